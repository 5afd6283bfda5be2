import type { AqlPlan } from '../../core/calibration/acceptance-plan.js';
import type { AuditPlan } from '../../core/calibration/audit.js';
import { isRandom, planFor } from '../../core/calibration/parts.js';
import {
  type AcceptancePlan,
  type CurvePoint,
  curvePoint,
  qualityAt,
  type Risk,
} from '../../core/statistics/acceptance.js';
import type { Precision, SampleSize } from '../../core/statistics/sample-size.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { percentText } from './figures.js';
import { renderTable } from './table.js';

/** A stratum with how many are drawn of it. */
export interface DrawnStratum {
  stratum: string;
  size: number;
  /** Where it counts. */
  deviation?: number;
  n: number;
}

export interface SizeFound extends Precision, SampleSize {
  population: number;
  method: string;
  /** Null: there are no strata. */
  allocation: string | null;
  strata: DrawnStratum[];
}

/** How many to draw, and of which stratum. */
export function sizeView(found: SizeFound): Outcome {
  const { population, n0, n, strata, allocation } = found;
  return {
    data: () => found,
    text: (show) =>
      [
        ...(allocation === null ? [] : [`${strataTable(strata, show)}\n`]),
        show.words.sampling.size(n, population, n0, found),
      ].join('\n'),
    csv: () =>
      allocation === null
        ? { columns: ['population', 'n0', 'n'], rows: [[population, n0, n]] }
        : { columns: ['stratum', 'size', 'n'], rows: strata.map((row) => [row.stratum, row.size, row.n]) },
  };
}

/** Strata with how many there are and how many are drawn. */
export function strataTable(strata: readonly DrawnStratum[], { words, terminal }: Show): string {
  const { stratum, total, drawn } = words.sampling;
  const columns = [
    { title: stratum, flexible: true },
    ...[total, drawn].map((title) => ({ title, align: 'right' as const })),
  ];
  return renderTable(
    columns,
    strata.map((row) => [row.stratum, String(row.size), String(row.n)]),
    terminal,
  );
}

/** A plan of an audit: what was drawn, how, and who scores what. */
export function auditPlanView(plan: AuditPlan): Outcome {
  return {
    data: () => {
      const { standard, ...rest } = plan;
      return { ...rest, standard: { id: standard.id, version: standard.version, hash: plan.standard_hash } };
    },
    text: (show) => {
      const { sampling, text } = show.words;
      const { design, tickets, raters, name, frame } = plan;
      const random = tickets.filter(isRandom).length;
      const about = [
        sampling.byStandard(show.words.named(plan.standard.title), plan.standard.version),
        ...(design?.size.by === 'aql' ? [sampling.plan(design.size.n, design.size.accept, design.size.reject)] : []),
        ...designLines(plan, show.words),
      ];
      const strata = design?.strata ? [strataTable(design.strata, show), ''] : [];
      return [...strata, ...about, text.auditPlanned(name, random, frame.size, raters)].join('\n');
    },
  };
}

/** How the tickets were drawn and shared out, in so far as it was more than by lot and all to all. */
export function designLines(plan: AuditPlan, { sampling }: Wording): string[] {
  const { design, tickets, raters } = plan;
  const loads = raters.map((rater) => ({ rater, tickets: planFor(plan, rater).tickets.length }));
  const shared = design?.shared ?? tickets.length;
  return [
    ...(design?.size.by === 'aql' ? [sampling.lookedUp(design.size)] : []),
    ...(design?.strata && design.per_person === null
      ? [sampling.byStrata(design.strata.length, design.allocation)]
      : []),
    ...(design?.risk ? [sampling.riskPart(design.risk.drawn, design.risk.pool, design.risk.wanted)] : []),
    ...failedByRule(plan).map(([criterion, failed]) => sampling.byRule(criterion, failed, tickets.length)),
    ...(shared < tickets.length ? [sampling.shared(shared, tickets.length, loads)] : []),
    ...ownTickets(plan).map(({ rater, count }) => sampling.ownTickets(rater, count)),
  ];
}

/** Raters who are to judge what they logged themselves. */
function ownTickets(plan: AuditPlan): { rater: string; count: number }[] {
  return plan.raters.flatMap((rater) => {
    const count = planFor(plan, rater).tickets.filter(({ logged_by }) => logged_by === rater).length;
    return count > 0 ? [{ rater, count }] : [];
  });
}

/** How many tickets each automatic criterion failed. */
function failedByRule({ standard, tickets }: AuditPlan): [string, number][] {
  return standard.criteria.flatMap(({ id, auto }): [string, number][] =>
    auto ? [[id, tickets.filter((ticket) => ticket.auto?.[id] === 'no').length]] : [],
  );
}

/** A plan and where it comes from: the tables, the risks of both sides, or neither. */
export interface AcceptanceBasis extends AcceptancePlan {
  table?: AqlPlan;
  risks?: { producer: Risk; consumer: Risk };
}

/** What decides about a lot: between the numbers of reduced inspection it is accepted too. Null: the tables count faults, not tickets. */
export function decisive({ n, accept, table }: AcceptanceBasis): AcceptancePlan | null {
  const most = table ? table.reject - 1 : accept;
  // Above 10 an AQL counts faults per 100, of which one ticket may have several.
  return most >= n || (table && table.aql > 10) ? null : { n, accept: most };
}

/** A plan with its operating characteristic. `lot`: null where none was named. */
export function acceptanceView(basis: AcceptanceBasis, curve: readonly CurvePoint[], lot: number | null): Outcome {
  const { n, accept, table, risks } = basis;
  const reject = table?.reject ?? accept + 1;
  const deciding = decisive(basis);
  const accepted = (p: number) => {
    const point = curvePoint(deciding ?? basis, p, lot);
    return point.hypergeometric ?? point.binomial;
  };
  const quality = deciding && {
    p95: qualityAt(deciding, 0.95),
    p50: qualityAt(deciding, 0.5),
    p10: qualityAt(deciding, 0.1),
  };
  const actual = risks && { refused: 1 - accepted(risks.producer.p), accepted: accepted(risks.consumer.p) };
  return {
    data: () => ({
      letter: table?.letter ?? null,
      ...{ n, accept, reject, lot },
      ...(table && {
        level: table.level,
        aql: table.aql,
        inspection: table.inspection,
        plan_letter: table.plan_letter,
        table_n: table.table_n,
        unconfirmed: table.unconfirmed,
        producer_risk: deciding ? 1 - accepted(table.aql / 100) : null,
      }),
      ...(risks && {
        producer: { ...risks.producer, actual: actual?.refused },
        consumer: { ...risks.consumer, actual: actual?.accepted },
      }),
      quality,
      curve,
    }),
    text: (show) => {
      const { sampling } = show.words;
      const lines = [
        ...(table ? [sampling.lookedUp(table)] : []),
        sampling.plan(n, accept, reject),
        ...(n === lot ? [sampling.everything] : []),
        ...(risks && actual ? [sampling.risks(actual.refused, actual.accepted, risks)] : []),
        quality ? sampling.quality(quality) : sampling.faultsPerHundred,
      ];
      return [lines.join('\n'), ...(curve.length > 0 ? [curveTable(curve, lot !== null, show)] : [])].join('\n\n');
    },
    csv: () => ({
      columns: ['p', 'binomial', 'hypergeometric'],
      rows: curve.map(({ p, binomial, hypergeometric }) => [p, binomial, hypergeometric]),
    }),
  };
}

function curveTable(curve: readonly CurvePoint[], ofLot: boolean, { words, terminal }: Show): string {
  const { share, accepted, acceptedOfLot } = words.sampling;
  const titles = [share, accepted, ...(ofLot ? [acceptedOfLot] : [])];
  const rows = curve.map(({ p, binomial, hypergeometric }) => [
    `${Number((100 * p).toPrecision(6))}%`,
    percentText(binomial),
    ...(hypergeometric === null ? [] : [percentText(hypergeometric)]),
  ]);
  return renderTable(
    titles.map((title) => ({ title, align: 'right' as const })),
    rows,
    terminal,
  );
}
