import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { readCsvLines } from '../../cli/csv-reader.js';
import { agreementView } from '../../cli/views/agreement.js';
import { agreementOf, FEWEST_ITEMS } from '../../core/calibration/agreement.js';
import { type RatingsFormat, readRatings } from '../../core/calibration/ratings-file.js';
import { readWeights } from '../../core/calibration/weights-file.js';
import { numberIn } from '../../core/exchange/cells.js';
import { Problem } from '../../core/problem.js';
import type { Metric } from '../../core/statistics/krippendorff-alpha.js';
import type { WeightScheme } from '../../core/statistics/weights.js';

export default class AuditAgreement extends BaseCommand<typeof AuditAgreement> {
  static override summary = 'Work out how far raters agree, with 95% intervals';
  static override description =
    'Needs no store. A line for each rating (item,rater,value) or a column for each rater; what is missing is empty or n/a. Which coefficient is for what: docs/agreement.md.';
  static override examples = [
    '<%= config.bin %> audit agreement --ratings scores.csv --categories yes,no',
    '<%= config.bin %> audit agreement --ratings scores.csv --scale ordinal --categories 1,2,3,4,5 --weights quadratic --tolerance 1',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ratings: Flags.string({ summary: 'The ratings; - reads standard input', required: true, helpValue: 'FILE' }),
    format: Flags.string({
      summary: 'A line for each rating or a column for each rater; else told by the header',
      options: ['long', 'wide'],
    }),
    scale: Flags.string({
      summary: 'What the values are',
      options: ['nominal', 'ordinal', 'interval', 'ratio'],
      default: 'nominal',
    }),
    categories: Flags.string({
      summary: 'All categories of the scale, in order, separated by commas',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      helpValue: 'CODE,CODE',
    }),
    weights: Flags.string({
      summary: "Of Cohen's kappa and Gwet's AC: unweighted, linear, quadratic, or a file",
      default: 'unweighted',
      helpValue: 'SCHEME|FILE',
    }),
    bootstrap: Flags.integer({
      summary: 'Resamples for the interval of alpha; 0: none',
      min: 0,
      max: 100_000,
      default: 1000,
    }),
    seed: Flags.integer({ summary: 'What resampling goes by', min: 0, max: 4_294_967_295, default: 1 }),
    'kappa-interval': Flags.string({
      summary: "The interval of Cohen's kappa: by the normal distribution, as SAS has it, or by t, as irrCAC",
      options: ['normal', 't'],
      default: 'normal',
    }),
    baseline: Flags.string({ summary: 'Tell bias against this rater; else against the rest', helpValue: 'RATER' }),
    tolerance: Flags.string({
      summary: 'Percent agreement: how far apart still agrees, in steps of an ordinal scale',
      helpValue: 'NUMBER',
    }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { ratings: file, format, bootstrap: resamples, seed } = this.flags;
    const tolerance = this.tolerance();
    const ratings = readRatings(await readCsvLines(file, process.stdin), file, {
      scale: this.flags.scale as Metric,
      format: (format ?? null) as RatingsFormat | null,
      categories: this.flags.categories ?? null,
    });
    const weights = await this.weights(ratings.categories);
    const studentised = this.flags['kappa-interval'] === 't';
    const { baseline } = this.flags;
    const agreement = agreementOf(ratings, {
      ...{ weights, tolerance, resamples, seed, studentised },
      ...(baseline !== undefined && { baseline }),
    });
    const { n } = agreement.percent_agreement;
    if (n < FEWEST_ITEMS) {
      this.notice({
        code: 'few_items',
        message: this.words.agreement.fewItems(n, FEWEST_ITEMS),
        details: { items: n },
      });
    }
    this.show(agreementView(agreement));
  }

  private tolerance(): number {
    const { tolerance: found = '0', scale } = this.flags;
    const tolerance = numberIn(found);
    if (tolerance === null || tolerance < 0) {
      throw new Problem('flag_invalid', { flag: 'tolerance', found, allowed: '0, 1, 2.5' });
    }
    if (tolerance > 0 && scale === 'nominal') {
      throw new Problem('flag_invalid', { flag: 'tolerance', found, allowed: this.words.agreement.notOnNominal });
    }
    return tolerance;
  }

  private async weights(categories: readonly string[] | null) {
    const { weights: wanted, scale } = this.flags;
    if (wanted === 'unweighted') return wanted;
    const scheme = SCHEMES.find((name) => name === wanted);
    // Words that only happened to occur have no order.
    const ordered =
      scale !== 'nominal' || this.flags.categories || categories?.every((code) => numberIn(code) !== null);
    if (categories === null || (scheme && !ordered)) {
      throw new Problem('categories_needed', { scale, found: [...(categories ?? [])] });
    }
    return scheme ?? { custom: readWeights(await readCsvLines(wanted, process.stdin), categories, wanted) };
  }
}

const SCHEMES: readonly WeightScheme[] = ['linear', 'quadratic'];
