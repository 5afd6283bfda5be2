import { existsSync } from 'node:fs';
import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../cli/base-command.js';
import { writeCsv } from '../../cli/csv.js';
import { sheetFormat, sheetFormatFlag, writeSheetText } from '../../cli/sheet-files.js';
import { exportView } from '../../cli/views/export.js';
import type { Wording } from '../../cli/wording/index.js';
import { allowedAnswers } from '../../core/calibration/answer.js';
import { planFor } from '../../core/calibration/parts.js';
import { requireOpenFor, sheetColumns, sheetRows } from '../../core/calibration/sheet.js';
import { type Criterion, ratedCriteria } from '../../core/calibration/standard.js';
import type { Complaint } from '../../core/complaint/record.js';
import { Problem } from '../../core/problem.js';

export default class AuditSheet extends BaseCommand<typeof AuditSheet> {
  static override summary = 'Write the sheet that a rater fills in';
  static override description =
    'A CSV for any spreadsheet: a row for each ticket, a column for each criterion; or YAML for an editor, each question above its place. Answer yes, no or a number as the criterion asks, n/a where it does not apply, nothing where you did not look. Nothing in it comes from any other rater.';
  static override examples = [
    '<%= config.bin %> audit sheet november --rater li.wei --out li.wei.csv',
    '<%= config.bin %> audit sheet november --rater li.wei --out li.wei.yaml',
  ];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = {
    rater: Flags.string({ summary: 'For whom', required: true, helpValue: 'PERSON' }),
    out: Flags.string({ summary: 'Write to this file; else to standard output', helpValue: 'FILE' }),
    ...sheetFormatFlag,
    force: Flags.boolean({ summary: 'Write over a file that is there already' }),
    bom: Flags.boolean({ summary: 'Begin with a byte order mark, as Excel wants it' }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { rater, out, bom, force } = this.flags;
    const audit = await desk.store.readAudit(this.args.name);
    requireOpenFor(audit, rater);
    const plan = planFor(audit.plan, rater);
    const isYaml = sheetFormat(this.flags.format, out) === 'yaml';
    if (isYaml && bom) throw new Problem('flags_exclusive', { flags: ['bom', 'format'] });
    const complaints = new Map<string, Complaint>();
    for (const { id } of plan.tickets) complaints.set(id, await desk.store.read(id));
    const rows = sheetRows(plan, complaints);
    const sheet = { columns: sheetColumns(plan), rows };
    const yaml = isYaml
      ? (await import('../../cli/yaml-sheet.js')).yamlSheet(plan, rater, complaints, this.words)
      : null;
    if (out === undefined) {
      const shown = exportView(sheet, null, bom);
      return this.show(yaml === null ? shown : { ...shown, text: () => yaml });
    }
    if (!force && existsSync(out)) throw new Problem('file_exists', { file: out });
    const written = yaml === null ? await writeCsv(out, sheet, bom) : await writeSheetText(out, yaml);
    this.show({
      ...exportView(sheet, written, bom),
      text: ({ words: { text, ...words } }) =>
        yaml === null
          ? text.sheetWritten(out, rows.length, ratedCriteria(plan.standard).map(describe(words)))
          : text.yamlSheetWritten(out, rows.length),
    });
  }
}

/** What a column asks and which answers it takes. */
function describe(words: Pick<Wording, 'named'>) {
  return (criterion: Criterion) => `${criterion.id}: ${words.named(criterion.text)} (${allowedAnswers(criterion)})`;
}
