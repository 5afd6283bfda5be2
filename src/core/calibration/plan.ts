import { createHash } from 'node:crypto';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { Problem } from '../problem.js';
import type { Allocation } from '../statistics/allocation.js';
import { type Precision, sampleSize } from '../statistics/sample-size.js';
import { type AqlRequest, aqlPlan } from './acceptance-plan.js';
import type { AuditPlan, DrawnTicket } from './audit.js';
import { requireAfter } from './close.js';
import type { SizeBasis, StratumField, TicketRisk } from './design.js';
import { drawRandom, drawRisky, shareOut } from './draw.js';
import { hashOfStandard, type QualityStandard } from './standard.js';

/** How many are drawn at random: so many, as precision or an AQL asks for, or each person's quota. */
export type SizeWish = number | { precision: Precision } | { aql: AqlRequest } | 'quota';

export interface AuditRequest {
  name: string;
  size: SizeWish;
  seed: number;
  raters: string[];
  from: string | null;
  to: string | null;
  filters: Record<string, string>;
  now: Stamp;
  by: string;
  deadline?: Stamp;
  /** The team that a person belongs to; null where the desk does not say. */
  teamOf: (person: string) => string | null;
  /** None: a simple random sample. */
  strata?: readonly StratumField[];
  allocation?: Allocation;
  /** At least so many of each person who logged tickets, or all that there are. */
  perPerson?: number | null;
  /** So many more, for their risk. */
  risk?: number;
  /** How many all raters score; the others one rater each. */
  overlap?: number | 'all';
  risksOf?: (complaint: Complaint) => TicketRisk[];
  isSuspect?: (complaint: Complaint) => boolean;
}

/**
 * Draws the tickets of an audit from a frame of complaints, every ticket at most once, merged duplicates left out: a simple or stratified
 * random sample, and beside it, kept apart, tickets that carry risks. The frame's hash and the seed are recorded, so that anybody can draw it
 * again.
 */
export function planAudit(
  complaints: readonly Complaint[],
  standard: QualityStandard,
  request: AuditRequest,
): AuditPlan {
  const { name, seed, raters, from, to, filters, now, by, deadline } = request;
  // Both become names of files.
  for (const found of [name, ...raters]) if (!isAuditName(found)) throw new Problem('audit_name_invalid', { found });
  requireDifferent(raters);
  if (deadline !== undefined) requireAfter(deadline, [now]);
  const frame = complaints.filter((complaint) => complaint.status !== 'merged').sort((a, b) => (a.id < b.id ? -1 : 1));
  const { tickets, design } = draw(frame, request);
  return {
    name,
    planned_at: now,
    planned_by: by,
    seed,
    raters,
    ...(deadline !== undefined && { deadline }),
    frame: { size: frame.length, hash: hashOfIds(frame.map(({ id }) => id)), from, to, filters },
    design,
    standard_hash: hashOfStandard(standard),
    standard,
    tickets,
  };
}

function draw(frame: readonly Complaint[], request: AuditRequest): Required<Pick<AuditPlan, 'tickets' | 'design'>> {
  const { seed, raters, teamOf, allocation = 'proportional', perPerson = null, risk = 0, overlap = 'all' } = request;
  const wanted = basisOf(request.size, frame.length);
  const { drawn, strata } = drawRandom(frame, wanted?.n ?? null, seed, {
    ...{ fields: request.strata ?? [], allocation, perPerson },
    isSuspect: request.isSuspect ?? (() => false),
  });
  const taken = new Set(drawn.map(({ complaint }) => complaint.id));
  const others = frame.filter(({ id }) => risk > 0 && !taken.has(id));
  const risks = others.map((complaint) => ({
    ...{ id: complaint.id, complaint },
    risks: request.risksOf?.(complaint) ?? [],
  }));
  const risky = drawRisky(risks, risk, seed);
  const total = drawn.length + risky.drawn.length;
  if (total === 0) throw new Problem('audit_frame_too_small', { frame: frame.length, size: 1 });
  const shared = overlap === 'all' ? total : Math.min(overlap, total);
  const ids = (of: readonly { complaint: Complaint }[]) => of.map(({ complaint }) => complaint.id);
  const scorers = shareOut(ids(drawn), ids(risky.drawn), raters, shared, seed);
  const busy = new Set([...scorers.values()].flat());
  const idle = raters.filter((rater) => !busy.has(rater));
  if (idle.length > 0) throw new Problem('raters_without_tickets', { raters: idle });
  const ticket = ({ id, logged_by, team }: Complaint, more: Partial<DrawnTicket>): DrawnTicket => ({
    ...{ id, logged_by, team: teamOf(logged_by) ?? team, ...more },
    ...((scorers.get(id)?.length ?? 0) < raters.length && { raters: scorers.get(id) ?? [] }),
  });
  return {
    tickets: [
      ...drawn.map(({ complaint, stratum }) =>
        ticket(complaint, { part: 'random', ...(stratum !== null && { stratum }) }),
      ),
      ...risky.drawn.map(({ complaint, risks: found }) => ticket(complaint, { part: 'risk', risks: found })),
    ],
    design: {
      size: wanted ?? { by: 'person', n: drawn.length },
      ...{ allocation, per_person: perPerson, strata },
      risk: risk > 0 ? { wanted: risk, pool: risky.pool, drawn: risky.drawn.length } : null,
      shared,
    },
  };
}

/** How many to draw at random, and why so many; null: what the quota comes to. */
function basisOf(size: SizeWish, frame: number): SizeBasis | null {
  if (size === 'quota') return null;
  if (typeof size === 'number') {
    if (frame < size) throw new Problem('audit_frame_too_small', { frame, size });
    return { by: 'count', n: size };
  }
  if (frame === 0) throw new Problem('audit_frame_too_small', { frame, size: 1 });
  if ('aql' in size) return { by: 'aql', ...aqlPlan(frame, size.aql) };
  return { by: 'precision', ...size.precision, ...sampleSize(frame, size.precision) };
}

/** Names become folder names, so only what every file system takes. Chinese is welcome. */
export function isAuditName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name) && Buffer.byteLength(name) <= LONGEST_NAME;
}

/** In bytes: what is left of a file's 255 for endings. */
const LONGEST_NAME = 200;

/** Some disks take names for the same that differ in capitals only, or in how an accent is written. */
function requireDifferent(raters: readonly string[]): void {
  const plain = raters.map((rater) => rater.normalize('NFC').toLowerCase());
  const alike = raters.filter((_, at) => plain.indexOf(plain[at] ?? '') !== plain.lastIndexOf(plain[at] ?? ''));
  if (alike.length > 0) throw new Problem('raters_alike', { raters: alike });
}

/** What pins a frame: the ids of its tickets, in order. */
export function hashOfIds(ids: readonly string[]): string {
  return createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16);
}
