import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { readCsvRecords } from '../../cli/csv-reader.js';
import { shareOf } from '../../cli/numbers.js';
import { sizeView } from '../../cli/views/sampling.js';
import { readStrata } from '../../core/calibration/strata.js';
import { Problem } from '../../core/problem.js';
import { ALLOCATIONS, type Allocation, allocate, type Stratum } from '../../core/statistics/allocation.js';
import { SIZE_METHODS, type SizeMethod, sampleSize } from '../../core/statistics/sample-size.js';

export default class AuditSize extends BaseCommand<typeof AuditSize> {
  static override summary = 'Work out how many tickets to draw to know a rate this exactly';
  static override description =
    'Needs no store. n0 is for a population without end, n for this one, rounded up. With a file of strata (columns stratum and size; by neyman also deviation or proportion) n is shared out among them.';
  static override examples = [
    '<%= config.bin %> audit size --population 2000 --margin .05',
    '<%= config.bin %> audit size --strata-file teams.csv --allocation neyman --minimum 5',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    population: Flags.integer({ summary: 'How many tickets there are; else those of the strata', min: 1 }),
    confidence: Flags.string({ summary: 'How sure to be', default: '0.95', helpValue: 'SHARE' }),
    margin: Flags.string({ summary: 'How far off the rate may be', default: '0.05', helpValue: 'SHARE' }),
    proportion: Flags.string({ summary: 'The rate expected; 0.5 asks for most', default: '0.5', helpValue: 'SHARE' }),
    method: Flags.string({
      summary: 'cochran rounds up; the others to the nearest, as in their tables',
      options: [...SIZE_METHODS],
      default: 'cochran',
    }),
    'strata-file': Flags.string({ summary: 'CSV of strata; - reads standard input', helpValue: 'FILE' }),
    allocation: Flags.string({
      summary: 'By size, or by size and variation',
      options: [...ALLOCATIONS],
      dependsOn: ['strata-file'],
    }),
    minimum: Flags.integer({ summary: 'At least so many of each stratum', min: 0, dependsOn: ['strata-file'] }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { population: given, method, minimum = 0, 'strata-file': file } = this.flags;
    const allocation = (this.flags.allocation ?? 'proportional') as Allocation;
    const strata = file === undefined ? [] : readStrata(await readCsvRecords(file, process.stdin), file, allocation);
    const precision = {
      confidence: shareOf('confidence', this.flags.confidence),
      margin: shareOf('margin', this.flags.margin),
      proportion: shareOf('proportion', this.flags.proportion),
    };
    const population = populationOf(given, file === undefined ? null : strata);
    const size = sampleSize(population, precision, method as SizeMethod);
    const counts = allocate(strata, size.n, allocation, minimum);
    const drawn = strata.map(({ key, size: of, deviation }, index) => ({
      stratum: key,
      size: of,
      ...(allocation === 'neyman' && { deviation }),
      n: counts[index] ?? 0,
    }));
    const shared = file === undefined ? null : allocation;
    this.show(sizeView({ population, method, ...precision, ...size, allocation: shared, strata: drawn }));
  }
}

/** The population is that of the strata: another number beside it would be a mistake. */
function populationOf(given: number | undefined, strata: readonly Stratum[] | null): number {
  if (strata === null) {
    if (given === undefined) throw new Problem('input_missing', { flags: ['population'] });
    return given;
  }
  const sum = strata.reduce((total, { size }) => total + size, 0);
  const isOther = given !== undefined && given !== sum;
  if (isOther || sum === 0) {
    throw new Problem('flag_invalid', {
      flag: 'population',
      found: String(given ?? sum),
      allowed: String(sum || '1-'),
    });
  }
  return sum;
}
