import type * as v from 'valibot';
import { CalendarFile } from '../calendar/calendar.js';
import { QualityStandard } from '../calibration/standard.js';
import { Taxonomy } from '../complaint/taxonomy.js';
import { Team } from '../complaint/team.js';
import { LadderFile, makeLadders } from '../escalation/ladder.js';
import { RaciFile } from '../escalation/raci.js';
import { HealthFile, makeHealth } from '../health/settings.js';
import { KpiSettings, wrongNames } from '../kpi/settings.js';
import { makeTargets } from '../kpi/targets.js';
import { type Fault, Problem } from '../problem.js';
import { makeCalendars, makePolicyBook } from '../sla/make-policies.js';
import { PackFile, SlaFile } from '../sla/policy-file.js';
import { makeSupervision, SupervisionFile } from '../supervision/settings.js';
import type { PlacedFinding } from './finding.js';

type ReadOne = <T>(name: string, schema: v.GenericSchema<unknown, T>) => Promise<T>;
type ReadAll = <T>(kind: string, schema: v.GenericSchema<unknown, T>) => Promise<T[]>;

type Locate = (file: string, faults: readonly Fault[]) => Promise<Fault[]>;

/**
 * What is wrong with the policy files, each by itself and one against the other. `locate` knows the lines, `packs` are the packs' files
 * as `one` takes them: each is looked at, whatever is wrong with another.
 */
export async function policyFindings(
  one: ReadOne,
  all: ReadAll,
  locate: Locate,
  packs: readonly string[],
): Promise<PlacedFinding[]> {
  const bookWith = async (withPacks: readonly PackFile[]) => {
    const [file, calendars, team] = [
      await one('sla', SlaFile),
      await all('calendars', CalendarFile),
      await one('team', Team),
    ];
    return makePolicyBook(file, calendars, await one('taxonomy', Taxonomy), withPacks, Object.keys(team.teams));
  };
  const checks: (() => Promise<unknown>)[] = [
    () => one('taxonomy', Taxonomy),
    () => one('team', Team),
    () => one('quality', QualityStandard),
    async () => {
      const [settings, team] = [await one('kpi', KpiSettings), await one('team', Team)];
      const faults = wrongNames(settings, team);
      if (faults.length > 0) throw new Problem('policy_invalid', { file: 'policy/kpi.yaml', faults });
      makeTargets(settings.targets, 'UTC');
    },
    () => bookWith([]),
    ...packs.map((pack) => async () => bookWith([await one(pack, PackFile)])),
    async () => bookWith(await all('packs', PackFile)),
    async () => {
      const [file, team] = [await one('escalation', LadderFile), await one('team', Team)];
      const book = await bookWith(await all('packs', PackFile));
      makeLadders(file, { team, taxonomy: await one('taxonomy', Taxonomy), book });
    },
  ];
  const optional = async <T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T | null> => {
    const read = await one(name, schema).catch((error: unknown) => error);
    if (read instanceof Problem && read.code === 'file_not_found') return null;
    if (read instanceof Error) throw read;
    return read as T;
  };
  checks.push(
    () => optional('raci', RaciFile),
    async () => {
      const file = await optional('health', HealthFile);
      if (file !== null) makeHealth(file);
    },
    async () => {
      const file = await optional('supervision', SupervisionFile);
      if (file === null) return;
      makeSupervision(file, makeCalendars(await all('calendars', CalendarFile)), 0);
    },
  );
  const findings = new Map<string, PlacedFinding>();
  for (const check of checks) {
    try {
      await check();
    } catch (error) {
      // The same file may be wrong for several.
      for (const finding of await findingsOf(error, locate)) findings.set(JSON.stringify(finding), finding);
    }
  }
  return [...findings.values()];
}

async function findingsOf(error: unknown, locate: Locate): Promise<PlacedFinding[]> {
  if (!(error instanceof Problem)) throw error;
  const place = { line: null, id: null };
  if (error.code === 'file_not_found') {
    return [{ code: 'policy_missing', args: {}, file: (error.args as { file: string }).file, ...place }];
  }
  if (error.code !== 'policy_invalid') throw error;
  const { file, faults } = error.args as { file: string; faults: Fault[] };
  return (await locate(file, faults)).map(({ path, found, allowed, line = null }) => ({
    code: 'policy_invalid',
    args: { field: path, found, allowed },
    file,
    ...place,
    line,
  }));
}
