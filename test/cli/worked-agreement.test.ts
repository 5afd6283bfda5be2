import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workedExamples } from '../reference.js';
import { CliDesk } from './run.js';

const examples = workedExamples();

type Rows = (number | null)[][];
/** Two raters' counts as a line for each item. */
const itemsOf = (counts: number[][]): Rows =>
  counts.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, () => [a, b])));

/** What the command says of ratings, a column for each rater. */
async function agreement(rows: Rows, ...flags: string[]) {
  const desk = new CliDesk();
  const file = join(desk.folder, 'ratings.csv');
  const head = ['item', ...(rows[0] ?? []).map((_, rater) => `R${rater}`)];
  const lines = rows.map((row, item) => [`T${item}`, ...row.map((value) => value ?? '')]);
  writeFileSync(file, `${[head, ...lines].map((line) => line.join(',')).join('\n')}\n`);
  return desk.data('audit:agreement', ['--ratings', file, ...flags], { PLAINT_STORE: '' });
}

/** Disagreements as a file of weights of agreement, as the command takes them. */
async function weighted(rows: Rows, weights: number[][]) {
  const desk = new CliDesk();
  const file = join(desk.folder, 'weights.csv');
  writeFileSync(file, weights.map((row) => `${row.join(',')}\n`).join(''));
  return (await agreement(rows, '--categories', '0,1,2', '--weights', file)).cohen_kappa.value;
}

const limits = ({ low, high }: { low: number; high: number }) => [low, high];

/** What the command gives, under the names that the examples have for it. */
// biome-ignore lint/suspicious/noExplicitAny: each example has a shape of its own
const WORK: Record<string, (input: any) => Promise<Record<string, unknown>>> = {
  'cohen-sas-3x3': async ({ table }) => {
    const { cohen_kappa: kappa } = await agreement(itemsOf(table), '--categories', '0,1,2');
    return { kappa: kappa.value, se: kappa.se, ci95: limits(kappa), se_null: kappa.se_null, z: kappa.z };
  },
  'cohen-1968': async ({ table, disagreement_weights, asymmetric_disagreement_weights }) => ({
    kappa: (await agreement(itemsOf(table), '--categories', '0,1,2')).cohen_kappa.value,
    weighted: await weighted(itemsOf(table), disagreement_weights),
    weighted_asymmetric: await weighted(itemsOf(table), asymmetric_disagreement_weights),
  }),
  'gwet-3x3-abstractors': async ({ table }) => {
    const found = await agreement(itemsOf(table), '--categories', '0,1,2', '--kappa-interval', 't');
    const { percent_agreement, cohen_kappa, gwet_ac } = found;
    return {
      percent_agreement: percent_agreement.value,
      kappa: cohen_kappa.value,
      kappa_se: cohen_kappa.se,
      kappa_ci: limits(cohen_kappa),
      ...{ ac1: gwet_ac.value, ac1_se: gwet_ac.se, ac1_ci: limits(gwet_ac) },
    };
  },
  'gwet-raw-4raters': async ({ units }) => {
    const found = await agreement(units, '--categories', '1,2,3,4,5');
    const { percent_agreement, gwet_ac: ac1, fleiss_kappa: fleiss, brennan_prediger: bp } = found;
    return {
      percent_agreement: percent_agreement.value,
      ...{ ac1: ac1.value, ac1_se: ac1.se, ac1_ci: limits(ac1) },
      ...{ fleiss: fleiss.value, fleiss_se: fleiss.se, fleiss_ci: limits(fleiss) },
      ...{ brennan_prediger: bp.value, bp_se: bp.se, bp_ci: limits(bp) },
    };
  },
  'fleiss-1971-diagnoses': async ({ ratings }) => {
    const { value, z, by_category } = (await agreement(ratings, '--categories', '1,2,3,4,5')).fleiss_kappa;
    return { kappa: value, z, by_category };
  },
  'krippendorff-2011-C': async ({ units }) => {
    const scales = ['nominal', 'ordinal', 'interval', 'ratio'];
    const found: Record<string, unknown> = {};
    for (const scale of scales) {
      const { krippendorff_alpha } = await agreement(units, '--scale', scale, '--categories', '1,2,3,4,5');
      found[scale] = krippendorff_alpha.value;
    }
    return found;
  },
  'krippendorff-2011-A': async ({ units }) => ({ nominal: (await agreement(units)).krippendorff_alpha.value }),
  'shrout-fleiss-1979': async ({ ratings_6_targets_x_4_judges: rows }) => {
    const { forms, mean_squares } = (await agreement(rows, '--scale', 'interval')).icc;
    const of = (form: string) => forms[`ICC(${form})`];
    return {
      ...{ BMS: mean_squares.items, WMS: mean_squares.within, JMS: mean_squares.raters, EMS: mean_squares.error },
      ...{ ICC1_1: of('1,1').value, ICC2_1: of('2,1').value, ICC3_1: of('3,1').value },
      ...{ ICC1_k: of('1,k').value, ICC2_k: of('2,k').value, ICC3_k: of('3,k').value },
      ...{ ICC1_1_ci: limits(of('1,1')), ICC2_1_ci: limits(of('2,1')), ICC3_1_ci: limits(of('3,1')) },
    };
  },
};

describe.skipIf(examples.size === 0)('audit agreement', () => {
  const about = [...examples.values()].filter(({ topic }) => topic === 'agreement');

  test('has all that was published', () => expect(about.map(({ id }) => id).sort()).toEqual(Object.keys(WORK).sort()));

  test.each(about)('gives what was published: $id', async ({ id, input, published, tolerance }) => {
    const worked = (await WORK[id]?.(input)) ?? {};
    const names = Object.keys(published);
    expect(Object.keys(worked).sort()).toEqual(names.sort());
    for (const name of names) {
      const [is, should] = [[worked[name]].flat(), [published[name]].flat()] as [number[], number[]];
      expect(is.length, name).toBe(should.length);
      for (const [at, value] of should.entries()) {
        expect(Math.abs((is[at] ?? 9e9) - value), name).toBeLessThanOrEqual(tolerance);
      }
    }
  });
});
