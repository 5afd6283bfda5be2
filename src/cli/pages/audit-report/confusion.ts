import type { Confusion } from '../../../core/calibration/confusion.js';
import type { Wording } from '../../wording/index.js';
import type { Block, HeatTable, Section } from '../page.js';
import { type AuditFindings, criterionTexts } from './findings.js';

/** How many confusion tables stand in front; the appendix has all. */
const TABLES_IN_FRONT = 3;

/** The confusion tables that say most: of each criterion to be re-worded the two raters who differ most often. */
export function differences(findings: AuditFindings, words: Wording): Section[] {
  const worst = findings.reword
    .filter(({ rare }) => !rare)
    .slice(0, TABLES_IN_FRONT)
    .flatMap(({ criterion }) => {
      const own = findings.report.confusion.filter((entry) => entry.criterion === criterion);
      return own.sort((a, b) => offDiagonal(b) - offDiagonal(a)).slice(0, 1);
    });
  if (worst.length === 0) return [];
  return [{ title: words.auditPage.differences, blocks: [heats(worst, findings, words)] }];
}

function offDiagonal({ counts }: Confusion): number {
  return counts.flatMap((row, line) => row.filter((_, at) => at !== line)).reduce((sum, count) => sum + count, 0);
}

export function heats(confusions: readonly Confusion[], { report }: AuditFindings, words: Wording): Block {
  const texts = criterionTexts(report, words);
  const tables = confusions.map(({ criterion, raters: [first, second], categories, counts }): HeatTable => {
    const labels = categories.map((category) => words.auditPage.answers[category] ?? category);
    const title = texts.get(criterion) ?? criterion;
    return { title, rows: { title: first, labels }, columns: { title: second, labels }, counts };
  });
  return { kind: 'heat', tables };
}
