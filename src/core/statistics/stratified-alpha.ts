import { bootstrap, type Resampling } from './bootstrap.js';
import { type Alpha, disagreementOf, type Metric } from './krippendorff-alpha.js';
import { type RatingTable, ratingsOf, whyNoAgreement } from './ratings.js';
import { undefinedEstimate } from './result.js';

/**
 * Krippendorff's alpha over several questions about the same items: 1 - the sum of what raters differ by / the sum of what they would by
 * chance, chance reckoned within each question. All answers in one table would take the differences between easy and hard questions for
 * agreement: two raters who toss coins, one question at 95 % yes and one at 5 %, would reach .8. A question that all answered alike adds nothing.
 *
 * `questions`: a table for each, with a row for each item, in the same order. `n`: items on which two raters can be compared. The interval draws
 * items with all their answers. One question gives the plain alpha. Undefined where every question is.
 */
export function stratifiedAlpha(questions: readonly RatingTable[], metric: Metric, resampling: Resampling = {}): Alpha {
  const all = questions.flat();
  const variant = `${metric}, by question`;
  const asked = questions.map((table) => {
    const values = [...new Set(table.flatMap(ratingsOf))].sort((a, b) => a - b);
    const places = new Map(values.map((value, place) => [value, place]));
    return { values, rows: table.map((row) => ratingsOf(row).map((value) => places.get(value) ?? 0)) };
  });
  const compared = Array.from(questions[0] ?? [], (_, item) => item).filter((item) =>
    asked.some(({ rows }) => (rows[item]?.length ?? 0) > 1),
  );
  const n = compared.length;
  const why = whyNoAgreement(all);
  if (why) return { ...undefinedEstimate(why, n, variant), resamples: 0 };
  const alphaOf = (items: readonly number[]): number | null => {
    let [observed, expected] = [0, 0];
    for (const { values, rows } of asked) {
      const here = items.flatMap((item) => ((rows[item]?.length ?? 0) > 1 ? [rows[item] ?? []] : []));
      const sums = disagreementOf(here, values, metric);
      observed += sums.observed;
      expected += sums.expected;
    }
    return expected > 0 ? 1 - observed / expected : null;
  };
  const value = alphaOf(compared);
  if (value === null) return { ...undefinedEstimate('one_category', n, variant), resamples: 0 };
  const drawn = bootstrap(n, resampling, (places) => alphaOf(places.map((place) => compared[place] ?? 0)));
  return { value, ...drawn, variant, n, reason: null };
}
