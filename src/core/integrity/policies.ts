import type * as v from 'valibot';
import { CalendarFile } from '../calendar/calendar.js';
import { QualityStandard } from '../calibration/standard.js';
import { Taxonomy } from '../complaint/taxonomy.js';
import { Team } from '../complaint/team.js';
import { LadderFile, makeLadder } from '../escalation/ladder.js';
import { KpiSettings } from '../kpi/settings.js';
import { type Fault, Problem } from '../problem.js';
import { makePolicyBook, SlaFile } from '../sla/policy.js';
import type { PlacedFinding } from './finding.js';

type ReadOne = <T>(name: string, schema: v.GenericSchema<unknown, T>) => Promise<T>;
type ReadAll = <T>(kind: string, schema: v.GenericSchema<unknown, T>) => Promise<T[]>;

/** What is wrong with the policy files, each by itself and one against the other. */
export async function policyFindings(one: ReadOne, all: ReadAll): Promise<PlacedFinding[]> {
  const checks: (() => Promise<unknown>)[] = [
    () => one('taxonomy', Taxonomy),
    () => one('team', Team),
    () => one('quality', QualityStandard),
    () => one('kpi', KpiSettings),
    async () => {
      const [file, calendars] = [await one('sla', SlaFile), await all('calendars', CalendarFile)];
      makePolicyBook(file, calendars, await one('taxonomy', Taxonomy));
    },
    async () => makeLadder(await one('escalation', LadderFile), await one('team', Team)),
  ];
  const findings = new Map<string, PlacedFinding>();
  for (const check of checks) {
    try {
      await check();
    } catch (error) {
      // The same file may be wrong for several.
      for (const finding of findingsOf(error)) findings.set(JSON.stringify(finding), finding);
    }
  }
  return [...findings.values()];
}

function findingsOf(error: unknown): PlacedFinding[] {
  if (!(error instanceof Problem)) throw error;
  const place = { line: null, id: null };
  if (error.code === 'file_not_found') {
    return [{ code: 'policy_missing', args: {}, file: (error.args as { file: string }).file, ...place }];
  }
  if (error.code !== 'policy_invalid') throw error;
  const { file, faults } = error.args as { file: string; faults: Fault[] };
  return faults.map(({ path, found, allowed, line }) => ({
    code: 'policy_invalid',
    args: { field: path, found, allowed },
    file,
    line: line ?? null,
    id: null,
  }));
}
