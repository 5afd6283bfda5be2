import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/core/calendar/instant.js';
import { timelineOf } from '../../../src/core/insight/timeline.js';
import { World } from '../../world.js';
import { anyComplaints } from '../kpi/desk.js';

const world = new World();

describe('how a complaint stood over time', () => {
  test('by status, by what it waited for, and by whose hands it was in', () => {
    const { complaint } = world
      .given({}, '2026-11-20 09:00')
      .when({ type: 'assign', to: 'li.wei' }, '2026-11-20 10:00')
      .when({ type: 'note', text: 'changes nothing here' }, '2026-11-20 11:00')
      .when({ type: 'pause', reason: 'awaiting_customer' }, '2026-11-20 12:00')
      .when({ type: 'resume' }, '2026-11-20 14:00')
      .when({ type: 'assign', to: 'wang.fang' }, '2026-11-20 15:00')
      .when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 18:00')
      .when({ type: 'close' }, '2026-11-20 20:00');
    const hours = timelineOf(complaint).map(({ status, reason, leg, from, to }) => [
      ...[status, reason, leg, (to - from) / 3600],
    ]);
    expect(hours).toEqual([
      ['new', null, 0, 1],
      ['open', null, 1, 2],
      ['waiting', 'awaiting_customer', 1, 2],
      ['open', null, 1, 1],
      ['open', null, 2, 3],
      ['resolved', null, 2, 2],
    ]);
  });

  test('without gaps and overlaps, from the logging to the last event', () => {
    fc.assert(
      fc.property(anyComplaints(world), (complaints) => {
        for (const complaint of complaints) {
          const timeline = timelineOf(complaint);
          const length = timeline.reduce((sum, { from, to }) => sum + to - from, 0);
          expect(length).toBe(instantOf(complaint.traces.last_at) - instantOf(complaint.logged_at));
          for (const [place, { from, to }] of timeline.entries()) {
            expect(to).toBeGreaterThan(from);
            if (place > 0) expect(from).toBe(timeline[place - 1]?.to);
          }
        }
      }),
    );
  });

  test('an event told to be earlier than the one above it takes no time twice', () => {
    const { history } = world
      .given({}, '2026-11-20 09:00')
      .when({ type: 'assign', to: 'li.wei' }, '2026-11-20 12:00')
      .when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 15:00').complaint;
    const back = history.map((event) =>
      event.type === 'resolved' ? { ...event, at: world.stamp('2026-11-20 10:00') } : event,
    );
    const hours = timelineOf({ history: back.slice(0, back.findIndex(({ type }) => type === 'resolved') + 1) });
    expect(hours.map(({ status, from, to }) => [status, (to - from) / 3600])).toEqual([['new', 3]]);
  });
});
