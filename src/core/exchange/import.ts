import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ClockRules } from '../complaint/context.js';
import type { ComplaintEvent } from '../complaint/events.js';
import { evolve, foldHistory } from '../complaint/evolve.js';
import type { FactChanges, Facts, Stamp } from '../complaint/facts.js';
import { ID_SPACE, makeComplaintId } from '../complaint/id.js';
import type { Complaint } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import type { ImportedComplaint } from './row.js';

/** What is to be done about one row. */
export type ImportStep =
  | { kind: 'create'; id: string; history: ComplaintEvent[] }
  | { kind: 'update'; complaint: Complaint; events: ComplaintEvent[] }
  | { kind: 'unchanged' };

/** What is known of a row that was imported before. */
export interface KnownRow {
  id: string;
  /** Hash of the row as it was last seen. */
  row: string;
}

/** When and by whom, and the clocks that start; null: the source keeps them. */
export interface ImportContext {
  now: Stamp;
  by: string;
  clocks: ClockRules | null;
}

/** How an imported row is recognised. */
export function sourceKey(source: { system: string; id: string }): string {
  return `${source.system}\n${source.id}`;
}

/** The hash of the row that a complaint was last imported from; null for one that was not imported. */
export function lastRowOf({ history }: Complaint): string | null {
  for (const event of [...history].reverse()) if (event.type === 'reported') return event.row;
  return null;
}

/**
 * The history of a row seen for the first time: logged when the source says, with this desk's clocks where they are to run (but
 * for those whose outcome the source tells), answered when the source says, and reported now. What happened in the source is
 * signed with its name, since whoever imports the file answers for none of it.
 */
export function importedHistory(
  id: string,
  row: ImportedComplaint,
  { now, by, clocks }: ImportContext,
): ComplaintEvent[] {
  const told = new Set(row.report.clocks.map(({ metric }) => metric));
  // When it was answered first, a source that tells only the end does not say.
  if (row.report.closed) told.add('first_response');
  const history: ComplaintEvent[] = [];
  const add = (event: ComplaintEvent) => {
    history.push(event);
    const followed = clocks?.follow(foldHistory(history), [event]) ?? [];
    history.push(...followed.filter(({ type, metric }) => type !== 'clock_started' || !told.has(metric)));
  };
  const logged: ComplaintEvent = { type: 'logged', at: row.loggedAt, by: systemOf(row), id, facts: row.facts };
  // Without the time of the answer there is nothing to measure.
  if (row.report.closed && row.resolvedAt === null) history.push(logged);
  else add(logged);
  for (const event of answered(row)) add(event);
  history.push({ type: 'reported', at: now, by, ...row.report });
  return history;
}

/** What changed in the source since a row was last seen. Facts that people changed here since then and the source did not stay. */
export function updateFromRow(
  complaint: Complaint,
  row: ImportedComplaint,
  { now, by, clocks }: ImportContext,
): ComplaintEvent[] {
  const before = toldFacts(complaint);
  const fields = new Set([...Object.keys(before), ...Object.keys(row.facts)]);
  const changes: FactChanges = {};
  for (const field of fields) {
    if (field === 'received_at' || field === 'source') continue;
    if (!isDeepStrictEqual(before[field], row.facts[field])) changes[field] = row.facts[field] ?? null;
  }
  const happened: ComplaintEvent[] = isInWork(complaint.status) ? answered(row) : [];
  if (Object.keys(changes).length > 0) happened.push({ type: 'edited', at: now, by, changes });
  happened.push({ type: 'reported', at: now, by, ...row.report });
  if (clocks === null) return happened;
  const after = happened.reduce<Complaint>((state, event) => evolve(state, event), complaint);
  return [...happened, ...clocks.follow(after, happened)];
}

/** The answer that a source tells with its time. */
function answered(row: ImportedComplaint): ComplaintEvent[] {
  if (row.resolvedAt === null) return [];
  const signature = { at: row.resolvedAt, by: systemOf(row) };
  return [
    { type: 'resolved', ...signature, outcome: row.report.outcome ?? '' },
    { type: 'closed', ...signature },
  ];
}

function systemOf({ facts }: ImportedComplaint): string {
  return facts.source?.system ?? '';
}

/** What the source had told when the row was last seen: its first facts and its own changes since, not those of people. */
function toldFacts({ history }: Complaint): Facts {
  const told = history.filter((event, index) => {
    if (event.type !== 'edited') return event.type === 'logged';
    // An import records its changes together with the report; see `updateFromRow`.
    const next = history[index + 1];
    return next?.type === 'reported' && next.at === event.at && next.by === event.by;
  });
  return foldHistory(told).facts;
}

/** An id drawn from the source's own, so that importing the same file anywhere gives the same ids. `attempt` avoids one in use. */
export function importedId(row: ImportedComplaint, attempt: number): string {
  const { source, received_at } = row.facts;
  const digest = createHash('sha256').update(`${source?.system}\n${source?.id}\n${attempt}`).digest();
  return makeComplaintId(received_at, digest.readUInt32BE(0) % ID_SPACE);
}
