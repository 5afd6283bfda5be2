import type { CriterionCoefficients } from '../../../core/calibration/coefficients.js';
import type { AuditReport } from '../../../core/calibration/report.js';
import type { CriterionToReword } from '../../../core/calibration/rewording.js';
import type { AuditTask } from '../../../core/calibration/tasks.js';
import type { AuditComparison } from '../../../core/calibration/trend.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageTable } from '../page.js';

/** Everything that the report of an audit tells of. */
export interface AuditFindings {
  report: AuditReport;
  /** Of each criterion, then of all together. */
  coefficients: readonly CriterionCoefficients[];
  reword: readonly CriterionToReword[];
  tasks: readonly AuditTask[];
  /** Against the round before under the same standard; null: this is the first. */
  since: AuditComparison | null;
}

export const RIGHT = { align: 'right' as const };

export function tableBlock(table: PageTable, title: string | null = null): Block {
  return { kind: 'table', title, table };
}

/** What criteria ask, by their ids. */
export function criterionTexts({ audit }: AuditReport, words: Wording): Map<string, string> {
  return new Map(audit.plan.standard.criteria.map(({ id, text }) => [id, words.named(text)]));
}
