import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, hashOfEvent, headsOf, recordEvents, verifyHistory } from '../../../src/core/complaint/chain.js';
import type { ComplaintEvent } from '../../../src/core/complaint/events.js';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { World } from '../../world.js';

const world = new World();
const example = world
  .given()
  .when({ type: 'assign', to: 'li.wei' }, '2026-11-20 09:05')
  .when({ type: 'note', text: 'called back' }, '2026-11-20 09:10')
  .when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 10:00').complaint;

const withHistory = (complaint: Complaint, history: readonly ComplaintEvent[]) => ({ ...complaint, history });

describe('canonical JSON', () => {
  test('the example of RFC 8785, 3.2.3: keys in the order of UTF-16 code units', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });

  test('the example of RFC 8785, 3.2.2: numbers and literals', () => {
    const numbers = [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001];
    expect(canonicalJson({ numbers, literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    );
  });

  test('any data come back as they were, whatever order their keys had', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('recording', () => {
  test('each event is based on the one before; the first on nothing', () => {
    const { history } = example;
    expect(history[0]?.after).toEqual([]);
    for (const [index, { after }] of history.slice(1).entries()) expect(after).toEqual([history[index]?.hash]);
    expect(headsOf(example)).toEqual([history.at(-1)?.hash]);
    expect(verifyHistory(example, history.at(-1)?.hash ?? '')).toEqual([]);
  });

  test('a hash stands for the complaint as well: no event can be moved to another', () => {
    const [event] = example.history as [ComplaintEvent];
    expect(hashOfEvent('C-261120-ZZZZZ', event)).not.toBe(event.hash);
  });

  test('what comes after two joined histories is based on both', () => {
    const mine = recordEvents(example, [{ type: 'noted', at: '2026-11-20T11:00:00+08:00', by: 'a', text: 'mine' }]);
    const yours = recordEvents(example, [{ type: 'noted', at: '2026-11-20T11:00:01+08:00', by: 'b', text: 'yours' }]);
    const joined = foldHistory([...mine.history, ...yours.history.slice(-1)]);
    expect(headsOf(joined)).toHaveLength(2);
    const next = recordEvents(joined, [{ type: 'noted', at: '2026-11-20T12:00:00+08:00', by: 'a', text: 'both' }]);
    expect(next.history.at(-1)?.after).toEqual(headsOf(joined));
    expect(verifyHistory(next, null)).toEqual([]);
  });
});

describe('proof', () => {
  test('one character changed names that event', () => {
    const history = example.history.map((event) =>
      event.type === 'noted' ? { ...event, text: 'called Back' } : event,
    ) as ComplaintEvent[];
    const index = history.findIndex(({ type }) => type === 'noted');
    expect(verifyHistory(withHistory(example, history), null)).toEqual([{ code: 'event_altered', index }]);
  });

  test('an event altered with its hash made anew is betrayed by the next one', () => {
    const index = example.history.findIndex(({ type }) => type === 'noted');
    const history = example.history.map((event, at) => {
      if (at !== index) return event;
      const altered = { ...event, text: 'never called' } as ComplaintEvent;
      return { ...altered, hash: hashOfEvent(example.id, altered) };
    }) as ComplaintEvent[];
    expect(verifyHistory(withHistory(example, history), null)).toEqual([{ code: 'event_missing', index: index + 1 }]);
  });

  test('any event taken out, put in twice, or cut from the end is noticed', () => {
    const head = headsOf(example).join(' ');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: example.history.length - 1 }), fc.boolean(), (index, twice) => {
        const history = example.history.flatMap((event, at) =>
          at === index ? (twice ? [event, event] : []) : [event],
        );
        expect(verifyHistory(withHistory(example, history), head)).not.toEqual([]);
      }),
    );
  });

  test('an event without a hash, written by hand, is told', () => {
    const { hash, ...bare } = example.history[1] as ComplaintEvent;
    const history = [example.history[0] as ComplaintEvent, bare as ComplaintEvent];
    expect(verifyHistory(withHistory(example, history), null)).toEqual([{ code: 'event_unhashed', index: 1 }]);
  });
});
