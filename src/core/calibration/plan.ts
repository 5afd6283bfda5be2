import { createHash } from 'node:crypto';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { Problem } from '../problem.js';
import { simpleRandomSample } from '../statistics/sample.js';
import type { AuditPlan } from './audit.js';
import { hashOfStandard, type QualityStandard } from './standard.js';

export interface AuditRequest {
  name: string;
  size: number;
  seed: number;
  raters: string[];
  from: string | null;
  to: string | null;
  filters: Record<string, string>;
  now: Stamp;
  by: string;
  /** The team that a person belongs to; null where the desk does not say. */
  teamOf: (person: string) => string | null;
}

/**
 * Draws the tickets of an audit from a frame of complaints: a simple random sample, every ticket at most once, merged
 * duplicates left out. The frame's hash and the seed are recorded, so that anybody can draw it again.
 */
export function planAudit(
  complaints: readonly Complaint[],
  standard: QualityStandard,
  { name, size, seed, raters, from, to, filters, now, by, teamOf }: AuditRequest,
): AuditPlan {
  // Both become names of files.
  for (const found of [name, ...raters]) if (!isAuditName(found)) throw new Problem('audit_name_invalid', { found });
  const frame = complaints.filter((complaint) => complaint.status !== 'merged').sort((a, b) => (a.id < b.id ? -1 : 1));
  if (frame.length < size) throw new Problem('audit_frame_too_small', { frame: frame.length, size });
  const tickets = simpleRandomSample(frame, size, seed).map(({ id, logged_by, team }) => ({
    id,
    logged_by,
    team: teamOf(logged_by) ?? team,
  }));
  return {
    name,
    planned_at: now,
    planned_by: by,
    seed,
    raters,
    frame: { size: frame.length, hash: hashOfIds(frame.map(({ id }) => id)), from, to, filters },
    standard_hash: hashOfStandard(standard),
    standard,
    tickets,
  };
}

/** Names become folder names, so only what every file system takes. Chinese is welcome. */
export function isAuditName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name);
}

function hashOfIds(ids: readonly string[]): string {
  return createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16);
}
