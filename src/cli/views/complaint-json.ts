import { type Complaint, currentResolution, type Snapshot } from '../../core/complaint/record.js';
import type { ClockReading } from '../../core/sla/reading.js';

/** A complaint as programs see it. Keys are part of the contract; facts that plaint does not know are under `facts`. */
export function complaintJson(complaint: Snapshot) {
  const { id, status, owner, team, level, facts } = complaint;
  const resolution = currentResolution(complaint);
  return {
    id,
    status,
    title: facts.title,
    channel: facts.channel,
    category: facts.category,
    subcategory: facts.subcategory ?? null,
    priority: facts.priority,
    customer: facts.customer ?? null,
    product: facts.product ?? null,
    received_at: facts.received_at,
    logged_at: complaint.logged_at,
    logged_by: complaint.logged_by,
    owner,
    team,
    level,
    handovers: complaint.handovers,
    reopened: complaint.reopenings.length,
    outcome: resolution?.outcome ?? null,
    redress: resolution?.redress ?? null,
    merged_into: complaint.merged_into,
    version: complaint.event_count,
  };
}

/** The whole of it: facts, clocks, legs and history. */
export function complaintDetailJson(complaint: Complaint, clocks: readonly ClockReading[]) {
  const { facts, legs, waits, escalations, resolutions, ratings, links, reported_clocks, history } = complaint;
  return {
    ...complaintJson(complaint),
    facts,
    clocks: clocks.map(({ reason, ...clock }) => ({
      ...clock,
      reason: reason && { code: reason.code, ...reason.args },
    })),
    reported_clocks,
    legs,
    waits,
    escalations,
    resolutions,
    ratings,
    links,
    // What was logged is told once, under `facts`.
    history: history.map((event) => {
      if (event.type !== 'logged') return event;
      const { facts: _, ...logged } = event;
      return logged;
    }),
  };
}
