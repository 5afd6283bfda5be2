import { describe, expect, test } from 'vitest';
import {
  type EffectSettings,
  effectSince,
  isTargetReached,
  regressionSince,
} from '../../../src/core/improvement/effect.js';
import { DayTally } from '../../../src/core/improvement/tally.js';
import { seededRandom } from '../../../src/core/statistics/random.js';

const ON = 20_000;
const YEAR = 364;
const SETTINGS: EffectSettings = { weeks: 8, floor: 10, incidentDays: new Set(), today: ON + 56 };

/** So many of ours and others on each day, by the day from the improvement on: -1 is the day before it. */
function tallied(
  ours: (day: number) => number,
  others: (day: number) => number,
  { first = ON - 2 * YEAR, last = ON + 400 } = {},
): DayTally {
  const tally = new DayTally(first);
  for (let day = first; day < last; day++) {
    tally.add(day, 'ours', ours(day - ON));
    tally.add(day, 'others', others(day - ON));
  }
  return tally;
}

const verdictOf = (tally: DayTally, settings: Partial<EffectSettings> = {}) =>
  effectSince(ON, tally, { ...SETTINGS, ...settings }).verdict;

describe('an effect', () => {
  const halved = (day: number) => (day >= 0 ? 1 : 2);

  test('is a fall beyond chance, from the day on which it took effect', () => {
    const found = effectSince(
      ON,
      tallied(halved, () => 10),
      SETTINGS,
    );
    expect(found).toMatchObject({
      verdict: 'effective',
      before: { from: ON - 56, to: ON, days: 56, ours: 112 },
      after: { from: ON, to: ON + 56, days: 56, ours: 56 },
      rate: { ratio: 0.5, low: expect.closeTo(0.3561, 4), high: expect.closeTo(0.6951, 4) },
      dispersion: 1,
    });
    expect(found.weeks.map(({ count }) => count)).toEqual([...Array(8).fill(14), ...Array(8).fill(7)]);
    expect(found.guards.season).toMatchObject({ change: { ratio: 1 }, contradicts: false });
    expect(found.guards.others).toMatchObject({
      before: { count: 560, size: 56 },
      change: { ratio: 1 },
      contradicts: false,
    });
    expect([
      isTargetReached(0.2, found.rate),
      isTargetReached(0.4, found.rate),
      isTargetReached(0.7, found.rate),
    ]).toEqual([true, null, false]);
    expect(isTargetReached(null, found.rate)).toBe(null);
  });

  test('is not shown where all else fell alike, and is where ours fell further', () => {
    const found = effectSince(
      ON,
      tallied(halved, (day) => (day >= 0 ? 5 : 10)),
      SETTINGS,
    );
    expect(found).toMatchObject({ verdict: 'not_shown', guards: { others: { contradicts: true } } });
    expect(found.guards.others?.beyond).toMatchObject({ ratio: 1 });
    expect(verdictOf(tallied(halved, (day) => (day >= 0 ? 9 : 10)))).toBe('effective');
    // A desk that has no other complaints is not held against any.
    const alone = effectSince(
      ON,
      tallied(halved, () => 0),
      SETTINGS,
    );
    expect([alone.verdict, alone.guards.others]).toEqual(['effective', null]);
  });

  test('is not shown where it was much the same a year ago', () => {
    const seasonal = (day: number) => (((day % YEAR) + YEAR) % YEAR < 200 ? 1 : 2);
    const found = effectSince(
      ON,
      tallied(seasonal, () => 10),
      SETTINGS,
    );
    expect(found).toMatchObject({
      verdict: 'not_shown',
      guards: { season: { change: { ratio: 0.5 }, contradicts: true } },
    });
    // Without records of then nobody can tell.
    const young = effectSince(
      ON,
      tallied(seasonal, () => 10, { first: ON - 100 }),
      SETTINGS,
    );
    expect([young.verdict, young.guards.season]).toEqual(['effective', null]);
  });

  test('worse is a rise beyond chance, unless all else rose alike', () => {
    const doubled = (day: number) => (day >= 0 ? 2 : 1);
    expect(verdictOf(tallied(doubled, () => 10))).toBe('worse');
    expect(verdictOf(tallied(doubled, (day) => (day >= 0 ? 20 : 10)))).toBe('not_shown');
    expect(
      verdictOf(
        tallied(
          () => 1,
          () => 10,
        ),
      ),
    ).toBe('not_shown');
    expect(
      verdictOf(
        tallied(
          (day) => (day >= 0 ? 1 : 0),
          () => 10,
        ),
      ),
    ).toBe('worse');
    expect(
      verdictOf(
        tallied(
          (day) => (day >= 0 ? 0 : 1),
          () => 10,
        ),
      ),
    ).toBe('effective');
  });

  test('nothing is said before the weeks are over, of too few, and without weeks before', () => {
    const tally = tallied(halved, () => 10);
    expect(effectSince(ON, tally, { ...SETTINGS, today: ON + 55 })).toMatchObject({
      verdict: 'too_early',
      ready: ON + 56,
      after: { days: 55, ours: 55 },
    });
    expect(verdictOf(tally, { today: ON })).toBe('too_early');
    expect([verdictOf(tally, { floor: 168 }), verdictOf(tally, { floor: 169 })]).toEqual(['effective', 'too_few']);
    expect(verdictOf(tallied(halved, () => 10, { first: ON - 55 }))).toBe('no_baseline');
    expect(verdictOf(new DayTally(null))).toBe('no_baseline');
    // One look at fixed weeks: what comes later changes nothing.
    expect(
      verdictOf(
        tallied(
          (day) => (day >= 56 ? 50 : halved(day)),
          () => 10,
        ),
        { today: ON + 300 },
      ),
    ).toBe('effective');
  });

  test('days of incidents are in neither weeks nor days', () => {
    const incident = (day: number) => (day === -3 ? 60 : 1);
    const incidentDays = new Set([ON - 3, ON + 2]);
    // One day of sixty makes weeks vary so much that nothing is certain.
    expect(
      effectSince(
        ON,
        tallied(incident, () => 10),
        SETTINGS,
      ),
    ).toMatchObject({ verdict: 'not_shown', before: { ours: 115 } });
    const found = effectSince(
      ON,
      tallied(incident, () => 10),
      { ...SETTINGS, incidentDays },
    );
    expect(found).toMatchObject({
      verdict: 'not_shown',
      before: { days: 55, ours: 55 },
      after: { days: 55, ours: 55 },
    });
    const all = new Set(Array.from({ length: 56 }, (_, day) => ON + day));
    expect(
      verdictOf(
        tallied(halved, () => 10),
        { incidentDays: all },
      ),
    ).toBe('too_few');
  });

  test('answers that are missing may hide complaints that are ours', () => {
    const tally = tallied(halved, () => 10);
    for (let day = 0; day < 56; day++) tally.add(ON + day, 'pending', 1);
    expect(effectSince(ON, tally, SETTINGS)).toMatchObject({ verdict: 'pending', after: { pending: 56 } });
  });
});

describe('a verified effect', () => {
  const course = (later: number) => (day: number) => (day < 0 ? 2 : day < 56 ? 1 : later);
  const look = (later: number, settings: Partial<EffectSettings> = {}, others = (_: number) => 10) =>
    regressionSince(ON, tallied(course(later), others), { ...SETTINGS, today: ON + 200, ...settings });

  test('holds, or is lost where the latest weeks are above those after it beyond chance', () => {
    expect(look(1)).toMatchObject({
      verdict: 'holds',
      baseline: { ours: 112 },
      before: { ours: 56 },
      after: { ours: 56 },
    });
    expect(look(2)).toMatchObject({
      verdict: 'regressed',
      after: { from: ON + 144, to: ON + 200, ours: 112 },
      rate: { ratio: 2 },
      toBaseline: { ratio: 1 },
    });
    expect(look(2, {}, (day) => (day >= 56 ? 20 : 10)).verdict).toBe('holds');
  });

  test('needs a whole week that was not compared before, and takes no day from those that were', () => {
    expect(look(2, { today: ON + 62 }).verdict).toBe('too_early');
    expect(look(2, { today: ON + 75 })).toMatchObject({ after: { from: ON + 61, to: ON + 75, days: 14 } });
    expect(look(2, { floor: 1000 }).verdict).toBe('too_few');
  });

  test('is lost where it is back at what it was, although that may be chance', () => {
    const few = (day: number) => (day % 7 === 0 ? (day < 0 ? 2 : day < 56 ? 1 : 2) : 0);
    const found = regressionSince(
      ON,
      tallied(few, () => 10),
      { ...SETTINGS, today: ON + 112 },
    );
    expect(found).toMatchObject({ verdict: 'regressed', toBaseline: { ratio: 1 } });
    expect(found.rate.low).toBeLessThan(1);
  });
});

describe('in simulated desks', () => {
  const RUNS = 400;

  /** Poisson counts (Knuth's product of uniform numbers). */
  function poisson(mean: number, random: () => number): number {
    let [count, product] = [-1, 1];
    while (product > Math.exp(-mean)) {
      product *= random();
      count++;
    }
    return count;
  }

  /** How many in a hundred desks are found to be what. Means are for each day, by the day from the improvement on. */
  function found(ours: (day: number) => number, others: (day: number) => number, batch = 1): Record<string, number> {
    const verdicts: Record<string, number> = {};
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = seededRandom(seed);
      const drawn = (mean: number) => batch * poisson(mean / batch, random);
      const tally = new DayTally(ON - 2 * YEAR);
      for (const start of [ON - YEAR, ON]) {
        for (let day = start - 56; day < start + 56; day++) {
          tally.add(day, 'ours', drawn(ours(day - ON)));
          tally.add(day, 'others', drawn(others(day - ON)));
        }
      }
      const { verdict } = effectSince(ON, tally, SETTINGS);
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 100 / RUNS;
    }
    process.stderr.write(`${JSON.stringify(verdicts)}\n`);
    return verdicts;
  }

  test('nothing changed: found effective in fewer than 5 of 100', () => {
    expect(
      found(
        () => 2,
        () => 12,
      ).effective ?? 0,
    ).toBeLessThan(5);
    expect(
      found(
        () => 0.3,
        () => 3,
      ).effective ?? 0,
    ).toBeLessThan(5);
  });

  test('everything fell by 30 %: found effective in fewer than 5 of 100', () => {
    const fell = (day: number) => (day >= 0 ? 0.7 : 1);
    expect(
      found(
        (day) => 2 * fell(day),
        (day) => 12 * fell(day),
      ).effective ?? 0,
    ).toBeLessThan(5);
  });

  test('the same fall every year: found effective in fewer than 6 of 100', () => {
    const fell = (day: number) => (((day % YEAR) + YEAR) % YEAR < 100 ? 0.7 : 1);
    expect(
      found(
        (day) => 2 * fell(day),
        () => 12,
      ).effective ?? 0,
    ).toBeLessThan(6);
  });

  test('complaints that come three at a time: found effective in fewer than 7 of 100', () => {
    expect(
      found(
        () => 2,
        () => 12,
        3,
      ).effective ?? 0,
    ).toBeLessThan(7);
  });

  test('an effect that holds: found lost in fewer than 4 of 100 looks', () => {
    let lost = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = seededRandom(seed);
      const tally = new DayTally(ON - YEAR);
      for (let day = -56; day < 200; day++) {
        tally.add(ON + day, 'ours', poisson(day < 0 ? 2 : 1, random));
        tally.add(ON + day, 'others', poisson(12, random));
      }
      if (regressionSince(ON, tally, { ...SETTINGS, today: ON + 200 }).verdict === 'regressed') lost++;
    }
    process.stderr.write(`lost: ${(100 * lost) / RUNS} of 100\n`);
    expect((100 * lost) / RUNS).toBeLessThan(4);
  });

  test('a fall of 40 % of two a day is found mostly, of four a day nearly always', () => {
    const fallen = (mean: number) => (day: number) => (day >= 0 ? 0.6 * mean : mean);
    expect(found(fallen(2), () => 12).effective).toBeGreaterThan(75);
    expect(found(fallen(4), () => 24).effective).toBeGreaterThan(93);
  });
});
