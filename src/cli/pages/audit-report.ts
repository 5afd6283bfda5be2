import { FEWEST_ITEMS } from '../../core/calibration/agreement.js';
import type { CriterionCoefficients } from '../../core/calibration/coefficients.js';
import type { Confusion } from '../../core/calibration/confusion.js';
import { isRandom, isWeighted } from '../../core/calibration/parts.js';
import { funnelLimits } from '../../core/calibration/people.js';
import type { AuditReport, RaterSummary } from '../../core/calibration/report.js';
import type { CriterionToReword } from '../../core/calibration/rewording.js';
import type { AuditComparison } from '../../core/calibration/trend.js';
import type { Estimate, Statistic } from '../../core/statistics/result.js';
import type { Chart, IntervalRow } from '../charts/chart.js';
import { intervalText } from '../views/agreement.js';
import type { Language, Wording } from '../wording/index.js';
import type { Block, HeatTable, Page, PageTable, Section, Tile, Tone } from './page.js';

/** Everything that the report of an audit tells of. */
export interface AuditFindings {
  report: AuditReport;
  /** Over all criteria, with its interval. */
  alpha: Estimate;
  coefficients: readonly CriterionCoefficients[];
  reword: readonly CriterionToReword[];
  /** Against the round before under the same standard; null: this is the first. */
  since: AuditComparison | null;
}

/** From how many points of 100 on a rater's leaning is something to talk about. */
const LEANING = 5;

/** How many confusion tables stand in front; the appendix has all. */
const TABLES_IN_FRONT = 3;

/** How many unqualified tickets stand in front, so that the page stays one. */
const TICKETS_IN_FRONT = 20;

const RIGHT = { align: 'right' as const };

/** The report of an audit: what a manager wants to know first, what it rests on after. */
export function auditPage(findings: AuditFindings, lang: Language, words: Wording): Page {
  const { plan, closing } = findings.report.audit;
  const { auditPage: say, text } = words;
  const { standard } = plan;
  return {
    lang,
    title: text.auditTitle(plan.name, words.named(standard.title), standard.version),
    lead: [
      text.auditDrawn(plan.tickets.filter(isRandom).length, plan.frame.size, plan.seed, plan.frame.hash),
      ...(closing && closing.missing.length > 0 ? [text.auditMissing(closing.missing)] : []),
    ],
    sections: [
      { title: null, blocks: [verdict(findings, words), { kind: 'tiles', tiles: tiles(findings, words) }] },
      { title: say.toDo, blocks: [{ kind: 'list', items: toDo(findings, words) }] },
      { title: say.agreement, blocks: figures(findings, words) },
      { title: say.raters, blocks: raters(findings, words) },
      ...differences(findings, words),
      { title: say.unqualified, blocks: unqualified(findings, words) },
      ...since(findings, words),
      ...(findings.report.unqualified.length > TICKETS_IN_FRONT
        ? [
            {
              title: say.unqualified,
              blocks: [table(unqualifiedTable(findings.report, words, findings.report.unqualified))],
              isAppendix: true,
            },
          ]
        : []),
      { title: say.criteria, blocks: [table(criteriaTable(findings, words))], isAppendix: true },
      { title: say.pairsByCriterion, blocks: [table(pairsTable(findings, words))], isAppendix: true },
      { title: say.confusions, blocks: [heats(findings.report.confusion, findings, words)], isAppendix: true },
      { title: say.scores, blocks: [table(scoresTable(findings, words))], isAppendix: true },
    ],
    footer: [
      say.method(plan.seed, plan.frame.hash, `${standard.id} ${standard.version} (${plan.standard_hash})`),
      say.figuresFrom,
    ],
    words: { table: say.table, appendix: say.appendix },
  };
}

function verdict({ report }: AuditFindings, { auditPage: say }: Wording): Block {
  const { decision, audit } = report;
  const tones: Record<string, Tone> = { pass: 'good', action: 'warn', fail: 'bad' };
  const verdict = decision?.verdict ?? 'undecided';
  return {
    kind: 'verdict',
    tone: tones[verdict] ?? 'quiet',
    text: say.verdicts[verdict],
    detail: decision ? say.decided(decision) : say.tooFew(audit.plan.tickets.length),
  };
}

function tiles({ report, alpha, since: before }: AuditFindings, { auditPage: say }: Wording): Tile[] {
  const { unqualified_rate: rate, decision, raters: summaries } = report;
  const isMissed = decision?.rate.value != null && decision.rate.value > decision.rate.wanted;
  const reviewed: Tile = {
    label: say.tiles.reviewed,
    value: String(rate.denominator),
    detail: summaries.map(({ rater }) => rater).join(', '),
    tone: null,
  };
  const share: Tile = {
    label: say.tiles.rate,
    value: percent(rate.value),
    detail: say.ofAll(rate),
    tone: isMissed ? 'bad' : null,
  };
  const agreed: Tile = {
    label: say.tiles.agreement,
    value: report.counts_only ? '-' : decimal(alpha.value, 2),
    detail: report.counts_only || alpha.low === null || alpha.high === null ? '' : say.interval(alpha.low, alpha.high),
    tone: null,
  };
  if (before === null || before.rate.difference === null) return [share, agreed, reviewed];
  const { name } = before.before;
  const change: Tile = {
    label: say.tiles.since(name),
    value: say.points(before.rate.difference),
    detail: '',
    tone: null,
  };
  return [share, agreed, reviewed, change];
}

function toDo({ report, reword }: AuditFindings, words: Wording): string[] {
  const { auditPage: say } = words;
  const texts = criterionTexts(report, words);
  const apart = report.verdicts.length === 0 ? 0 : disputed(report);
  const items = [
    ...reword.map(({ criterion, why, alpha, apart: far }) =>
      say.reword(
        texts.get(criterion) ?? criterion,
        why.includes('alpha_low') ? alpha : null,
        why.includes('far_apart') ? far : null,
      ),
    ),
    ...leaning(report).map(({ rater, bias }) => say.leans(rater, bias)),
    ...(apart > 0 ? [say.settle(apart)] : []),
    ...report.people
      .filter(({ outside }) => outside === 'above95' || outside === 'above998')
      .map(({ person, rate }) => say.lookInto(person, rate)),
  ];
  return items.length > 0 ? items : [say.nothingToDo];
}

/** Tickets that some who scored them marked and others did not. */
function disputed({ audit, unqualified: marked }: AuditReport): number {
  return marked.filter(({ ticket, marks }) => {
    const scored = audit.scores.filter(({ ratings }) => ratings.some((rating) => rating.ticket === ticket));
    return marks.length < scored.length;
  }).length;
}

function leaning({ raters: summaries, counts_only }: AuditReport): { rater: string; bias: number }[] {
  if (counts_only) return [];
  return summaries
    .flatMap(({ rater, bias }) => (bias === null || Math.abs(bias) < LEANING ? [] : [{ rater, bias }]))
    .sort((a, b) => Math.abs(b.bias) - Math.abs(a.bias));
}

function figures(findings: AuditFindings, words: Wording): Block[] {
  const { report } = findings;
  const { auditPage: say } = words;
  const blocks: Block[] = [];
  if (report.raters.length > 1) {
    blocks.push({
      kind: 'figure',
      title: say.agreementChart,
      note: say.agreementNote,
      chart: agreementChart(findings, words),
      table: criteriaTable(findings, words),
    });
  }
  const rate = report.unqualified_rate.value;
  if (rate !== null) {
    blocks.push({
      kind: 'figure',
      title: say.people,
      note: say.funnelNote(rate),
      chart: funnelChart(report, words),
      table: peopleTable(report, words),
    });
  }
  return blocks;
}

function agreementChart({ report, coefficients }: AuditFindings, words: Wording): Chart {
  const { auditPage: say } = words;
  const texts = criterionTexts(report, words);
  const rows = coefficients.map(({ criterion, krippendorff_alpha: alpha }): IntervalRow => {
    const label = texts.get(criterion) ?? words.text.overall;
    if (alpha.n < FEWEST_ITEMS) return { label, value: null, low: null, high: null, note: say.fewTickets };
    const { value, low, high, reason } = alpha;
    return { label, value, low, high, note: reason === null ? null : words.undefinedBecause[reason] };
  });
  const lowest = Math.min(0, ...rows.flatMap(({ value, low }) => [value ?? 0, low ?? 0]));
  const { alpha, alpha_with_action: action } = report.audit.plan.standard.pass;
  return {
    kind: 'intervals',
    rows,
    min: Math.max(-1, Math.floor(lowest * 4) / 4),
    max: 1,
    marks: [
      ...(action === undefined ? [] : [{ value: action, label: '' }]),
      ...(alpha === undefined ? [] : [{ value: alpha, label: say.asked(alpha) }]),
    ],
  };
}

/** Points of a curve: enough to look smooth. */
const CURVE_POINTS = 60;

function funnelChart({ people, unqualified_rate }: AuditReport, words: Wording): Chart {
  const centre = unqualified_rate.value ?? 0;
  const most = Math.max(...people.map(({ rate }) => rate.denominator));
  const end = Math.max(most + 1, Math.ceil(most * 1.1));
  const step = Math.max(1, Math.floor(end / CURVE_POINTS));
  const sizes = Array.from({ length: Math.floor((end - 1) / step) + 1 }, (_, at) => 1 + at * step);
  return {
    kind: 'funnel',
    points: people.map(({ person, rate, outside }) => ({
      label: person,
      n: rate.denominator,
      share: rate.value ?? 0,
      isOutside: outside !== null,
    })),
    centre,
    limits: sizes.map((n) => ({ n, ...funnelLimits(n, centre) })),
    axes: { n: words.auditPage.tiles.reviewed, share: words.auditPage.tiles.rate },
  };
}

function criteriaTable({ report, coefficients }: AuditFindings, words: Wording): PageTable {
  const { label } = words;
  const { figures: named } = words.agreement;
  const texts = criterionTexts(report, words);
  return {
    columns: [
      { title: label.criterion, flexible: true },
      { title: label.n, ...RIGHT },
      { title: label.agreement, ...RIGHT },
      { title: named.krippendorff_alpha[0], ...RIGHT },
      { title: label.interval, ...RIGHT },
      { title: named.gwet_ac[0], ...RIGHT },
    ],
    rows: coefficients.map(({ criterion, percent_agreement, krippendorff_alpha: alpha, gwet_ac }) => [
      texts.get(criterion) ?? words.text.overall,
      String(alpha.n),
      percent(percent_agreement.value),
      ...(alpha.n < FEWEST_ITEMS
        ? ['-', '-', '-']
        : [statistic(alpha, words), intervalText(alpha), statistic(gwet_ac, words)]),
    ]),
  };
}

function peopleTable({ people }: AuditReport, words: Wording): PageTable {
  const { label, auditPage: say } = words;
  return {
    columns: [
      { title: label.accountable },
      { title: label.team },
      { title: label.unqualified, ...RIGHT },
      { title: label.tickets, ...RIGHT },
      { title: words.sampling.share, ...RIGHT },
      { title: label.interval, ...RIGHT },
      { title: '' },
    ],
    rows: people.map(({ person, team, rate, outside }) => [
      person,
      team ?? '-',
      String(rate.numerator),
      String(rate.denominator),
      percent(rate.value),
      `${percent(rate.low)} – ${percent(rate.high)}`,
      outside === null ? '' : { text: say.outside[outside], tone: outside.startsWith('above') ? 'bad' : 'good' },
    ]),
  };
}

function raters({ report }: AuditFindings, words: Wording): Block[] {
  const { label, auditPage: say } = words;
  const heads = [label.rater, label.tickets, label.meanScore, label.bias, label.unqualified];
  const summaries: PageTable = {
    columns: heads.map((title, at) => (at === 0 ? { title } : { title, ...RIGHT })),
    rows: report.raters.map(({ rater, tickets, mean_score, bias, unqualified: marked }) => [
      rater,
      String(tickets),
      decimal(mean_score, 1),
      { text: signed(bias), tone: bias !== null && Math.abs(bias) >= LEANING ? 'warn' : null },
      String(marked),
    ]),
  };
  const spread = extremes(report.raters);
  return [
    table(summaries),
    ...(spread ? [{ kind: 'text' as const, text: say.spread(...spread) }] : []),
    ...(report.verdicts.length > 0 ? [table(whoTable(report, words), say.pairs)] : []),
  ];
}

function extremes(all: readonly RaterSummary[]): [string, number, string, number] | null {
  const told = all.flatMap(({ rater, bias }) => (bias === null ? [] : [{ rater, bias }]));
  told.sort((a, b) => a.bias - b.bias);
  const [first, last] = [told[0], told.at(-1)];
  return first && last && last.bias > first.bias ? [first.rater, first.bias, last.rater, last.bias] : null;
}

/** Pairs of raters: how often they answered the same, and how often only one called a ticket unqualified. Those who differ most come first. */
function whoTable({ verdicts, overall }: AuditReport, words: Wording): PageTable {
  const { auditPage: say, label } = words;
  const lines = verdicts.map((pair) => {
    const found = overall.find(({ raters: names }) => names.join('\n') === pair.raters.join('\n'));
    return { pair, agreed: found?.percent.value ?? null, kappa: found?.kappa ?? null };
  });
  lines.sort((a, b) => (a.agreed ?? 2) - (b.agreed ?? 2));
  const right = [say.bothScored, say.sameAnswers, label.kappa, say.bothUnqualified, say.onlyFirst, say.onlySecond];
  return {
    columns: [{ title: label.raters }, ...right.map((title) => ({ title, ...RIGHT }))],
    rows: lines.map(({ pair, agreed, kappa }) => [
      pair.raters.join(' / '),
      String(pair.tickets),
      percent(agreed),
      kappa === null || pair.tickets < FEWEST_ITEMS ? '-' : statistic(kappa, words),
      String(pair.both_unqualified),
      String(pair.first_only),
      String(pair.second_only),
    ]),
  };
}

/** The confusion tables that say most: of each criterion to be re-worded the two raters who differ most often. */
function differences(findings: AuditFindings, words: Wording): Section[] {
  const worst = findings.reword.slice(0, TABLES_IN_FRONT).flatMap(({ criterion }) => {
    const own = findings.report.confusion.filter((entry) => entry.criterion === criterion);
    own.sort((a, b) => offDiagonal(b) - offDiagonal(a));
    return own.slice(0, 1);
  });
  if (worst.length === 0) return [];
  return [{ title: words.auditPage.differences, blocks: [heats(worst, findings, words)] }];
}

function offDiagonal({ counts }: Confusion): number {
  return counts.flatMap((row, line) => row.filter((_, at) => at !== line)).reduce((sum, count) => sum + count, 0);
}

function heats(confusions: readonly Confusion[], { report }: AuditFindings, words: Wording): Block {
  const texts = criterionTexts(report, words);
  const tables = confusions.map(({ criterion, raters: [first, second], categories, counts }): HeatTable => {
    const labels = categories.map((category) => words.auditPage.answers[category] ?? category);
    const title = texts.get(criterion) ?? criterion;
    return { title, rows: { title: first, labels }, columns: { title: second, labels }, counts };
  });
  return { kind: 'heat', tables };
}

function unqualified({ report }: AuditFindings, words: Wording): Block[] {
  const { audit, unqualified: tickets, acceptance, risk_part } = report;
  const { sampling } = words;
  const notes = [
    ...(isWeighted(audit.plan) ? [sampling.weighted] : []),
    ...(acceptance ? [sampling.lotDecided(acceptance)] : []),
    ...(risk_part ? [sampling.riskFound(risk_part.unqualified, risk_part.reviewed)] : []),
  ].map((text) => ({ kind: 'text' as const, text }));
  if (tickets.length === 0) return [...notes, { kind: 'text', text: words.text.noUnqualified }];
  const more = tickets.length - TICKETS_IN_FRONT;
  return [
    ...notes,
    table(unqualifiedTable(report, words, tickets.slice(0, TICKETS_IN_FRONT))),
    ...(more > 0 ? [{ kind: 'text' as const, text: words.auditPage.andMore(more) }] : []),
  ];
}

function unqualifiedTable({ audit }: AuditReport, words: Wording, tickets: AuditReport['unqualified']): PageTable {
  const { label } = words;
  const { reasons } = audit.plan.standard;
  const columns = [label.unqualified, label.accountable, label.team, label.reason];
  return {
    columns: columns.map((title, at) => ({ title, flexible: at === 3 })),
    rows: tickets.map(({ ticket, accountable, team, marks }) => [
      ticket,
      accountable,
      team ?? '-',
      marks.map(({ rater, reason }) => `${words.named(reasons[reason] ?? { en: reason })} (${rater})`).join('; '),
    ]),
  };
}

function since({ since: found }: AuditFindings, { auditPage: say }: Wording): Section[] {
  if (found === null) return [];
  const { before, after, rate } = found;
  const items = [
    say.rateChange(before.unqualified_rate.value, after.unqualified_rate.value, rate.low, rate.high),
    say.alphaChange(before.alpha.value, after.alpha.value),
    ...(after.standard_changed ? [say.otherStandard] : []),
  ];
  return [{ title: say.previous(before.name), blocks: [{ kind: 'list', items }] }];
}

function pairsTable({ report }: AuditFindings, words: Wording): PageTable {
  const { label } = words;
  const texts = criterionTexts(report, words);
  return {
    columns: [
      { title: label.criterion, flexible: true },
      { title: label.raters },
      { title: label.n, ...RIGHT },
      { title: label.agreement, ...RIGHT },
      { title: label.kappa, ...RIGHT },
    ],
    rows: [...report.agreement, ...report.overall].map(({ criterion, raters: pair, percent: agreed, kappa }) => [
      texts.get(criterion) ?? words.text.overall,
      pair.join(' / '),
      String(agreed.n),
      percent(agreed.value),
      report.counts_only ? '-' : statistic(kappa, words),
    ]),
  };
}

function scoresTable({ report }: AuditFindings, { label, auditPage: say }: Wording): PageTable {
  const names = report.raters.map(({ rater }) => rater);
  return {
    columns: [{ title: label.tickets }, ...names.map((title) => ({ title, ...RIGHT }))],
    rows: report.tickets.map(({ ticket, scores }) => [
      ticket,
      ...names.map((rater) => {
        const { score = null, raw = null } = scores[rater] ?? {};
        return score === raw ? decimal(score, 1) : `${decimal(score, 1)} (${say.raw} ${decimal(raw, 1)})`;
      }),
    ]),
  };
}

function table(content: PageTable, title: string | null = null): Block {
  return { kind: 'table', title, table: content };
}

function criterionTexts({ audit }: AuditReport, words: Wording): Map<string, string> {
  return new Map(audit.plan.standard.criteria.map(({ id, text }) => [id, words.named(text)]));
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)}%`;
}

function statistic({ value, reason }: Statistic, words: Wording): string {
  return value === null ? (reason === null ? '-' : words.undefinedBecause[reason]) : value.toFixed(3);
}

function decimal(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}

function signed(value: number | null): string {
  return value === null ? '-' : `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}
