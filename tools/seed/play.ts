import type { Complaint } from '../../src/core/complaint/record.js';
import type { Status } from '../../src/core/complaint/status.js';
import { acknowledge, afterwards, close, handOver, rate, reply, secondRound, settle, wait, work } from './chapters.js';
import type { Life } from './life.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A complaint's fate: how it stands when the story ends. */
export type Fate = Status;

/** How the complaints stand that are over, and the live ones by their age: old ones mostly have their answer. */
export const OVER = { closed: 957, withdrawn: 28, merged: 15 };
export function liveFates(age: number): Partial<Record<Fate, number>> {
  if (age < 2 * DAY) return { new: 30, open: 45, waiting: 12, resolved: 13 };
  if (age < 14 * DAY) return { new: 4, open: 30, waiting: 16, resolved: 50 };
  return { new: 1, open: 11, waiting: 8, resolved: 80 };
}

/** Plays a complaint to its end, or to the end of the story where it is still live then. */
export function play(life: Life, fate: Exclude<Fate, 'merged'>): Complaint {
  life.hurry(fate === 'closed' || fate === 'resolved' ? 10 * DAY : DAY);
  PLAYS[fate](life);
  const isLive = fate !== 'closed' && fate !== 'withdrawn';
  return isLive ? life.passUntil(life.desk.until).complaint : life.complaint;
}

/**
 * Plays the beginning of a complaint, and the whole of another that turns out to be its duplicate. The survivor goes on from
 * there with `play`.
 */
export function absorb(survivor: Life, duplicate: Life): Complaint {
  survivor.hurry(DAY);
  const found = Math.max(survivor.now, duplicate.now) + survivor.dice.whole(60, HOUR);
  survivor.passUntil(found);
  duplicate.passUntil(found);
  const { id, unanswered_since } = duplicate.complaint;
  survivor.do({ type: 'absorb', from: id, unanswered_since });
  duplicate.do({ type: 'merge', into: survivor.complaint.id, survivor_status: survivor.complaint.status });
  return duplicate.complaint;
}

const PLAYS: Record<Exclude<Fate, 'merged'>, (life: Life) => void> = {
  new: (life) => {
    acknowledge(life);
    if (life.dice.chance(0.35)) handOver(life, false);
  },
  open: (life) => {
    acknowledge(life);
    handOver(life);
    if (life.dice.chance(0.75)) reply(life);
    if (life.dice.chance(0.5)) work(life);
    if (life.dice.chance(0.06)) comeBack(life);
  },
  waiting: (life) => {
    acknowledge(life);
    handOver(life);
    reply(life);
    wait(life, 4 * HOUR);
  },
  resolved: (life) => {
    answer(life);
    afterwards(life);
  },
  closed: (life) => {
    answer(life);
    afterwards(life);
    close(life);
  },
  withdrawn: (life) => {
    acknowledge(life);
    handOver(life);
    if (life.dice.chance(0.5)) reply(life);
    life.pass(8 * HOUR).do({ type: 'withdraw', reason: 'customer took it back' });
  },
};

/** From the first word to the answer. One call in eight is answered by whoever takes it. */
function answer(life: Life): void {
  if (life.complaint.facts.channel === 'phone' && life.dice.chance(0.12)) {
    life.pass(4 * 60).do({ type: 'respond', kind: 'reply' });
  } else {
    acknowledge(life);
    handOver(life);
    if (life.dice.chance(0.93)) reply(life);
    work(life);
  }
  settle(life);
}

/** An answer that did not last. */
function comeBack(life: Life): void {
  settle(life);
  rate(life, life.dice.whole(1, 2));
  if (life.dice.chance(0.3)) {
    secondRound(life);
    life.do({ type: 'reopen', cause: 'it happened again' });
  }
}
