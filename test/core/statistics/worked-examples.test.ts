import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brennanPrediger } from '../../../src/core/statistics/brennan-prediger.js';
import { cChart, uChart } from '../../../src/core/statistics/count-charts.js';
import { cusum } from '../../../src/core/statistics/cusum.js';
import { ewma, ewmaSpread } from '../../../src/core/statistics/ewma.js';
import { fleissKappa } from '../../../src/core/statistics/fleiss-kappa.js';
import { gwetAc } from '../../../src/core/statistics/gwet-ac.js';
import { ICC_FORMS, intraclassCorrelation } from '../../../src/core/statistics/icc.js';
import { krippendorffAlpha } from '../../../src/core/statistics/krippendorff-alpha.js';
import { nelsonRules } from '../../../src/core/statistics/nelson-rules.js';
import { pChart } from '../../../src/core/statistics/p-chart.js';
import { pairwiseAgreement } from '../../../src/core/statistics/pairwise-agreement.js';
import { poissonInterval } from '../../../src/core/statistics/poisson-interval.js';
import type { RatingTable } from '../../../src/core/statistics/ratings.js';
import { weightedKappa } from '../../../src/core/statistics/weighted-kappa.js';
import { fromDisagreement } from '../../../src/core/statistics/weights.js';
import { wilson } from '../../../src/core/statistics/wilson.js';
import { itemsOf } from './tables.js';

// Published values that are not part of the project; where they lie is a matter of the machine.
const FILE = new URL('../../../../shared/reference/worked-examples.json', import.meta.url);
const found = existsSync(FILE);
if (!found) {
  process.stderr.write(
    'No worked examples beside the checkout: published values of agreement and charts are left out.\n',
  );
}

interface Example {
  id: string;
  topic: string;
  // biome-ignore lint/suspicious/noExplicitAny: each example has a shape of its own.
  input: any;
  published: Record<string, unknown>;
  computed: Record<string, unknown>;
  tolerance: number;
}

const examples: Example[] = found ? JSON.parse(readFileSync(FILE, 'utf8')).examples : [];

const limits = ({ low, high }: { low: number | null; high: number | null }) => [low, high];
const places = (units: (number | null)[][]): RatingTable =>
  units.map((row) => row.map((value) => (value === null ? null : value - 1)));

/** What is worked out, under the names that the examples give it. */
const WORK: Record<string, (input: Example['input']) => Record<string, unknown>> = {
  'cohen-sas-3x3': ({ table }) => {
    const kappa = weightedKappa(table);
    return { kappa: kappa.value, se: kappa.se, ci95: limits(kappa), se_null: kappa.se_null, z: kappa.z };
  },
  'cohen-1968': ({ table, disagreement_weights, asymmetric_disagreement_weights }) => ({
    kappa: weightedKappa(table).value,
    weighted: weightedKappa(table, { weights: fromDisagreement(disagreement_weights) }).value,
    weighted_asymmetric: weightedKappa(table, { weights: fromDisagreement(asymmetric_disagreement_weights) }).value,
  }),
  'gwet-3x3-abstractors': ({ table }) => {
    const kappa = weightedKappa(table, { studentised: true });
    const ac1 = gwetAc(itemsOf(table), 3);
    return {
      percent_agreement: pairwiseAgreement(itemsOf(table)).value,
      kappa: kappa.value,
      kappa_se: kappa.se,
      kappa_ci: limits(kappa),
      ac1: ac1.value,
      ac1_se: ac1.se,
      ac1_ci: limits(ac1),
    };
  },
  'gwet-raw-4raters': ({ units }) => {
    const ratings = places(units);
    const [ac1, fleiss, bp] = [gwetAc(ratings, 5), fleissKappa(ratings, 5), brennanPrediger(ratings, 5)];
    return {
      percent_agreement: pairwiseAgreement(ratings).value,
      ac1: ac1.value,
      ac1_se: ac1.se,
      ac1_ci: limits(ac1),
      fleiss: fleiss.value,
      fleiss_se: fleiss.se,
      fleiss_ci: limits(fleiss),
      brennan_prediger: bp.value,
      bp_se: bp.se,
      bp_ci: limits(bp),
    };
  },
  'fleiss-1971-diagnoses': ({ ratings }) => {
    const { value, z, by_category } = fleissKappa(places(ratings), 5);
    return { kappa: value, z, by_category };
  },
  'krippendorff-2011-C': ({ units }) =>
    Object.fromEntries(
      (['nominal', 'ordinal', 'interval', 'ratio'] as const).map((metric) => [
        metric,
        krippendorffAlpha(units, metric).value,
      ]),
    ),
  'krippendorff-2011-A': ({ units }) => ({ nominal: krippendorffAlpha(units, 'nominal').value }),
  'shrout-fleiss-1979': ({ ratings_6_targets_x_4_judges }) => {
    const { forms, mean_squares } = intraclassCorrelation(ratings_6_targets_x_4_judges);
    const named = (form: string) => form.replace('(', '').replace(',', '_').replace(')', '');
    return {
      BMS: mean_squares?.items,
      WMS: mean_squares?.within,
      JMS: mean_squares?.raters,
      EMS: mean_squares?.error,
      ...Object.fromEntries(ICC_FORMS.map((form) => [named(form), forms[form].value])),
      ...Object.fromEntries(ICC_FORMS.slice(0, 3).map((form) => [`${named(form)}_ci`, limits(forms[form])])),
    };
  },
  'wilson-binom-confint': ({ cases }) =>
    Object.fromEntries(
      (cases as string[]).map((text) => {
        const [hits = 0, n = 0] = text.split('/').map(Number);
        return [text, limits(wilson(hits, n))];
      }),
    ),
  'poisson-garwood': ({ counts }) =>
    Object.fromEntries((counts as string[]).map((count) => [count, limits(poissonInterval(Number(count)))])),
  'pchart-nist-6332': ({ defectives, n }) => {
    const { centre, points } = pChart((defectives as number[]).map((found) => ({ found, of: n })));
    return { center: centre, ucl: points[0]?.high, lcl: points[0]?.low, out: outside(points) };
  },
  'cchart-nist-6331': ({ counts }) => {
    const { centre, points } = cChart(counts);
    return { center: centre, ucl: points[0]?.high, lcl: points[0]?.low, out: outside(points) };
  },
  'uchart-montgomery-pc': ({ counts, n }) => {
    const { centre, points } = uChart((counts as number[]).map((count) => ({ count, size: n })));
    // Here counts are of n pieces each, and the chart is of faults in a piece.
    return { center: centre, ucl: points[0]?.high, lcl: points[0]?.low };
  },
  'ewma-nist-6324': ({ x, target, s, lambda }) => {
    const spread = ewmaSpread(s, lambda);
    // Published to two places.
    const average = ewma(x, lambda, target).map((value) => Math.round(value * 100) / 100);
    return { ewma: average, ucl: target + spread, lcl: target - spread };
  },
  'cusum-nist-6323': ({ x, target, k, h }) => {
    const sums = cusum(x, target, k, h);
    return {
      hi_13_to_20: sums.slice(12).map(({ high }) => high),
      signal_at: sums.findIndex(({ signal }) => signal) + 1,
    };
  },
  'nelson-constructed': ({ z }) =>
    Object.fromEntries(
      Object.entries(z as Record<string, number[]>).map(([name, series]) => [name, byRule(nelsonRules(series))]),
    ),
};

const outside = (points: readonly { out: boolean }[]) => points.flatMap(({ out }, at) => (out ? [at + 1] : []));

/** The points at which each rule holds, counted from 1. */
function byRule(found: readonly (readonly number[])[]): Record<string, number[]> {
  const rules: Record<string, number[]> = {};
  for (const [at, here] of found.entries()) for (const rule of here) rules[rule] = [...(rules[rule] ?? []), at + 1];
  return rules;
}

describe.skipIf(!found)('worked examples', () => {
  test.each([
    ['agreement', 8],
    ['control_chart', 6],
  ])('none of %s is left out', (about, fewest) => {
    const ids = examples.filter(({ topic }) => topic === about).map(({ id }) => id);
    expect(ids.filter((id) => !WORK[id])).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(fewest);
  });

  test.each(examples.filter(({ id }) => WORK[id]))('$id', ({ id, input, published, computed, tolerance }) => {
    const worked = WORK[id]?.(input) ?? {};
    expect(Object.keys(worked).sort()).toEqual(Object.keys(published).sort());
    for (const [name, value] of Object.entries(published)) expectNear(worked[name], value, tolerance, name);
    // Computed independently, to ten digits.
    for (const [name, value] of Object.entries(computed)) expectNear(worked[name], value, 2e-8, name);
  });
});

function expectNear(worked: unknown, wanted: unknown, tolerance: number, name: string): void {
  if (typeof wanted === 'object' && !Array.isArray(wanted)) {
    expect(worked, name).toEqual(wanted);
    return;
  }
  const [is, should] = [[worked].flat(), [wanted].flat()] as [number[], number[]];
  expect(is.length, name).toBe(should.length);
  should.forEach((value, at) => {
    expect(is[at], name).toEqual(expect.any(Number));
    const room = tolerance * (tolerance < 1e-7 ? Math.max(1, Math.abs(value)) : 1);
    expect(Math.abs(is[at]! - value), `${name}: ${is[at]} for ${value}`).toBeLessThanOrEqual(room);
  });
}
