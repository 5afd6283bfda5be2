import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CalendarFile } from '../core/calendar/calendar.js';
import type { Instant } from '../core/calendar/zone.js';
import { Taxonomy } from '../core/complaint/taxonomy.js';
import { Team } from '../core/complaint/team.js';
import { type Fault, Problem, type ProblemCatalogue } from '../core/problem.js';
import { type LintContext, lintPolicies, lintVerified } from '../core/sla/lint.js';
import { makeCalendars, makeSet } from '../core/sla/make-policies.js';
import type { PolicySet } from '../core/sla/policy.js';
import { PackFile, SlaFile } from '../core/sla/policy-file.js';
import type { Doubt } from '../core/sla/policy-finding.js';
import { parsePolicyFile } from '../core/store/folder/adapters.js';
import { findLines, withLines } from '../core/store/folder/fault-lines.js';
import type { ComplaintStore } from '../core/store/port.js';
import { checkPolicy } from '../core/validate.js';
import { type CalendarSource, calendarSources, loadCalendar } from './calendars.js';
import { readInputFile } from './records.js';
import { shippedTemplates } from './shipped.js';

/** What the store's own `sla.yaml` is called beside the packs. */
export const HOUSE = 'house';

/** A file of promises as it is written, and where it comes from. */
export interface PolicySource {
  id: string;
  /** A house's own promises, as in `sla.yaml`, or a pack beside them. */
  kind: 'house' | 'pack';
  origin: 'store' | 'shipped' | 'file';
  /** For people: `policy/packs/uk-disp.yaml`, or the path that was typed. */
  name: string;
  text: string;
}

/** The same, read. */
export type LoadedPolicies = PolicySource & ({ kind: 'house'; file: SlaFile } | { kind: 'pack'; file: PackFile });

/** The store's `sla.yaml` and packs, none where there is no store. */
export async function policiesInUse(store: ComplaintStore | null): Promise<PolicySource[]> {
  const house = await store?.policyText('sla');
  const packs = ((await store?.policyTexts('packs')) ?? []).map((file): PolicySource => {
    return { id: packOf(file.text) ?? basename(file.name, '.yaml'), kind: 'pack', origin: 'store', ...file };
  });
  return [...(house ? [{ id: HOUSE, kind: 'house', origin: 'store', ...house } as const] : []), ...packs];
}

/** What ships: the promises of the presets, then the packs. */
export async function shippedPolicies(): Promise<PolicySource[]> {
  const [presets, packs] = [join(shippedTemplates(), 'presets'), join(shippedTemplates(), 'packs')];
  const files = [
    ...(await readdir(presets))
      .sort()
      .map((id) => ({ id, kind: 'house' as const, file: join(presets, id, 'sla.yaml') })),
    ...(await readdir(packs)).sort().map((name) => {
      return { id: basename(name, '.yaml'), kind: 'pack' as const, file: join(packs, name) };
    }),
  ];
  return Promise.all(
    files.map(async ({ id, kind, file }): Promise<PolicySource> => {
      const name = kind === 'pack' ? `templates/packs/${id}.yaml` : `templates/presets/${id}/sla.yaml`;
      return { id, kind, origin: 'shipped', name, text: await readFile(file, 'utf8') };
    }),
  );
}

/** The file of promises with this id in the store, else among those that ship, else the file with this path. */
export async function findPolicies(idOrPath: string, store: ComplaintStore | null): Promise<PolicySource> {
  const known = [...(await policiesInUse(store)), ...(await shippedPolicies())];
  return known.find(({ id }) => id === idOrPath) ?? readPolicies(idOrPath, known);
}

/** The file of promises with this id among those that ship, else the file with this path. */
export async function findShipped(idOrPath: string): Promise<PolicySource> {
  const known = await shippedPolicies();
  return known.find(({ id }) => id === idOrPath) ?? readPolicies(idOrPath, known);
}

async function readPolicies(path: string, known: readonly PolicySource[]): Promise<PolicySource> {
  try {
    const text = (await readInputFile(path)).toString('utf8');
    const pack = packOf(text);
    return { id: pack ?? path, kind: pack === null ? 'house' : 'pack', origin: 'file', name: path, text };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'file_not_found') throw error;
    throw new Problem('policy_unknown', { found: path, known: [...new Set(known.map(({ id }) => id))] });
  }
}

/** The id that a pack gives itself, also where the rest of it can't be read. */
function packOf(text: string): string | null {
  return /^pack: *["']?([^\s"'#]+)/m.exec(text)?.[1] ?? null;
}

/** Reads a file of promises. Refuses one that is wrong with file, line and field. */
export function loadPolicies(source: PolicySource): Promise<LoadedPolicies> {
  return withLines(source.text, parsePolicies(source));
}

async function parsePolicies(source: PolicySource): Promise<LoadedPolicies> {
  const { name, text, kind } = source;
  const data = await parsePolicyFile(text, name, name);
  return kind === 'pack'
    ? { ...source, kind, file: checkPolicy(PackFile, data, name) }
    : { ...source, kind, file: checkPolicy(SlaFile, data, name) };
}

/** Makes promises ready for use. Refuses those that do not fit the desk with file, line and field. */
export function makePolicies(loaded: LoadedPolicies, { calendars, taxonomy, team }: LintContext): Promise<PolicySet> {
  const pack = loaded.kind === 'pack' ? loaded.file.pack : undefined;
  const teams = Object.keys(team?.teams ?? {});
  const make = async () => makeSet(pack, loaded.name, loaded.file.policies, { calendars, taxonomy, teams });
  return withLines(loaded.text, make());
}

/** Something wrong with a file of promises, or a doubt about it, and where. */
export type PolicyFinding = { file: string; line: number | null } & (
  | { severity: 'error'; fault: Fault }
  | { severity: 'warn'; doubt: Doubt }
);

/** What is wrong with a file of promises, or doubtful about it. */
export async function lintSource(source: PolicySource, context: LintContext): Promise<PolicyFinding[]> {
  const place = { file: source.name };
  try {
    const loaded = await loadPolicies(source);
    const set = await makePolicies(loaded, context);
    const verified = loaded.kind === 'pack' ? loaded.file.verified : null;
    const doubts = [...lintPolicies(loaded.file.policies, set, context), ...lintVerified(verified, context.now)];
    const paths = doubts.map(({ path }) => path);
    const lines = doubts.length === 0 ? [] : await findLines(source.text, paths);
    const placed = doubts.map((doubt, index) => ({ doubt, line: lines[index] ?? null }));
    placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return placed.map(({ doubt, line }) => ({ severity: 'warn', ...place, line, doubt }));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'policy_invalid') throw error;
    const { faults } = error.args as ProblemCatalogue['policy_invalid'];
    return faults.map((fault) => ({ severity: 'error', ...place, line: fault.line ?? null, fault }));
  }
}

/**
 * What promises are held against. What is in use must find its calendars in the store; what is not yet may also take those that
 * ship, since they would come with it.
 */
export async function surroundings(
  store: ComplaintStore | null,
  now: Instant,
  withShipped: boolean,
): Promise<LintContext> {
  const own = (await store?.policies('calendars', CalendarFile)) ?? [];
  const shipped = withShipped
    ? await Promise.all((await shippedCalendars()).map((source) => loadCalendar(source)))
    : [];
  const added = shipped.map(({ file }) => file).filter(({ id }) => !own.some((calendar) => calendar.id === id));
  return {
    now,
    calendars: makeCalendars([...own, ...added]),
    taxonomy: (await store?.policy('taxonomy', Taxonomy)) ?? null,
    team: (await store?.policy('team', Team)) ?? null,
  };
}

/** The calendars that ship. */
export async function shippedCalendars(): Promise<CalendarSource[]> {
  return calendarSources(null);
}
