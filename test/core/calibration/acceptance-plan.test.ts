import { describe, expect, it } from 'vitest';
import { aqlPlan } from '../../../src/core/calibration/acceptance-plan.js';
import {
  AQLS,
  CODE_LETTERS,
  INSPECTIONS,
  type Inspection,
  type InspectionLevel,
  LETTERS_BY_LOT,
  LEVELS,
  PLANS,
  SAMPLE_SIZES,
} from '../../../src/core/calibration/aql-tables.js';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { qualityAt } from '../../../src/core/statistics/acceptance.js';
import { referenceData, workedExamples } from '../../reference.js';

const plan = (lot: number, level: InspectionLevel, aql: number, inspection: Inspection = 'normal') =>
  aqlPlan(lot, { level, aql, inspection });

describe('single plans by the tables', () => {
  it('draw 200 of 5000 at level II and AQL 1.5, and accept with 7', () => {
    expect(plan(5000, 'II', 1.5)).toMatchObject({ letter: 'L', plan_letter: 'L', n: 200, accept: 7, reject: 8 });
  });

  it.each([
    [2000, 'II', 1, 125, 3],
    [800, 'II', 2.5, 80, 5],
    [400, 'II', 4, 50, 5],
    [60, 'II', 4, 13, 1],
    [20000, 'II', 2.5, 315, 14],
    [5000, 'I', 2.5, 80, 5],
  ] as const)('of %i at %s and AQL %f draw %i and accept with %i', (lot, level, aql, n, accept) => {
    expect(plan(lot, level, aql)).toMatchObject({ n, accept, reject: accept + 1 });
  });

  it('follow arrows down and up, with the sample size of the plan they lead to', () => {
    expect(plan(30, 'II', 1)).toMatchObject({ letter: 'D', plan_letter: 'E', n: 13, accept: 0 });
    expect(plan(60, 'II', 1.5)).toMatchObject({ letter: 'E', plan_letter: 'D', n: 8, accept: 0 });
    expect(plan(1_000_000, 'III', 0.025, 'tightened')).toMatchObject({
      letter: 'R',
      plan_letter: 'S',
      n: 3150,
      accept: 1,
    });
  });

  it('look at all of a lot that is no larger than the sample', () => {
    expect(plan(10, 'II', 0.65)).toMatchObject({ table_n: 20, n: 10 });
  });

  it('are stricter when tightened, and smaller when reduced, with a gap between the numbers', () => {
    expect(plan(2000, 'II', 0.65, 'tightened')).toMatchObject({ n: 125, accept: 1, reject: 2 });
    // Montgomery, Introduction to Statistical Quality Control, 15.4.
    expect(plan(2000, 'II', 0.65, 'reduced')).toMatchObject({ n: 50, accept: 1, reject: 3, unconfirmed: 'one_source' });
  });

  it('say where sources differ', () => {
    expect(plan(5, 'II', 10, 'tightened').unconfirmed).toBe('sources_differ');
    expect(plan(500, 'II', 10, 'tightened').unconfirmed).toBeNull();
  });

  it('are refused for lots of one and for numbers that are no AQL', () => {
    const refused = (lot: number, aql: number) => {
      const problem = problemOr(() => plan(lot, 'II', aql));
      return problem instanceof Problem ? problem.code : null;
    };
    expect([refused(1, 1), refused(0, 1), refused(100, 1.7), refused(100, Number.NaN)]).toEqual([
      'lot_too_small',
      'lot_too_small',
      'flag_invalid',
      'flag_invalid',
    ]);
  });
});

describe('the tables', () => {
  it.each(INSPECTIONS)(
    'of %s inspection have a cell for each letter and AQL, and every arrow leads to a plan',
    (inspection) => {
      expect(PLANS[inspection].length).toBe(SAMPLE_SIZES[inspection].length);
      for (const line of PLANS[inspection]) expect(line.split(' ')).toHaveLength(AQLS.length);
      for (const [upTo] of LETTERS_BY_LOT) {
        for (const level of LEVELS) {
          for (const aql of AQLS) {
            const { n, accept, reject } = plan(Math.min(upTo, 9e6), level, aql, inspection);
            expect(n).toBeGreaterThan(0);
            expect(reject).toBeGreaterThan(accept);
          }
        }
      }
    },
  );

  it.each(INSPECTIONS)('of %s inspection are no stricter at a higher AQL', (inspection) => {
    for (const lot of [20, 400, 9000, 600_000]) {
      const shares = AQLS.filter((aql) => aql <= 10).map((aql) => {
        const { reject, table_n } = plan(lot, 'II', aql, inspection);
        return qualityAt({ n: table_n, accept: reject - 1 }, 0.95);
      });
      expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    }
  });

  interface Reference {
    code_letters: Record<string, Record<string, string>>;
    plans: Record<'normal' | 'tightened', Record<string, [number, number, number][]>>;
    sample_size: Record<Inspection, Record<string, number>>;
  }
  const reference = referenceData<Reference>('aql-z14-single.json');

  it.skipIf(!reference)('are those of the reference, cell by cell', () => {
    const lots = Object.keys(reference?.code_letters ?? {});
    for (const [index, range] of lots.entries()) {
      const [from = '2'] = range.split('-');
      for (const lot of [Number(from), LETTERS_BY_LOT[index]?.[0] ?? 0]) {
        for (const level of LEVELS) expect(plan(lot, level, 1).letter).toBe(reference?.code_letters[range]?.[level]);
      }
    }
    let cells = 0;
    for (const inspection of ['normal', 'tightened'] as const) {
      for (const [letter, expected] of Object.entries(reference?.plans[inspection] ?? {})) {
        const [lot, level] = lotOf(letter);
        const found = AQLS.map((aql) => {
          const { letter: by, table_n, accept, reject } = plan(lot, level, aql, inspection);
          expect(by).toBe(letter);
          cells++;
          return [table_n, accept, reject];
        });
        expect([inspection, letter, found]).toEqual([inspection, letter, expected]);
      }
    }
    expect(cells).toBe(2 * 16 * 26);
    for (const inspection of INSPECTIONS) {
      expect(SAMPLE_SIZES[inspection]).toEqual(Object.values(reference?.sample_size[inspection] ?? {}));
    }
  });

  const examples = workedExamples();
  it.skipIf(!examples.has('aql-lookup-set'))('give what trade inspection looks up', () => {
    const found = Object.entries(examples.get('aql-lookup-set')?.published ?? {});
    expect(found.length).toBeGreaterThan(10);
    for (const [key, [n, accept]] of found as [string, [number, number]][]) {
      const [lot, level, aql] = key.split('/');
      expect([key, plan(Number(lot), level as InspectionLevel, Number(aql))]).toMatchObject([key, { n, accept }]);
    }
  });
});

/** A lot and level that have this letter. */
function lotOf(letter: string): [number, InspectionLevel] {
  expect(CODE_LETTERS).toContain(letter);
  for (const [upTo, letters] of LETTERS_BY_LOT) {
    const at = [...letters].indexOf(letter);
    if (at >= 0) return [Math.min(upTo, 9e6), LEVELS[at] ?? 'II'];
  }
  throw new Error(letter);
}
