import type { Stamp } from './facts.js';

/** Where a complaint can be taken: higher up in the house, or outside of it. */
export const ESCALATION_KINDS = ['internal', 'regulator', 'ombudsman', 'court', 'media'] as const;
export type EscalationKind = (typeof ESCALATION_KINDS)[number];

/** What an escalation says besides who is told, why, and the level. */
export interface EscalationDetails {
  /** Absent: it stays in the house. */
  kind?: EscalationKind;
  /** Who else is told. */
  also?: readonly string[];
  /** The number that an outside body gave it. */
  ref?: string;
  /** When the outside body received it. */
  received?: Stamp;
}

/** Whether a complaint was taken outside the house. */
export function isExternal(kind: EscalationKind | undefined): boolean {
  return kind !== undefined && kind !== 'internal';
}
