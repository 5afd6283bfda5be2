import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { complaintRows, fileRows, requireTarget } from '../../cli/driver-rows.js';
import { filterFlags, periodFlags } from '../../cli/filter-flags.js';
import { dataFlags, liftOf, refuseFilters, supportOf } from '../../cli/insight-flags.js';
import { passShareOf, shareOf } from '../../cli/numbers.js';
import { driversView } from '../../cli/views/drivers.js';
import { findDrivers } from '../../core/insight/drivers.js';
import { Problem } from '../../core/problem.js';

export default class InsightDrivers extends BaseCommand<typeof InsightDrivers> {
  static override summary = 'Find which codes go with which: what drives breaches, dissatisfaction, an outcome';
  static override description =
    'Association rules with support, confidence and lift, each tested exactly and corrected for all that were tested. Of the complaints received in a period or of a CSV file (--data). They say what comes together, not why. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight drivers --of dissatisfied --from 2026',
    '<%= config.bin %> insight drivers --of outcome=upheld --columns category,product,channel',
    '<%= config.bin %> insight drivers --data complaints.csv --columns product,channel,state --of timely=no',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    data: dataFlags.data,
    columns: Flags.string({
      summary: 'Columns of --data to look at; of the store only these codes',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      helpValue: 'A,B,C',
    }),
    of: Flags.string({
      summary: 'Only rules that end in this: breached, outcome=upheld, a column; else in anything',
      helpValue: 'CODE[=VALUE]',
    }),
    most: Flags.integer({ summary: 'Most codes before the arrow', min: 1, max: 3, default: 2 }),
    support: Flags.string({
      summary: 'Fewest complaints with all of a rule, a share of all, or both; else 10,0.1%',
      helpValue: 'NUMBER,SHARE',
    }),
    confidence: Flags.string({
      summary: 'Least share of those before the arrow; else any with --of, 50% without',
      helpValue: 'SHARE',
    }),
    lift: Flags.string({ summary: 'Least times as often as overall; else 1.2', helpValue: 'NUMBER' }),
    chance: Flags.string({ summary: 'Share of what is shown that may be chance; else 5%', helpValue: 'SHARE' }),
    top: Flags.integer({ summary: 'Most rules shown to people; --json and --csv have all', min: 1, default: 20 }),
    ...periodFlags,
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { data: file, of, most, top, columns: named = [] } = this.flags;
    const columns = named.map((name) => name.trim());
    if (file !== undefined) refuseFilters(this.flags, true);
    if (file !== undefined && columns.length === 0) throw new Problem('input_missing', { flags: ['columns'] });
    const { support = '10,0.1%', confidence, lift, chance } = this.flags;
    const fewest = supportOf('support', support);
    const least = (rows: number) => Math.max(fewest.count, Math.ceil(fewest.share * rows - 1e-9));
    const limits = {
      confidence: confidence === undefined ? (of === undefined ? 0.5 : 0) : passShareOf('confidence', confidence),
      lift: lift === undefined ? 1.2 : liftOf('lift', lift),
      chance: chance === undefined ? 0.05 : shareOf('chance', chance),
    };
    const asked = { columns, of };
    const looked =
      file === undefined
        ? await complaintRows(await this.desk(), this.flags, asked)
        : await fileRows(file, asked, least);
    const { data, target, isTrivial } = looked;
    if (target) requireTarget(target, data);
    const isTarget =
      target &&
      ((item: { code: string; value: string }) =>
        item.code === target.code && (target.value === null || item.value === target.value));
    const wish = { ...limits, most, isTrivial, of: isTarget, support: least(data.rows.length) };
    this.show(
      driversView(findDrivers(data, wish), { ...looked, ...wish, of: of ?? null, rows: data.rows.length, top }),
    );
  }
}
