import { Args } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { readDefinitions } from '../../cli/kpi-definitions.js';
import { kpiDefinitionsView } from '../../cli/views/kpi-definitions.js';
import { Problem } from '../../core/problem.js';

export default class KpiDefine extends BaseCommand<typeof KpiDefine> {
  static override summary =
    'Say what each key figure counts: formula, numerator, denominator, period, what is left out';
  static override description = 'Needs no store. docs/kpis.md has the same for all.';
  static override examples = ['<%= config.bin %> kpi define timeliness', '<%= config.bin %> kpi define --csv'];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The figure; else all', ignoreStdin: true }),
  };

  static override flags = { ...csvFlag };

  async run(): Promise<void> {
    const all = await readDefinitions();
    const { name } = this.args;
    const wanted = name === undefined ? all : all.filter((kpi) => kpi.name === name);
    if (wanted.length === 0) throw new Problem('kpi_unknown', { found: name ?? '', known: all.map((kpi) => kpi.name) });
    this.show(kpiDefinitionsView(wanted));
  }
}
