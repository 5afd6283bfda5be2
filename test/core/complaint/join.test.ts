import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headsOf, recordEvents, verifyHistory, versionOf } from '../../../src/core/complaint/chain.js';
import { contradictions } from '../../../src/core/complaint/contradictions.js';
import type { ComplaintEvent } from '../../../src/core/complaint/events.js';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import { joinComplaints, joinHistories } from '../../../src/core/complaint/join.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { isInWork } from '../../../src/core/complaint/status.js';
import { World } from '../../world.js';
import { doing, steps } from './sides.js';

const world = new World();
const hashes = ({ history }: Complaint) => history.map(({ hash }) => hash);
const base = world.given().when({ type: 'assign', to: 'li.wei' }, '2026-11-20 09:00');

describe('two sides of one complaint', () => {
  test('whatever they did, joining both ways gives the same, with all of it, and it can be proved', () => {
    fc.assert(
      fc.property(steps, steps, steps, (before, first, second) => {
        const shared = doing(world, base.complaint, before);
        const [ours, theirs] = [doing(world, shared, first), doing(world, shared, second)];
        const joined = joinComplaints(ours, theirs);
        expect(joinHistories(theirs, ours)).toEqual(joined.history);
        expect(new Set(hashes(joined))).toEqual(new Set([...hashes(ours), ...hashes(theirs)]));
        expect(joined.history).toHaveLength(new Set(hashes(joined)).size);
        expect(verifyHistory(joined, versionOf(joined))).toEqual([]);
        expect(foldHistory(joined.history)).toEqual(joined);
      }),
      { numRuns: 300 },
    );
  });

  test('joining again, with either side or in another order of three, changes nothing', () => {
    fc.assert(
      fc.property(steps, steps, steps, (first, second, third) => {
        const [a, b, c] = [first, second, third].map((did) => doing(world, base.complaint, did)) as [
          Complaint,
          Complaint,
          Complaint,
        ];
        const joined = joinComplaints(a, b);
        expect(joinHistories(joined, a)).toEqual(joined.history);
        expect(joinHistories(joined, joined)).toEqual(joined.history);
        expect(joinHistories(joined, c)).toEqual(joinHistories(a, joinComplaints(b, c)));
      }),
      { numRuns: 200 },
    );
  });

  test('a side that only went further is the joined history', () => {
    fc.assert(
      fc.property(steps, steps, (first, more) => {
        const earlier = doing(world, base.complaint, first);
        const later = doing(world, earlier, more);
        expect(joinHistories(earlier, later)).toEqual(later.history);
        expect(contradictions(later)).toEqual([]);
      }),
    );
  });

  test('work goes on after a join: what is decided then is based on both, and can be joined again', () => {
    fc.assert(
      fc.property(steps, steps, steps, steps, (first, second, next, other) => {
        const [ours, theirs] = [doing(world, base.complaint, first), doing(world, base.complaint, second)];
        const joined = joinComplaints(ours, theirs);
        const [on, off] = [doing(world, joined, next), doing(world, joined, other)];
        if (on !== joined) expect(on.history[joined.history.length]?.after).toEqual(headsOf(joined));
        const again = joinComplaints(on, off);
        expect(verifyHistory(again, versionOf(again))).toEqual([]);
        expect(joinHistories(off, on)).toEqual(again.history);
      }),
      { numRuns: 200 },
    );
  });

  test('the backlog balances: over once more often than reopened, and no oftener; no clock twice at a time', () => {
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const joined = joinComplaints(doing(world, base.complaint, first), doing(world, base.complaint, second));
        const comebacks = joined.reopenings.filter(({ from }) => from !== 'resolved').length;
        const isOver = !isInWork(joined.status) && joined.status !== 'resolved';
        expect(joined.closings.length - comebacks).toBe(isOver ? 1 : 0);
        const running = joined.clocks
          .filter(({ stopped }) => stopped === null)
          .map(({ metric, cycle }) => metric + cycle);
        expect(new Set(running).size).toBe(running.length);
        if (joined.status !== 'waiting') expect(joined.waits.filter(({ to }) => to === null)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the order', () => {
  const event = (at: string, text: string): ComplaintEvent => ({
    type: 'noted',
    at: `2026-11-20T${at}+08:00`,
    by: 'a',
    text,
  });
  const texts = (history: readonly ComplaintEvent[]) =>
    history.flatMap((each) => (each.type === 'noted' ? [each.text] : []));

  test('by time, and what an event was based on before it even where a clock was wrong', () => {
    const ours = recordEvents(base.complaint, [event('10:00:00', 'a1'), event('09:30:00', 'a2')]);
    const theirs = recordEvents(base.complaint, [event('09:40:00', 'b1'), event('10:10:00', 'b2')]);
    expect(texts(joinHistories(ours, theirs))).toEqual(['b1', 'a1', 'a2', 'b2']);
  });

  test('times in other zones are compared as instants', () => {
    const ours = recordEvents(base.complaint, [
      { ...event('', 'a'), at: '2026-11-20T04:00:00+00:00' } as ComplaintEvent,
    ]);
    const theirs = recordEvents(base.complaint, [event('11:00:00', 'b')]);
    expect(texts(joinHistories(ours, theirs))).toEqual(['b', 'a']);
  });

  test('what one command brought about stays together', () => {
    const at = '10:00:00';
    const ours = recordEvents(base.complaint, [event(at, 'a1'), event(at, 'a2'), event(at, 'a3')]);
    const theirs = recordEvents(base.complaint, [event(at, 'b1'), event(at, 'b2'), event(at, 'b3')]);
    expect(['a1 a2 a3 b1 b2 b3', 'b1 b2 b3 a1 a2 a3']).toContain(texts(joinHistories(ours, theirs)).join(' '));
  });

  test('events written without hashes keep their places', () => {
    const bare = (history: readonly ComplaintEvent[]) =>
      history.map(({ hash, after: based, ...rest }) => ({ ...rest, after: [] })) as ComplaintEvent[];
    const legacy = foldHistory(
      bare(recordEvents(base.complaint, [event('10:00:00', 'z'), event('10:00:00', 'a')]).history),
    );
    const ours = recordEvents(legacy, [event('09:00:00', 'ours')]);
    const theirs = recordEvents(legacy, [event('09:00:00', 'theirs')]);
    const joined = joinHistories(ours, theirs);
    expect(joined.slice(0, legacy.history.length)).toEqual(legacy.history);
    expect(joinHistories(theirs, ours)).toEqual(joined);
    expect(joinHistories(foldHistory(joined), ours)).toEqual(joined);
    expect(joined).toHaveLength(legacy.history.length + 2);
  });
});

describe('what can not be joined', () => {
  test('another complaint, or another one under the same id', () => {
    const other = world.given({ title: 'Another' }).complaint;
    expect(() => joinHistories(base.complaint, other)).toThrow(/join_ids_differ/);
    const [first, ...rest] = other.history as [ComplaintEvent<'logged'>, ...ComplaintEvent[]];
    const twin = foldHistory([{ ...first, id: base.complaint.id, hash: 'x' }, ...rest]);
    expect(() => joinHistories(base.complaint, twin)).toThrow(/join_loggings_differ/);
  });

  test('an event that one side altered', () => {
    const { complaint } = base.when({ type: 'note', text: 'as it was' });
    const history = complaint.history.map((each) => (each.type === 'noted' ? { ...each, text: 'altered' } : each));
    expect(() => joinHistories(complaint, { ...complaint, history })).toThrow(/join_events_differ/);
  });

  test('hashes that lead in a circle lose nothing', () => {
    const history = base.complaint.history.map((each, index) =>
      index === 0 ? each : { ...each, after: base.complaint.history.slice(1).map(({ hash }) => hash ?? '') },
    ) as ComplaintEvent[];
    const round = { ...base.complaint, history };
    expect(new Set(hashes(joinComplaints(round, round)))).toEqual(new Set(hashes(base.complaint)));
  });
});

describe('how a joined complaint stands', () => {
  const both = (first: Parameters<typeof doing>[2], second: Parameters<typeof doing>[2], from = base.complaint) =>
    joinComplaints(doing(world, from, first), doing(world, from, second));
  const step = (minute: number, command: Parameters<typeof doing>[2][number]['command'], by = 'li.wei') => ({
    minute,
    command,
    by,
  });

  test('two answers: the later one stands, and its redress counts once', () => {
    const joined = both(
      [step(1, { type: 'resolve', outcome: 'upheld', redress: { amount: 39, currency: 'CNY' } })],
      [step(2, { type: 'resolve', outcome: 'not_upheld' })],
    );
    expect(joined).toMatchObject({ status: 'resolved', resolutions: [{ outcome: 'not_upheld', redress: null }] });
    const clock = joined.clocks.find(({ metric }) => metric === 'resolution');
    expect(clock?.stopped).toMatchObject({ at: '2026-11-20T09:01:00+08:00', outcome: 'met' });
  });

  test('closed on one side and assigned, paused, resumed or answered on the other: it stays closed', () => {
    const closing = [step(1, { type: 'resolve', outcome: 'upheld' }), step(2, { type: 'close' })];
    for (const late of [
      [step(3, { type: 'assign', to: 'wang.fang' })],
      [step(3, { type: 'pause', reason: 'awaiting_customer' })],
      [step(0, { type: 'pause', reason: 'awaiting_customer' }), step(3, { type: 'resume' })],
      [step(3, { type: 'resolve', outcome: 'upheld' })],
      [step(3, { type: 'withdraw' })],
    ]) {
      const joined = both(closing, late);
      expect(joined.status).toBe('closed');
      expect(joined.closings).toHaveLength(1);
      expect(joined.waits.filter(({ to }) => to === null)).toEqual([]);
    }
  });

  test('reopened on both sides is reopened once, with one clock', () => {
    const answered = doing(world, base.complaint, [step(0, { type: 'resolve', outcome: 'upheld' })]);
    const joined = both(
      [step(1, { type: 'reopen', cause: 'ours' })],
      [step(2, { type: 'reopen', cause: 'theirs' }), step(3, { type: 'resolve', outcome: 'upheld' })],
      answered,
    );
    expect(joined.reopenings).toEqual([expect.objectContaining({ cause: 'ours' })]);
    expect(joined.clocks.filter(({ metric, cycle }) => metric === 'resolution' && cycle === 2)).toHaveLength(1);
    expect(joined.status).toBe('resolved');
  });

  test('the higher level counts', () => {
    const up = (minute: number) => step(minute, { type: 'escalate', to: 'zhao.min', reason: 'angry' });
    expect(both([up(1), up(2)], [up(3)]).level).toBe(2);
  });
});
