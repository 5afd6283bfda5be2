import { isWeighted } from '../../../core/calibration/parts.js';
import type { AuditReport } from '../../../core/calibration/report.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageTable, Section } from '../page.js';
import { type AuditFindings, tableBlock } from './findings.js';

/** How many unqualified tickets stand in front, so that the page stays one. */
const TICKETS_IN_FRONT = 12;

/** What must be known to read the rate, and the unqualified tickets with who answers for them. */
export function unqualifiedBlocks({ report }: AuditFindings, words: Wording): Block[] {
  const { audit, unqualified, acceptance, risk_part } = report;
  const { sampling } = words;
  const notes = [
    ...(isWeighted(audit.plan) ? [sampling.weighted] : []),
    ...(acceptance ? [sampling.lotDecided(acceptance)] : []),
    ...(risk_part ? [sampling.riskFound(risk_part.unqualified, risk_part.reviewed)] : []),
    ...(unqualified.length === 0 ? [words.text.noUnqualified] : []),
  ].map((text) => ({ kind: 'text' as const, text }));
  if (unqualified.length === 0) return notes;
  const more = unqualified.length - TICKETS_IN_FRONT;
  return [
    ...notes,
    { kind: 'text', text: words.auditPage.calledSo(audit.plan.name) },
    tableBlock(ticketTable(report, words, unqualified.slice(0, TICKETS_IN_FRONT))),
    ...(more > 0 ? [{ kind: 'text' as const, text: words.auditPage.andMore(more) }] : []),
  ];
}

/** All of them, where not all stand in front. */
export function unqualifiedRest({ report }: AuditFindings, words: Wording): Section[] {
  const { unqualified } = report;
  if (unqualified.length <= TICKETS_IN_FRONT) return [];
  return [{ title: words.auditPage.unqualified, blocks: [tableBlock(ticketTable(report, words, unqualified))] }];
}

/** Who gave each reason. */
function reasonsGiven(marks: AuditReport['unqualified'][number]['marks']): [string, string[]][] {
  const reasons = [...new Set(marks.map(({ reason }) => reason))];
  return reasons.map((reason) => [reason, marks.filter((mark) => mark.reason === reason).map(({ rater }) => rater)]);
}

function ticketTable({ audit }: AuditReport, words: Wording, tickets: AuditReport['unqualified']): PageTable {
  const { label, auditPage: say } = words;
  const { reasons } = audit.plan.standard;
  const columns = [say.ticket, label.accountable, label.team, label.reason];
  return {
    columns: columns.map((title, at) => ({ title, flexible: at === 3, whole: at === 0 })),
    rows: tickets.map(({ ticket, accountable, team, marks }) => [
      ticket,
      accountable,
      team ?? '-',
      reasonsGiven(marks)
        .map(([reason, raters]) => `${words.named(reasons[reason] ?? { en: reason })} (${raters.join(', ')})`)
        .join('; '),
    ]),
  };
}
