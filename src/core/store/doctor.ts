import type { Context } from '../complaint/context.js';
import type { FactChanges } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import type { IntegrityFinding, PlacedFinding } from '../integrity/finding.js';
import { examineComplaint } from '../integrity/rules/index.js';
import { Problem } from '../problem.js';
import { changeComplaint } from './change.js';
import type { Ailment, ComplaintStore, OverviewRequest } from './port.js';

export interface Diagnosis {
  complaints: number;
  /** What was found and is still so. */
  findings: PlacedFinding[];
  /** What was found and has been mended. */
  mended: PlacedFinding[];
  /** What could not be recorded or mended, and why. */
  failed: { finding: PlacedFinding; problem: Problem }[];
}

export interface Treatment {
  /** Mend what can be mended without losing anything. */
  fix: boolean;
  /** Record facts changed by hand as corrections. */
  adopt: boolean;
}

/** Looks at everything in a store, and does about it what is wanted. */
export async function examineStore(
  store: ComplaintStore,
  context: Context,
  instant: number,
  overview: OverviewRequest,
  { fix, adopt }: Treatment,
): Promise<Diagnosis> {
  let complaints = 0;
  const ids = new Set<string>();
  const pointing: { from: string; to: string }[] = [];
  const look = (complaint: Complaint): IntegrityFinding[] => {
    complaints++;
    ids.add(complaint.id);
    for (const { to } of complaint.links) pointing.push({ from: complaint.id, to });
    if (complaint.merged_into !== null) pointing.push({ from: complaint.id, to: complaint.merged_into });
    return examineComplaint(complaint, { team: context.team, now: instant });
  };
  const ailments = await store.examine(look, overview);
  const dangling = pointing.filter(({ to }) => !ids.has(to));
  const found: Ailment[] = [
    ...ailments,
    ...dangling.map(({ from, to }) => ({
      finding: { code: 'link_dangling', args: { to }, file: '', line: null, id: from } as const,
      mend: null,
      edits: null,
    })),
  ];
  const diagnosis: Diagnosis = { complaints, findings: [], mended: [], failed: [] };
  for (const ailment of found) {
    const { finding, mend, edits } = ailment;
    const cure = edits ? (adopt ? () => record(store, finding, edits, context) : null) : fix ? mend : null;
    try {
      if (cure && (await cure())) diagnosis.mended.push(finding);
      else diagnosis.findings.push(finding);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      diagnosis.findings.push(finding);
      diagnosis.failed.push({ finding, problem: error });
    }
  }
  return diagnosis;
}

/** Records what a person changed in a document as a correction, signed by whoever adopts it. */
async function record(store: ComplaintStore, { id }: PlacedFinding, changes: FactChanges, context: Context) {
  if (id === null) return false;
  await changeComplaint(store, id, { type: 'correct', changes }, context);
  return true;
}
