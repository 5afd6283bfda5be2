import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { QualityStandard } from '../core/calibration/standard.js';
import {
  lintStandard,
  pinnedOtherwise,
  type StandardDoubt,
  type StandardSurroundings,
} from '../core/calibration/standard-lint.js';
import { Taxonomy } from '../core/complaint/taxonomy.js';
import { Team } from '../core/complaint/team.js';
import { type Fault, Problem, type ProblemCatalogue } from '../core/problem.js';
import { parsePolicyFile } from '../core/store/folder/adapters.js';
import { findLines, withLines } from '../core/store/folder/fault-lines.js';
import type { ComplaintStore } from '../core/store/port.js';
import { checkPolicy } from '../core/validate.js';
import type { Desk } from './desk.js';
import { readInputFile } from './records.js';
import { shippedTemplates } from './shipped.js';

/** What the standard in use is called, whatever id it gives itself. */
export const IN_USE = 'house';

/** Where the standard in use is kept in a store. */
export const STANDARD_FILE = 'policy/quality.yaml';

/** A standard as it is written, and where it comes from. */
export interface StandardSource {
  id: string;
  origin: 'store' | 'shipped' | 'file';
  /** For people: `policy/quality.yaml`, or the path that was typed. */
  name: string;
  text: string;
}

export type LoadedStandard = StandardSource & { standard: QualityStandard };

/** Something about a standard, with its line. */
export type StandardFinding = { file: string; line: number | null } & (
  | { kind: 'fault'; fault: Fault }
  | { kind: 'doubt'; doubt: StandardDoubt }
);

/** The standard of the store; null where there is none. */
export async function standardInUse(store: ComplaintStore | null): Promise<StandardSource | null> {
  const file = await store?.policyText('quality');
  return file ? { id: idOf(file.text) ?? IN_USE, origin: 'store', ...file } : null;
}

/** The standards that ship. */
export async function shippedStandards(): Promise<StandardSource[]> {
  const folder = join(shippedTemplates(), 'standards');
  return Promise.all(
    (await readdir(folder)).sort().map(async (file): Promise<StandardSource> => {
      const id = basename(file, '.yaml');
      return {
        id,
        origin: 'shipped',
        name: `templates/standards/${file}`,
        text: await readFile(join(folder, file), 'utf8'),
      };
    }),
  );
}

/** The standard with this id: in use (`house` as well), else among those that ship, else the file with this path. */
export async function findStandard(idOrPath: string, store: ComplaintStore | null): Promise<StandardSource> {
  const used = await standardInUse(store);
  if (used && [IN_USE, used.id].includes(idOrPath)) return used;
  return findShippedStandard(idOrPath, used ? [used.id] : []);
}

/** The standard with this id among those that ship, else the file with this path. */
export async function findShippedStandard(idOrPath: string, others: readonly string[] = []): Promise<StandardSource> {
  const shipped = await shippedStandards();
  const known = shipped.find(({ id }) => id === idOrPath);
  if (known) return known;
  try {
    const text = (await readInputFile(idOrPath)).toString('utf8');
    return { id: idOf(text) ?? idOrPath, origin: 'file', name: idOrPath, text };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'file_not_found') throw error;
    const ids = [...new Set([...others, ...shipped.map(({ id }) => id)])];
    throw new Problem('standard_unknown', { found: idOrPath, known: ids });
  }
}

/** The id that a standard gives itself, also where the rest of it can't be read. */
function idOf(text: string): string | null {
  return /^id: *["']?([^\s"'#]+)/m.exec(text)?.[1] ?? null;
}

/** Reads a standard. Refuses one that is wrong with file, line and field. */
export async function loadStandard(source: StandardSource): Promise<LoadedStandard> {
  const { name, text } = source;
  const parsed = parsePolicyFile(text, name, name).then((data) => checkPolicy(QualityStandard, data, name));
  return { ...source, standard: await withLines(text, parsed) };
}

/** Refuses what nothing may be planned by: a standard with errors, or another text of a version that an audit has pinned. */
export async function requireUsable({ name, standard }: LoadedStandard, store: ComplaintStore): Promise<void> {
  const surroundings = await standardSurroundings(store);
  const { id, version } = standard;
  const pinned = pinnedOtherwise(standard, surroundings.plans);
  if (pinned) throw new Problem('standard_pinned', { id, version, audit: pinned.audit });
  const doubts = lintStandard(standard, surroundings).filter(({ severity }) => severity === 'error');
  if (doubts.length > 0) throw new Problem('standard_faulty', { file: name, doubts });
}

/** The standard that something is planned by: the one named, if it may be used, else the one in use as it is. */
export async function standardToPin(named: string | undefined, desk: Desk): Promise<QualityStandard> {
  if (named === undefined) return desk.standard();
  const loaded = await loadStandard(await findStandard(named, desk.store));
  await requireUsable(loaded, desk.store);
  return loaded.standard;
}

/** What a standard is held against: codes and people of the store, and what its audits have pinned. */
export async function standardSurroundings(store: ComplaintStore | null): Promise<StandardSurroundings> {
  const names = (await store?.auditNames()) ?? [];
  return {
    taxonomy: (await store?.policy('taxonomy', Taxonomy)) ?? null,
    team: (await store?.policy('team', Team)) ?? null,
    plans: store ? await Promise.all(names.map(async (name) => (await store.readAudit(name)).plan)) : [],
  };
}

/** What is wrong with a standard, or doubtful about it, in the order of its lines. */
export async function lintStandardSource(
  source: StandardSource,
  surroundings: StandardSurroundings,
): Promise<StandardFinding[]> {
  const file = source.name;
  try {
    const doubts = lintStandard((await loadStandard(source)).standard, surroundings);
    const lines =
      doubts.length === 0
        ? []
        : await findLines(
            source.text,
            doubts.map(({ path }) => path),
          );
    const placed = doubts.map((doubt, index) => ({ kind: 'doubt' as const, file, line: lines[index] ?? null, doubt }));
    return placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'policy_invalid') throw error;
    const { faults } = error.args as ProblemCatalogue['policy_invalid'];
    return faults.map((fault) => ({ kind: 'fault', file, line: fault.line ?? null, fault }));
  }
}
