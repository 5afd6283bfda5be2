import { FEWEST_ITEMS } from '../../../core/calibration/agreement.js';
import type { AuditReport } from '../../../core/calibration/report.js';
import { extremesOf, LEANING } from '../../../core/calibration/tasks.js';
import { decimalText, percentText, signedText, statisticText } from '../../views/figures.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageTable } from '../page.js';
import { type AuditFindings, criterionTexts, RIGHT, tableBlock } from './findings.js';

/** How raters scored, who is strict and who lenient, and who disagrees with whom. */
export function ratersBlocks({ report }: AuditFindings, words: Wording): Block[] {
  const { label, auditPage: say } = words;
  const heads = [label.rater, label.tickets, label.meanScore, label.bias, label.unqualified];
  const summaries: PageTable = {
    columns: heads.map((title, at) => (at === 0 ? { title } : { title, ...RIGHT })),
    rows: report.raters.map(({ rater, tickets, mean_score, bias, unqualified }) => [
      rater,
      String(tickets),
      decimalText(mean_score, 1),
      { text: signedText(bias), tone: bias !== null && Math.abs(bias) >= LEANING ? 'warn' : null },
      String(unqualified),
    ]),
  };
  const ends = extremesOf(report.raters);
  return [
    tableBlock(summaries),
    ...(ends ? [{ kind: 'text' as const, text: say.spread(ends.strictest, ends.lenient, report.baseline) }] : []),
    ...(report.verdicts.length > 0 ? [tableBlock(whoTable(report, words), say.pairs)] : []),
  ];
}

/** Pairs of raters: how often they answered the same, and how often only one called a ticket unqualified. Those who differ most come first. */
function whoTable({ verdicts, overall }: AuditReport, words: Wording): PageTable {
  const { auditPage: say, label } = words;
  const lines = verdicts.map((pair) => {
    const found = overall.find(({ raters }) => raters.join('\n') === pair.raters.join('\n'));
    return { pair, agreed: found?.percent.value ?? null, kappa: found?.kappa ?? null };
  });
  lines.sort((a, b) => (a.agreed ?? 2) - (b.agreed ?? 2));
  const right = [say.bothScored, say.sameAnswers, label.kappa, say.bothUnqualified, say.onlyFirst, say.onlySecond];
  return {
    columns: [{ title: label.raters, whole: true }, ...right.map((title) => ({ title, ...RIGHT }))],
    rows: lines.map(({ pair, agreed, kappa }) => [
      pair.raters.join(' / '),
      String(pair.tickets),
      percentText(agreed),
      kappa === null || pair.tickets < FEWEST_ITEMS ? '-' : statisticText(kappa, words),
      String(pair.both_unqualified),
      String(pair.first_only),
      String(pair.second_only),
    ]),
  };
}

/** Each pair of raters on each criterion, then over the yes/no ones. */
export function pairsTable({ report }: AuditFindings, words: Wording): PageTable {
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
    rows: [...report.agreement, ...report.overall].map(({ criterion, raters: pair, percent, kappa }) => [
      texts.get(criterion) ?? words.text.overall,
      pair.join(' / '),
      String(percent.n),
      percentText(percent.value),
      report.counts_only ? '-' : statisticText(kappa, words),
    ]),
  };
}

/** The score of each ticket by each rater, and what it was before critical criteria. */
export function scoresTable({ report }: AuditFindings, { auditPage: say }: Wording): PageTable {
  const names = report.raters.map(({ rater }) => rater);
  return {
    columns: [{ title: say.ticket, whole: true }, ...names.map((title) => ({ title, ...RIGHT }))],
    rows: report.tickets.map(({ ticket, scores }) => [
      ticket,
      ...names.map((rater) => {
        const { score = null, raw = null } = scores[rater] ?? {};
        return score === raw ? decimalText(score, 1) : `${decimalText(score, 1)} (${say.raw} ${decimalText(raw, 1)})`;
      }),
    ]),
  };
}
