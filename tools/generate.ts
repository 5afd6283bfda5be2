import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { type GenericSchema, parse } from 'valibot';
import { parse as parseYaml } from 'yaml';
import { CalendarFile } from '../src/core/calendar/calendar.js';
import { QualityStandard } from '../src/core/calibration/standard.js';
import { Taxonomy } from '../src/core/complaint/taxonomy.js';
import { Team } from '../src/core/complaint/team.js';
import { LadderFile } from '../src/core/escalation/ladder.js';
import { RaciFile } from '../src/core/escalation/raci.js';
import { Mapping } from '../src/core/exchange/mapping.js';
import { NewComplaintRecord } from '../src/core/exchange/record.js';
import { HealthFile } from '../src/core/health/settings.js';
import { definedKpis, KpiDefinitions } from '../src/core/kpi/definitions.js';
import { KpiSettings } from '../src/core/kpi/settings.js';
import { type Metric, PackFile, SlaFile } from '../src/core/sla/policy-file.js';
import { unconfirmedTargets } from '../src/core/sla/unconfirmed.js';
import { SettingsFile } from '../src/core/store/folder/settings.js';
import { SupervisionFile } from '../src/core/supervision/settings.js';

const ROOT = new URL('../', import.meta.url);

/** The files that people write, by the schema that plaint itself checks them with. */
const SCHEMAS: Record<string, GenericSchema> = {
  plaint: SettingsFile,
  sla: SlaFile,
  pack: PackFile,
  calendar: CalendarFile,
  escalation: LadderFile,
  taxonomy: Taxonomy,
  team: Team,
  quality: QualityStandard,
  kpi: KpiSettings,
  raci: RaciFile,
  supervision: SupervisionFile,
  health: HealthFile,
  mapping: Mapping,
  record: NewComplaintRecord,
};

/** Writes what is generated. With `check` the files are compared instead, and a difference fails. */
export function generate(check: boolean): void {
  const stale: string[] = [];
  mkdirSync(new URL('schemas/', ROOT), { recursive: true });
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    // What JSON Schema can't say (that a zone exists, that ids differ) is left to plaint itself.
    const json = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
    put(`schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`, check, stale);
  }

  put('docs/policies.md', withPackList(read('docs/policies.md')), check, stale);
  put('docs/kpis.md', withKpiList(read('docs/kpis.md')), check, stale);
  put('README.md', withKpiNames(withCommandList(read('README.md'))), check, stale);
  const before = read('docs/commands.md');
  const after = renderCommandReference();
  writeFileSync(new URL('docs/commands.md', ROOT), check ? before : after);
  if (after !== before) stale.push('docs/commands.md');

  if (check && stale.length > 0) throw new Error(`out of date: ${stale.join(', ')}; run npm run generate`);
  process.stdout.write(check ? 'Generated files are up to date.\n' : `Changed: ${stale.join(', ') || 'nothing'}\n`);
}

function put(path: string, text: string, check: boolean, stale: string[]): void {
  if (read(path) === text) return;
  stale.push(path);
  if (!check) writeFileSync(new URL(path, ROOT), text);
}

function read(path: string): string {
  const file = new URL(path, ROOT);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The guide to policies with its table of packs as they ship. */
function withPackList(guide: string): string {
  const rows = readdirSync(new URL('templates/packs/', ROOT))
    .sort()
    .map((name) => {
      const pack = parse(PackFile, parseYaml(read(`templates/packs/${name}`)));
      const doubtful = unconfirmedTargets(pack);
      const targets = pack.policies.map(({ id, targets, extensions }) => {
        const said = Object.entries(targets).map(([metric, target]) => {
          const { by, to } = extensions[metric as Metric] ?? {};
          const longer = to ? ` (put off to ${to})` : by ? ` (put off by ${by})` : '';
          return `${metric} ${target}${longer}${doubtful.has(`${id}/${metric}`) ? ' **?**' : ''}`;
        });
        return pack.policies.length === 1 ? said.join(', ') : `${id}: ${said.join(', ')}`;
      });
      return `| \`${pack.pack}\` | ${pack.name.en} ${pack.name.zh} | ${targets.join('; ')} | ${pack.verified ?? 'never'} |`;
    });
  const table = ['| pack | for | targets | verified |', '| --- | --- | --- | --- |', ...rows].join('\n');
  return guide.replace(/(<!-- packs -->\n)[\s\S]*?(<!-- end -->)/, `$1${table}\n$2`);
}

/** The guide to figures with what each counts. */
function withKpiList(guide: string): string {
  const rows = definedKpis(parse(KpiDefinitions, parseYaml(read('templates/kpis.yaml')))).map((kpi) => {
    const { name, basis, formula, numerator, denominator, decided_by, left_out } = kpi;
    const parts = numerator && denominator ? ` (${numerator.en} / ${denominator.en})` : '';
    return `| \`${name}\` | ${formula.en}${parts} | ${formula.zh} | ${basis}: ${decided_by.en} | ${left_out.en} |`;
  });
  const table = ['| name | what it counts | 口径 | of the | left out |', '| --- | --- | --- | --- | --- |', ...rows];
  return guide.replace(/(<!-- kpis -->\n)[\s\S]*?(<!-- end -->)/, `$1${table.join('\n')}\n$2`);
}

/** The README with its dictionary of figures: what is counted, a line for each definition. */
function withKpiNames(readme: string): string {
  const definitions = parse(KpiDefinitions, parseYaml(read('templates/kpis.yaml')));
  const rows = Object.values(definitions).map(
    ({ kpis, formula }) => `| ${kpis.map((name) => `\`${name}\``).join(', ')} | ${formula.en} |`,
  );
  const table = ['| figure | what it counts |', '| --- | --- |', ...rows].join('\n');
  return readme.replace(/(<!-- figure list -->\n)[\s\S]*?(<!-- end -->)/, `$1${table}\n$2`);
}

/** The README with its table of commands as the manifest has them. */
function withCommandList(readme: string): string {
  const { commands } = JSON.parse(read('oclif.manifest.json')) as { commands: Record<string, { summary: string }> };
  const rows = Object.entries(commands)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { summary }]) => `| [\`${id.replaceAll(':', ' ')}\`](docs/commands.md) | ${summary} |`);
  const table = ['| command | what it does |', '| --- | --- |', ...rows].join('\n');
  return readme.replace(/(<!-- command list -->\n)[\s\S]*?(<!-- end -->)/, `$1${table}\n$2`);
}

/** `oclif readme` fills the marked region of docs/commands.md with the help of every command. */
function renderCommandReference(): string {
  const oclif = fileURLToPath(new URL('node_modules/oclif/bin/run.js', ROOT));
  const options = ['readme', '--no-aliases', '--no-source-links', '--readme-path', 'docs/commands.md'];
  execFileSync(process.execPath, [oclif, ...options], {
    cwd: fileURLToPath(ROOT),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, OCLIF_SKIP_NEW_VERSION_CHECK: 'true' },
  });
  return read('docs/commands.md');
}
