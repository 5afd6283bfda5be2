import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CodedRows,
  derivedCodes,
  type Item,
  ItemNumbers,
  readItems,
} from '../../../src/core/insight/coded-rows.js';
import { COMPLAINT_CODES, complaintItems, saysItself } from '../../../src/core/insight/complaint-items.js';
import { type DriversWish, findDrivers } from '../../../src/core/insight/drivers.js';
import { outlooksOf } from '../../../src/core/sla/outlook.js';
import { hypergeometricAtMost } from '../../../src/core/statistics/hypergeometric.js';
import { type Case, World } from '../../world.js';

const ANY: DriversWish = {
  ...{ of: null, most: 2, support: 1, confidence: 0, lift: 1, chance: 1 },
  isTrivial: () => false,
};

/** Rows from `a=x b=y`, so many times. */
function rowsOf(...lines: [text: string, times: number][]): CodedRows {
  const numbers = new ItemNumbers();
  const rows = lines.flatMap(([text, times]) => {
    const items = text.split(' ').flatMap((part) => {
      const [code = '', value = ''] = part.split('=');
      return part === '' ? [] : [numbers.of(code, value)];
    });
    return Array.from({ length: times }, () => items);
  });
  const codes = [...new Set(numbers.items.map(({ code }) => code))];
  return { codes, items: numbers.items, rows, known: new Map() };
}

const textOf = (items: readonly Item[]) => items.map(({ code, value }) => `${code}=${value}`).join(' ');
const told = (data: CodedRows, wish: Partial<DriversWish>) =>
  findDrivers(data, { ...ANY, ...wish }).items.map(({ from, to }) => `${textOf(from)} > ${textOf([to])}`);
const endsIn = (code: string, value: string) => (item: Item) => item.code === code && item.value === value;

describe('rules of what goes with what', () => {
  test('have the counts and figures of their definitions', () => {
    const data = rowsOf(['p=a late=yes', 30], ['p=a', 70], ['p=b late=yes', 20], ['p=b', 380]);
    const { items, tested } = findDrivers(data, { ...ANY, of: endsIn('late', 'yes'), lift: 1.2, chance: 0.05 });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      ...{ from: [{ code: 'p', value: 'a' }], to: { code: 'late', value: 'yes' } },
      ...{ n: 500, from_count: 100, to_count: 50, both: 30, support: 0.06, confidence: 0.3, base: 0.1 },
      ...{ lift: expect.closeTo(3, 12), extra: expect.closeTo(20, 12), also: [] },
      // Wilson of 30 in 100.
      ...{ low: expect.closeTo(0.2189, 4), high: expect.closeTo(0.3958, 4) },
    });
    // Two rules end in late=yes: the chance of the surer one counts twice.
    expect(tested).toBe(2);
    const p = 1 - hypergeometricAtMost(29, 100, 50, 500);
    expect(items[0]?.p).toBeCloseTo(p, 10);
    expect(items[0]?.p_adjusted).toBeCloseTo(2 * p, 10);
  });

  test('are all that there are, where nothing is asked of them: against a search through everything', () => {
    const row = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)).map(([a, b, c]) => `a=${a} b=${b}${c ? ' c=yes' : ''}`);
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (texts, support) => {
        const data = rowsOf(...texts.map((text): [string, number] => [text, 1]));
        const count = (...wanted: string[]) =>
          texts.filter((text) => wanted.every((each) => text.split(' ').includes(each))).length;
        const names = data.items.map((item) => textOf([item]));
        const expected = new Map<string, number>();
        for (const from of names) {
          for (const to of names) {
            const both = count(from, to);
            if (from === to || both < support || both * texts.length <= count(from) * count(to)) continue;
            expected.set(`${from} > ${to}`, (both * texts.length) / (count(from) * count(to)));
          }
        }
        const { items } = findDrivers(data, { ...ANY, most: 1, support, lift: 1 + 1e-9 });
        const found = items.flatMap(({ from, to, lift, also }) =>
          [from, ...also].map((each, at) => [`${textOf(each)} > ${textOf([to])}`, at === 0 ? lift : null] as const),
        );
        expect(found.map(([name]) => name).sort()).toEqual([...expected.keys()].sort());
        for (const [name, lift] of found) if (lift !== null) expect(lift).toBeCloseTo(expected.get(name) ?? 0, 10);
      }),
    );
  });

  test('a longer one stays where it is better than each of its parts, and by more than chance', () => {
    const both = rowsOf(
      ...([
        ['p=a ch=web late=yes', 60],
        ['p=a ch=web', 40],
        ['p=a ch=fax late=yes', 10],
      ] as [string, number][]),
      ...([
        ['p=a ch=fax', 90],
        ['p=b ch=web late=yes', 10],
        ['p=b ch=web', 90],
        ['p=b ch=fax', 100],
      ] as [string, number][]),
    );
    const wish = { of: endsIn('late', 'yes'), lift: 1.2, chance: 0.05 };
    expect(told(both, wish)).toEqual(['p=a ch=web > late=yes', 'ch=web > late=yes', 'p=a > late=yes']);
    // The channel says nothing here.
    const one = rowsOf(
      ...([
        ['p=a ch=web late=yes', 51],
        ['p=a ch=web', 49],
        ['p=a ch=fax late=yes', 49],
      ] as [string, number][]),
      ...([
        ['p=a ch=fax', 51],
        ['p=b ch=web', 100],
        ['p=b ch=fax', 100],
      ] as [string, number][]),
    );
    expect(told(one, wish)).toEqual(['p=a > late=yes']);
    expect(findDrivers(one, { ...ANY, ...wish }).redundant).toBe(2);
  });

  test('of two on nearly the same rows the second is named with the first', () => {
    const data = rowsOf(['p=a model=x late=yes', 40], ['p=a model=x', 10], ['p=a', 2], ['p=b', 100]);
    const { items } = findDrivers(data, { ...ANY, of: endsIn('late', 'yes'), lift: 1.2, chance: 0.05 });
    expect(items.map(({ from, also }) => [textOf(from), also.map(textOf)])).toEqual([['model=x', ['p=a']]]);
  });

  test('chance alone makes none: of many codes that say nothing no rule is told', () => {
    let state = 7;
    const draw = (sides: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * sides);
    };
    const lines = Array.from({ length: 2000 }, (): [string, number] => [
      `a=${draw(8)} b=${draw(8)} c=${draw(8)} d=${draw(8)}${draw(10) === 0 ? ' late=yes' : ''}`,
      1,
    ]);
    const { total, tested } = findDrivers(rowsOf(...lines), { ...ANY, support: 5, lift: 1.2, chance: 0.05 });
    expect([total, tested > 1000]).toEqual([0, true]);
  });

  test('counts are of rows of which something is known', () => {
    const data = rowsOf(['p=a bad=yes', 10], ['p=a', 10], ['p=b', 20]);
    // Of ten that are not bad nobody knows: they are of the product a.
    const isKnown = Uint8Array.from({ length: 40 }, (_, at) => (at >= 10 && at < 20 ? 0 : 1));
    const { items } = findDrivers(
      { ...data, known: new Map([['bad', isKnown]]) },
      { ...ANY, of: endsIn('bad', 'yes') },
    );
    expect(items[0]).toMatchObject({ n: 30, from_count: 10, to_count: 10, both: 10, confidence: 1, lift: 3 });
  });
});

describe('codes that say another one', () => {
  const sub = (value: string, of: string) => `product=${of} sub=${value}`;
  const tree: [string, number][] = [
    ...[sub('a1', 'a'), sub('a2', 'a'), sub('b1', 'b'), sub('b2', 'b'), sub('c1', 'c')].map(
      (text): [string, number] => [text, 20],
    ),
  ];

  test('are told where hardly any row is otherwise, the finer code by name', () => {
    expect(derivedCodes(rowsOf(...tree), 1)).toEqual([{ code: 'product', by: 'sub' }]);
    expect(derivedCodes(rowsOf(...tree, [sub('a1', 'b'), 2]), 1)).toEqual([{ code: 'product', by: 'sub' }]);
    expect(derivedCodes(rowsOf(...tree, [sub('a1', 'b'), 20]), 1)).toEqual([]);
  });

  test('an answer of two values is nobody to be derived', () => {
    const lines = ['x', 'y', 'z'].map((value): [string, number] => [
      `p=${value} late=${value === 'x' ? 'yes' : 'no'}`,
      20,
    ]);
    expect(derivedCodes(rowsOf(...lines), 1)).toEqual([]);
  });
});

test('columns of a file are items, empty cells are none, missing columns are told', () => {
  const lines = ['a,b,c', 'x,1,', ' x ,2,k'].map((text, at) => ({ line: at + 1, cells: text.split(',') }));
  const { items, rows } = readItems(lines, 'f.csv', ['c', 'a']);
  expect(rows.map((row) => textOf(row.map((item) => items[item] as Item)))).toEqual(['a=x', 'c=k a=x']);
  expect(() => readItems(lines, 'f.csv', ['d'])).toThrow('data_invalid');
});

describe('complaints as items', () => {
  const world = new World();
  const itemsOf = (cases: Case[], repeats: boolean | null = false, now = '2026-11-30 09:00') => {
    const complaints = cases.map(({ complaint }) => ({
      complaint,
      outlooks: outlooksOf(complaint, world.book),
      repeats,
    }));
    const { items, rows, known } = complaintItems(complaints, {
      ...{ codes: COMPLAINT_CODES, satisfiedFrom: 4, now: world.instant(now) },
    });
    const names = rows.map((row) => row.map((item) => textOf([items[item] as Item])));
    return { names, known: (code: string) => [...(known.get(code) ?? [])] };
  };

  test('say their codes, tags one by one, and yes where something holds', () => {
    const { names } = itemsOf([world.given({ tags: ['app', 'fee', 'app'], vip: true })], true);
    expect(names[0]).toEqual([
      ...['category=process', 'subcategory=process/billing', 'product=Mobile plan M', 'channel=phone'],
      ...['priority=general', 'demand=resolution', 'tags=app', 'tags=fee', 'vip=yes', 'repeat=yes', 'breached=yes'],
    ]);
  });

  test('what can not be said yet is not a no', () => {
    const fresh = world.given();
    const answered = world
      .given()
      .when({ type: 'assign', to: 'li.wei' })
      .when({ type: 'resolve', outcome: 'upheld', root_cause: 'billing job ran twice' }, '2026-11-20 10:00');
    const sour = answered.when({ type: 'rate', score: 1 }, '2026-11-21 10:00');
    const { names, known } = itemsOf([fresh, answered, sour], null, '2026-11-20 09:01');
    expect(known('breached')).toEqual([0, 1, 1]);
    expect(known('dissatisfied')).toEqual([0, 0, 1]);
    expect(known('reopened')).toEqual([0, 1, 1]);
    expect(known('outcome')).toEqual([0, 1, 0]);
    expect(known('repeat')).toEqual([0, 0, 0]);
    expect(names[1]).toContain('root_cause=billing job ran twice');
    expect(names[2]).toEqual(expect.arrayContaining(['dissatisfied=yes', 'reopened=yes']));
    // Once its clock has come due the first one is known to be late.
    expect(itemsOf([fresh]).names[0]).toContain('breached=yes');
  });

  test('a sub-category says its category, and a bad score reopens', () => {
    const item = (code: string) => ({ code, value: 'x' });
    expect(saysItself(item('subcategory'), item('category'))).toBe(true);
    expect(saysItself(item('reopened'), item('dissatisfied'))).toBe(true);
    expect(saysItself(item('product'), item('category'))).toBe(false);
  });
});
