import { isRandom } from '../../../core/calibration/parts.js';
import { designLines } from '../../views/sampling.js';
import type { Language, Wording } from '../../wording/index.js';
import type { Page, Section } from '../page.js';
import { agreementFigure, criteriaTable } from './agreement.js';
import { differences, heats } from './confusion.js';
import { type AuditFindings, tableBlock } from './findings.js';
import { funnelFigure } from './people.js';
import { pairsTable, ratersBlocks, scoresTable } from './raters.js';
import { since, summary, taskTexts } from './summary.js';
import { unqualifiedBlocks, unqualifiedRest } from './unqualified.js';

export type { AuditFindings } from './findings.js';

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
      ...designLines(plan, words),
      ...(closing && closing.missing.length > 0 ? [text.auditMissing(closing.missing)] : []),
    ],
    sections: [
      { title: null, blocks: summary(findings, words) },
      { title: say.toDo, blocks: [{ kind: 'list', items: taskTexts(findings, words) }] },
      { title: say.agreement, blocks: [...agreementFigure(findings, words), ...funnelFigure(findings, words)] },
      { title: say.raters, blocks: ratersBlocks(findings, words) },
      ...differences(findings, words),
      { title: say.unqualified, blocks: unqualifiedBlocks(findings, words) },
      ...since(findings, words),
      ...appendix(findings, words),
    ],
    footer: [
      say.method(plan.seed, plan.frame.hash, `${standard.id} ${standard.version} (${plan.standard_hash})`),
      say.figuresFrom,
    ],
    words: { table: say.table, appendix: say.appendix },
  };
}

function appendix(findings: AuditFindings, words: Wording): Section[] {
  const { auditPage: say } = words;
  const parts: Section[] = [
    ...unqualifiedRest(findings, words),
    { title: say.criteria, blocks: [tableBlock(criteriaTable(findings, words))] },
    { title: say.pairsByCriterion, blocks: [tableBlock(pairsTable(findings, words))] },
    { title: say.confusions, blocks: [heats(findings.report.confusion, findings, words)] },
    { title: say.scores, blocks: [tableBlock(scoresTable(findings, words))] },
  ];
  return parts.map((part) => ({ ...part, isAppendix: true }));
}
