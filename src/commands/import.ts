import { Args, Flags } from '@oclif/core';
import { ADDS_ONCE, BaseCommand, dryRunFlag } from '../cli/base-command.js';
import { readCsvRows } from '../cli/csv-reader.js';
import { loadMapping } from '../cli/mappings.js';
import { Progress } from '../cli/progress.js';
import { importView } from '../cli/views/import.js';
import { importRows } from '../core/store/import.js';

export default class Import extends BaseCommand<typeof Import> {
  static override summary = 'Import complaints from a CSV file by a mapping';
  static override description =
    'Columns are found by name. The same file twice changes nothing; a row that changed updates its complaint. Each row that is not taken is listed with its line, and the exit code is 13. docs/import.md says how to write a mapping.';
  static override examples = [
    '<%= config.bin %> import complaints.csv --map cfpb --dry-run',
    '<%= config.bin %> import tickets.csv --map maps/helpdesk.yaml',
  ];
  static override effects = ADDS_ONCE;

  static override args = {
    file: Args.string({ description: 'The CSV file; - reads standard input', required: true, ignoreStdin: true }),
  };

  static override flags = {
    map: Flags.string({
      summary: 'A shipped mapping, or the path of a mapping file',
      required: true,
      helpValue: 'NAME|FILE',
    }),
    ...dryRunFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { map, 'dry-run': dryRun } = this.flags;
    const { file } = this.args;
    const mapping = await loadMapping(map);
    const rows = readCsvRows(file, process.stdin, mapping);
    const progress = new Progress(file);
    const { now, by, onDamage } = desk;
    const { clocks, taxonomy } = await desk.context();
    const defaultPriority = taxonomy.default_priority;
    const onRow = (count: number) => progress.update(count);
    const result = await importRows(desk.store, rows, mapping, {
      now,
      by,
      clocks,
      defaultPriority,
      dryRun,
      onDamage,
      onRow,
    }).finally(() => progress.end());
    this.show(importView(result, this.words, dryRun));
  }
}
