import { Flags } from '@oclif/core';
import { Assumed } from '../../cli/assumed.js';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { costView } from '../../cli/views/insight-cost.js';
import { costOf } from '../../core/insight/cost.js';

const amount = { helpValue: 'AMOUNT' };
const share = { helpValue: 'SHARE' };

export default class InsightCost extends BaseCommand<typeof InsightCost> {
  static override summary = 'Work out what complaints cost a year, and what fewer of them would save';
  static override description =
    'Needs no store. Amounts are in one unit, whichever, and of a year. Every assumption is printed with whether it was given or is a default: a sum is only as good as they are. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight cost --volume 300 --per-person 6 --salary 150000 --rent 1000000',
    '<%= config.bin %> insight cost --volume 300 --per-person 6 --salary 150000 --compensation 1000000 --reduction 20% --investment 500000',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    volume: Flags.string({ summary: 'Complaints a day', helpValue: 'NUMBER' }),
    days: Flags.string({ summary: 'Days a year on which they come; else 365', helpValue: 'NUMBER' }),
    'per-person': Flags.string({ summary: 'Complaints that one person does a day', helpValue: 'NUMBER' }),
    shrinkage: Flags.string({ summary: 'Share of the time paid that people are not there; else 0', ...share }),
    salary: Flags.string({ summary: 'Pay of a person and year', ...amount }),
    training: Flags.string({ summary: 'Training of a person and year; else 0', ...amount }),
    rent: Flags.string({ summary: 'Rent of a year; else 0', ...amount }),
    depreciation: Flags.string({ summary: 'Depreciation of a year; else 0', exclusive: ['systems'], ...amount }),
    systems: Flags.string({ summary: 'What systems cost once, for depreciation', helpValue: 'AMOUNT,...' }),
    years: Flags.string({ summary: '... over so many years; else 5', helpValue: 'NUMBER', dependsOn: ['systems'] }),
    outsourcing: Flags.string({ summary: 'Outsourcing of a year; else 0', ...amount }),
    compensation: Flags.string({ summary: 'Compensation of a year; else 0', ...amount }),
    'unit-of': Flags.string({
      summary: 'Amounts are in units of so many, as 10000; else 1. Cost of one complaint is shown in ones',
      helpValue: 'NUMBER',
    }),
    reduction: Flags.string({ summary: 'Share of complaints that no longer come; else 0', ...share }),
    investment: Flags.string({ summary: 'What bringing that about costs once; else 0', ...amount }),
    running: Flags.string({ summary: '... and every year; else 0', ...amount }),
    customers: Flags.string({ summary: 'Customers a year that would leave; else 0', helpValue: 'NUMBER' }),
    'save-rate': Flags.string({ summary: 'Share of them that then stays; else 0', ...share }),
    'customer-value': Flags.string({ summary: 'What one of them is worth a year; else 0', ...amount }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const given = new Assumed(this.flags);
    given.need('volume', 'per-person', 'salary');
    const wish = {
      volume: given.number('volume', null, { above: 0 }),
      days: given.number('days', 365, { above: 0, to: 366 }),
      perPerson: given.number('per-person', null, { above: 0 }),
      shrinkage: given.share('shrinkage', 0, { from: 0, below: 1 }),
      salary: given.number('salary', null),
      training: given.number('training', 0),
      rent: given.number('rent', 0),
      depreciation: this.depreciation(given),
      outsourcing: given.number('outsourcing', 0),
      compensation: given.number('compensation', 0),
    };
    const unit = given.number('unit-of', 1, { above: 0 });
    const measure = {
      reduction: given.share('reduction', 0, { from: 0, below: 1 }),
      investment: given.number('investment', 0),
      running: given.number('running', 0),
      customers: given.number('customers', 0),
      saveRate: given.share('save-rate', 0, { from: 0, to: 1 }),
      customerValue: given.number('customer-value', 0),
    };
    this.show(costView(costOf(wish, measure, unit), given.list));
  }

  /** As given, or what systems cost by the years that they serve. */
  private depreciation(given: Assumed): number {
    if (this.flags.systems === undefined) return given.number('depreciation', 0);
    const sum = given.amounts('systems').reduce((total, each) => total + each, 0);
    return sum / given.number('years', 5, { above: 0, to: 100 });
  }
}
