import { describe, expect, test } from 'vitest';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import { contradictions } from '../../../src/core/complaint/contradictions.js';
import { joinComplaints } from '../../../src/core/complaint/join.js';
import { World } from '../../world.js';
import { doing } from './sides.js';

const world = new World();
const open = world.given().when({ type: 'assign', to: 'li.wei' }, '2026-11-20 09:00').complaint;
const answered = doing(world, open, timed([{ type: 'resolve', outcome: 'upheld' }], 0));

/** Commands a minute apart. */
function timed(commands: readonly ComplaintCommand[], from: number, by = 'li.wei') {
  return commands.map((command, index) => ({ command, by, minute: from + index }));
}

type Told = [matter: string, first: string, second: string];

/** What is told after two sides did this, and what is left of it after somebody who knew both did more. */
function told(
  ours: ComplaintCommand[],
  theirs: ComplaintCommand[],
  then: ComplaintCommand[] = [],
  base = open,
): Told[] {
  const joined = joinComplaints(
    doing(world, base, timed(ours, 10)),
    doing(world, base, timed(theirs, 20, 'wang.fang')),
  );
  const settled = doing(world, joined, timed(then, 40));
  return contradictions(settled).map(({ matter, field, events: [first, second] }) => [
    field ?? matter,
    settled.history[first]?.type ?? '',
    settled.history[second]?.type ?? '',
  ]);
}

const resolve = (outcome: string, amount?: number): ComplaintCommand => ({
  type: 'resolve',
  outcome,
  ...(amount === undefined ? {} : { redress: { amount, currency: 'CNY' } }),
});
const assign = (to: string): ComplaintCommand => ({ type: 'assign', to });
const edit = (changes: Record<string, string | null>): ComplaintCommand => ({ type: 'edit', changes });
const note: ComplaintCommand = { type: 'note', text: 'looked at both' };
const [close, withdraw, reopen]: ComplaintCommand[] = [
  { type: 'close' },
  { type: 'withdraw' },
  { type: 'reopen', cause: 'again' },
];
const merge = (into: string): ComplaintCommand => ({ type: 'merge', into, survivor_status: 'open' });

describe('two answers', () => {
  test('that differ in outcome or redress can not both stand', () => {
    expect(told([resolve('upheld')], [resolve('not_upheld')])).toEqual([['resolution', 'resolved', 'resolved']]);
    expect(told([resolve('upheld', 39)], [resolve('upheld', 40)])).toEqual([['resolution', 'resolved', 'resolved']]);
    expect(told([resolve('upheld', 39)], [resolve('upheld')])).toHaveLength(1);
  });

  test('that are the same can', () => {
    expect(told([resolve('upheld', 39)], [resolve('upheld', 39)])).toEqual([]);
  });

  test('are settled by a new answer, or by closing upon what stands', () => {
    expect(told([resolve('upheld')], [resolve('not_upheld')], [reopen!, resolve('upheld')])).toEqual([]);
    expect(told([resolve('upheld')], [resolve('not_upheld')], [close!])).toEqual([]);
    expect(told([resolve('upheld')], [resolve('not_upheld')], [note])).toHaveLength(1);
  });

  test('each closed by its own side, differ still', () => {
    const both = told([resolve('upheld'), close!], [resolve('not_upheld'), close!]);
    expect(both).toEqual([['resolution', 'resolved', 'resolved']]);
    expect(told([resolve('upheld'), close!], [resolve('not_upheld'), close!], [note])).toEqual([]);
  });

  test('the one taken back by its own side does not count', () => {
    expect(told([resolve('upheld'), reopen!, resolve('not_upheld')], [resolve('not_upheld')])).toEqual([]);
  });
});

describe('over or not', () => {
  test.each<[string, ComplaintCommand[], ComplaintCommand[], Told[]]>([
    ['withdrawn, answered', [withdraw!], [resolve('upheld')], [['ending', 'withdrawn', 'resolved']]],
    ['merged, answered', [merge('C-261120-ZZZZZ')], [resolve('upheld')], [['ending', 'merged', 'resolved']]],
    ['withdrawn, assigned', [withdraw!], [assign('wang.fang')], [['ending', 'withdrawn', 'assigned']]],
    ['closed, assigned', [resolve('upheld'), close!], [assign('li.wei')], [['ending', 'closed', 'assigned']]],
    ['closed, withdrawn', [resolve('upheld'), close!], [withdraw!], [['ending', 'closed', 'withdrawn']]],
    ['merged elsewhere', [merge('C-261120-ZZZZZ')], [merge('C-261120-ZZZZY')], [['ending', 'merged', 'merged']]],
    ['merged into the same', [merge('C-261120-ZZZZZ')], [merge('C-261120-ZZZZZ')], []],
    ['both withdrawn', [withdraw!], [withdraw!], []],
    ['closed, same answer', [resolve('upheld'), close!], [resolve('upheld')], []],
    ['closed, noted', [resolve('upheld'), close!], [note], []],
  ])('%s', (_name, ours, theirs, expected) => {
    expect(told(ours, theirs)).toEqual(expected);
    expect(told(theirs, ours).map(([matter]) => matter)).toEqual(expected.map(([matter]) => matter));
    // Over: a note by somebody who knew both is as much as can be done.
    if (!expected.some((pair) => pair.includes('resolved'))) expect(told(ours, theirs, [note])).toEqual([]);
  });

  test('closed on one side and taken up again on the other', () => {
    expect(told([close!], [reopen!], [], answered)).toEqual([['ending', 'closed', 'reopened']]);
    expect(told([close!], [reopen!], [resolve('upheld'), close!], answered)).toEqual([]);
  });

  test('closed upon an answer that the other side has changed', () => {
    const changed = told([close!], [reopen!, resolve('not_upheld')], [], answered);
    expect(changed).toEqual([['ending', 'closed', 'resolved']]);
    expect(told([close!], [reopen!, resolve('upheld')], [], answered)).toEqual([]);
  });
});

describe('whose it is', () => {
  test('the last word of each side counts; assigning settles it, and so does ending the complaint', () => {
    const pair: Told = ['assignment', 'assigned', 'assigned'];
    expect(told([assign('zhao.min'), assign('li.wei')], [assign('wang.fang')])).toEqual([pair]);
    expect(told([assign('zhao.min'), assign('wang.fang')], [assign('wang.fang')])).toEqual([]);
    expect(told([assign('li.wei')], [assign('wang.fang')], [assign('wang.fang')])).toEqual([]);
    expect(told([assign('li.wei')], [assign('wang.fang')], [resolve('upheld')])).toEqual([]);
    expect(told([assign('li.wei')], [assign('wang.fang')], [note])).toEqual([pair]);
  });
});

describe('facts', () => {
  test('the same one changed to different values; others and equal ones do not matter', () => {
    const pair: Told = ['priority', 'edited', 'edited'];
    expect(told([edit({ priority: 'urgent' })], [edit({ priority: 'complex' })])).toEqual([pair]);
    expect(told([edit({ priority: 'urgent' })], [edit({ priority: 'urgent' })])).toEqual([]);
    expect(told([edit({ priority: 'urgent' })], [edit({ contact: 'app' })])).toEqual([]);
  });

  test('a category and the sub-code of another one', () => {
    expect(told([edit({ category: 'product' })], [edit({ subcategory: 'returns' })])).toEqual([
      ['category', 'edited', 'edited'],
    ]);
  });

  test('saying what holds settles it, although it is what stands already', () => {
    const [ours, theirs] = [[edit({ priority: 'urgent' })], [edit({ priority: 'complex' })]];
    expect(told(ours, theirs, [edit({ priority: 'complex' })])).toEqual([]);
    expect(told(ours, theirs, [edit({ contact: 'app' })])).toHaveLength(1);
    const categories = [[edit({ category: 'product' })], [edit({ category: 'service' })]] as const;
    expect(told([...categories[0]], [...categories[1]], [edit({ category: 'service' })])).toEqual([]);
  });

  test('on a complaint that is over, where nothing can be changed, a note settles it', () => {
    const theirs = [edit({ priority: 'complex' }), resolve('upheld'), close!];
    expect(told([edit({ priority: 'urgent' })], theirs)).toHaveLength(1);
    expect(told([edit({ priority: 'urgent' })], theirs, [note])).toEqual([]);
  });
});

test('what one desk did in order never contradicts itself, however often it changed its mind', () => {
  const mind = [assign('wang.fang'), assign('li.wei'), resolve('upheld'), reopen!, resolve('not_upheld'), close!];
  expect(contradictions(doing(world, open, timed(mind, 0)))).toEqual([]);
});
