import { roundUp } from '../statistics/round-up.js';

/** What a year of complaints costs. Amounts in one unit, whichever. */
export interface CostWish {
  /** Complaints a day, on so many days a year. */
  volume: number;
  days: number;
  /** Complaints that one person does a day. */
  perPerson: number;
  /** How much of the time paid for people are not there; from 0 to below 1. */
  shrinkage: number;
  /** A person and year. */
  salary: number;
  training: number;
  /** A year. */
  depreciation: number;
  rent: number;
  outsourcing: number;
  compensation: number;
}

/** Something done about complaints, and what it brings. */
export interface Measure {
  /** The share of complaints that no longer come; from 0 to below 1. */
  reduction: number;
  /** Once, and every year. */
  investment: number;
  running: number;
  /** Customers that would leave, the share of them that stays, and what one is worth a year. */
  customers: number;
  saveRate: number;
  customerValue: number;
}

export const COST_ITEMS = ['pay', 'depreciation', 'rent', 'training', 'outsourcing', 'compensation'] as const;
export type CostItem = (typeof COST_ITEMS)[number];
const FIXED: readonly CostItem[] = ['pay', 'depreciation', 'rent'];

export interface YearCost {
  complaints: number;
  headcount: number;
  items: { item: CostItem; kind: 'fixed' | 'variable'; amount: number; share: number | null }[];
  fixed: number;
  variable: number;
  total: number;
  /** All costs by complaint. */
  per_complaint: number;
  /** Variable costs by complaint. */
  variable_per_complaint: number;
  /** What one complaint more costs while nobody is hired for it: outsourcing and compensation. */
  marginal: number;
}

/** A figure of the return, or why there is none. */
export interface ReturnFigure {
  value: number | null;
  reason: 'no_investment' | 'no_benefit' | null;
}

export interface CostReport {
  now: YearCost;
  /** With fewer complaints; null: none are to become fewer. */
  after: YearCost | null;
  savings: { at_once: number; with_staff: number };
  /** What the customers who stay are worth. */
  retained: number;
  /** Savings and retained customers, less what the measure costs each year. */
  benefit: number;
  return_ratio: ReturnFigure;
  payback_years: ReturnFigure;
}

/**
 * The year as it is, the year with fewer complaints, and what the difference is worth beside what it costs. `unit`: amounts are in units
 * of so many; what one complaint costs is told in ones.
 */
export function costOf(wish: CostWish, measure: Measure, unit: number): CostReport {
  const { reduction, investment, running, customers, saveRate, customerValue } = measure;
  const now = yearCost(wish, 1, unit);
  const after = reduction === 0 ? null : yearCost(wish, 1 - reduction, unit);
  const savings = {
    at_once: reduction * (wish.outsourcing + wish.compensation),
    with_staff: after === null ? 0 : now.total - after.total,
  };
  const retained = customers * saveRate * customerValue;
  const benefit = savings.with_staff + retained - running;
  const none = investment === 0 ? 'no_investment' : null;
  const noPayback = none ?? (benefit > 0 ? null : 'no_benefit');
  return {
    ...{ now, after, savings, retained, benefit },
    return_ratio: { value: none ? null : benefit / investment, reason: none },
    payback_years: { value: noPayback ? null : investment / benefit, reason: noPayback },
  };
}

/**
 * A year with `part` of the complaints. People are whole; pay and training go with them, outsourcing and compensation with complaints,
 * depreciation and rent with neither. By hand: 300 a day by 6 each are 50 people.
 */
function yearCost(wish: CostWish, part: number, unit: number): YearCost {
  const { days, perPerson, shrinkage, salary } = wish;
  const volume = wish.volume * part;
  const complaints = volume * days;
  const headcount = roundUp(volume / (perPerson * (1 - shrinkage)));
  const amounts: Record<CostItem, number> = {
    pay: headcount * salary,
    depreciation: wish.depreciation,
    rent: wish.rent,
    training: headcount * wish.training,
    outsourcing: part * wish.outsourcing,
    compensation: part * wish.compensation,
  };
  const sumOf = (items: readonly CostItem[]) => items.reduce((sum, item) => sum + amounts[item], 0);
  const [fixed, total] = [sumOf(FIXED), sumOf(COST_ITEMS)];
  const variable = sumOf(COST_ITEMS.filter((item) => !FIXED.includes(item)));
  return {
    ...{ complaints, headcount },
    items: COST_ITEMS.map((item) => ({
      item,
      kind: FIXED.includes(item) ? 'fixed' : 'variable',
      amount: amounts[item],
      share: total === 0 ? null : amounts[item] / total,
    })),
    ...{ fixed, variable, total },
    per_complaint: (unit * total) / complaints,
    variable_per_complaint: (unit * variable) / complaints,
    marginal: (unit * (amounts.outsourcing + amounts.compensation)) / complaints,
  };
}
