import type { Leg } from './record.js';

/** The stretches in the hands of teams, in order: those in no team's hands left out, and those of one team that then follow each other as one. */
export function heldLegs(legs: readonly Leg[]): (Leg & { team: string })[] {
  const held: (Leg & { team: string })[] = [];
  for (const { team, from, to } of legs) {
    if (team !== null && held.at(-1)?.team !== team) held.push({ team, from, to });
  }
  return held;
}

/** Of held stretches those with which a team got back what it had had before: A, B, A has one, A, B, C, A, B two. */
export function returnedLegs<L extends { team: string }>(held: readonly L[]): L[] {
  return held.filter((leg, place) => held.slice(0, place).some(({ team }) => team === leg.team));
}
