import { withChanges } from '../../complaint/evolve.js';
import type { FactChanges, Stamp } from '../../complaint/facts.js';
import { joinComplaints } from '../../complaint/join.js';
import type { Complaint } from '../../complaint/record.js';
import { Problem, problemOr } from '../../problem.js';
import { parseFile, stringifyJson, YAML_STYLE } from './adapters.js';
import { idOfLine, parseLine, type StoredComplaint } from './archive.js';
import { type ComplaintDocument, fromDocument, handEdits, toArchived, toDocument, unknownIn } from './document.js';
import { joinFields } from './join-fields.js';

/** The texts of two versions of a file, and of the one that both come from; null: there was none. */
export interface Versions {
  base: string | null;
  ours: string;
  theirs: string;
}

/** When the clock that is due first is due, as of `now`. */
export type DueRule = (complaint: Complaint, now: Stamp) => Stamp | null;

/**
 * Joins two versions of a file of a store: a complaint's document, or a month of the archive. The text is the same whichever
 * version is ours, but for comments that both have and differ in. Refuses what can't be joined.
 */
export async function joinFiles(versions: Versions, file: string, dueOf: DueRule): Promise<string> {
  if (file.endsWith('.jsonl')) return joinMonths(versions, file);
  if (/\.(json|yaml)$/.test(file)) return joinDocuments(versions, file, dueOf);
  throw new Problem('join_unknown_file', { file });
}

async function joinDocuments({ base, ours, theirs }: Versions, file: string, dueOf: DueRule): Promise<string> {
  const read = async (text: string): Promise<StoredComplaint> => {
    const document = await parseFile(text, file);
    return { complaint: fromDocument(document, file), document: document as ComplaintDocument };
  };
  // Where both sides made the file there is no base, and where an earlier join failed it is no document.
  const before = base === null ? null : await read(base).catch(nullIfProblem);
  const { complaint, document } = joinStored(before, await read(ours), await read(theirs));
  const due = dueOf(complaint, complaint.history.at(-1)?.at ?? complaint.logged_at);
  const joined = toDocument({ complaint, due }, document);
  if (file.endsWith('.json')) return stringifyJson(joined);
  const { joinYaml } = await import('./yaml-join.js');
  return joinYaml(ours, theirs, joined, YAML_STYLE);
}

function nullIfProblem(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

/**
 * Two records of a complaint in one: both histories, what people changed by hand in the facts, and the fields that plaint does not
 * know. `base`: what both come from; null: nobody knows. Refuses what can't be joined.
 */
export function joinStored(
  base: StoredComplaint | null,
  ours: StoredComplaint,
  theirs: StoredComplaint,
): StoredComplaint {
  const { id } = ours.complaint;
  const complaint = joinComplaints(ours.complaint, theirs.complaint);
  const editsIn = (stored: StoredComplaint | null) => (stored ? handEdits(stored.document, stored.complaint) : {});
  const edits = joinFields(editsIn(base), editsIn(ours), editsIn(theirs));
  if (edits.clashes.length > 0) throw new Problem('join_facts_differ', { id, fields: edits.clashes });
  const unknown = joinFields(
    base ? unknownIn(base.document) : {},
    unknownIn(ours.document),
    unknownIn(theirs.document),
  );
  if (unknown.clashes.length > 0) throw new Problem('join_fields_differ', { id, fields: unknown.clashes });
  const facts = withChanges(complaint.facts, edits.fields as FactChanges);
  return { complaint, document: { ...toDocument({ complaint, due: null }, unknown.fields), complaint: facts } };
}

/** A month of the archive, complaint by complaint: only lines that both sides changed are looked into. */
function joinMonths({ base, ours, theirs }: Versions, file: string): string {
  const [before, mine, yours] = [linesOf(base ?? '', file), linesOf(ours, file), linesOf(theirs, file)];
  const ids = [...new Set([...mine.keys(), ...yours.keys()])].sort();
  const lines = ids.flatMap((id) => joinLine(id, before.get(id), mine.get(id), yours.get(id), file) ?? []);
  return lines.map((line) => `${line}\n`).join('');
}

interface Line {
  text: string;
  number: number;
}

function joinLine(id: string, before?: Line, mine?: Line, yours?: Line, file = ''): string | undefined {
  if (mine?.text === yours?.text || before?.text === yours?.text) return mine?.text;
  if (before?.text === mine?.text) return yours?.text;
  // One side took the complaint up again, the other changed it where it was.
  if (!mine || !yours) throw new Problem('join_taken_out', { id });
  const read = ({ text, number }: Line) => parseLine(text, file, number);
  const base = before ? problemOr(() => read(before)) : null;
  const joined = joinStored(base instanceof Problem ? null : base, read(mine), read(yours));
  return JSON.stringify(toArchived(joined.complaint, joined.document));
}

/** The lines of a month by the id of their complaint; a damaged one by itself, so that it stays. */
function linesOf(text: string, file: string): Map<string, Line> {
  const lines = new Map<string, Line>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const id = idOfLine(line);
    if (lines.has(id)) throw new Problem('document_damaged', { file, line: index + 1, reason: 'id' });
    lines.set(id, { text: line, number: index + 1 });
  }
  return lines;
}
