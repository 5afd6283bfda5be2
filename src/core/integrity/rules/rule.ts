import type { Complaint } from '../../complaint/record.js';
import type { Team } from '../../complaint/team.js';
import type { IntegrityFinding } from '../finding.js';

/** What complaints are held against. */
export interface Surroundings {
  team: Team;
  /** Seconds since 1970. */
  now: number;
}

/** Looks at one complaint. */
export type IntegrityRule = (complaint: Complaint, surroundings: Surroundings) => IntegrityFinding[];
