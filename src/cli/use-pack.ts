import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { Instant } from '../core/calendar/zone.js';
import { Taxonomy } from '../core/complaint/taxonomy.js';
import { Problem } from '../core/problem.js';
import { HOUSE_FILE, type MissingCode, missingCodes, packPath } from '../core/sla/make-policies.js';
import { parsePolicyFile, YAML_STYLE } from '../core/store/folder/adapters.js';
import { editYaml } from '../core/store/folder/yaml-edit.js';
import type { ComplaintStore } from '../core/store/port.js';
import { checkPolicy } from '../core/validate.js';
import {
  type LoadedPolicies,
  loadPolicies,
  makePolicies,
  type PolicySource,
  policiesInUse,
  shippedCalendars,
  surroundings,
} from './policy-files.js';
import { shippedTemplates } from './shipped.js';

export interface UseOptions {
  now: Instant;
  dryRun: boolean;
  force: boolean;
  addCodes: boolean;
}

/** What taking promises into use did, or would do. */
export interface UsedPolicies {
  id: string;
  kind: 'house' | 'pack';
  file: string;
  /** `same`: it was in use as it is. */
  outcome: 'added' | 'replaced' | 'same';
  /** The calendars that came with it. */
  calendars: string[];
  /** Codes that the codebook got, as `pause_reasons.awaiting_test`. */
  codes: string[];
}

/**
 * Copies promises into a store, with the calendars and, if asked to, the codes that they need. What they need is written first, so that
 * whoever is cut off leaves no store that can't be read. Refuses to write over a copy that was changed.
 */
export async function usePolicies(
  source: PolicySource,
  store: ComplaintStore,
  { now, dryRun, force, addCodes }: UseOptions,
): Promise<UsedPolicies> {
  const loaded = await loadPolicies(source);
  const taxonomy = await store.policy('taxonomy', Taxonomy);
  const codes = codesFor(loaded, taxonomy);
  if (codes.length > 0 && !addCodes)
    throw new Problem('pack_codes_missing', { pack: source.id, codes: codes.map(codeName) });
  const edited = codes.length > 0 ? await withCodes(store, codes) : null;
  const context = await surroundings(store, now, true);
  await makePolicies(loaded, { ...context, taxonomy: edited?.taxonomy ?? taxonomy });

  const present = await presentCopy(loaded, store);
  const outcome = present === null ? 'added' : present.text === source.text ? 'same' : 'replaced';
  const file = present?.name ?? (loaded.kind === 'house' ? HOUSE_FILE : packPath(loaded.file.pack));
  if (outcome === 'replaced' && !force) throw new Problem('file_exists', { file });
  const calendars = await missingCalendars(loaded, store);
  if (!dryRun) {
    for (const { name, text } of calendars) await store.addPolicy('calendars', basename(name, '.yaml'), text, false);
    if (edited) await store.replacePolicy('taxonomy', edited.text);
    if (outcome !== 'same') await write(store, loaded.kind, file, source.text);
  }
  const brought = calendars.map(({ name }) => `policy/calendars/${basename(name)}`);
  return { id: source.id, kind: source.kind, file, outcome, calendars: brought, codes: codes.map(codeName) };
}

async function write(store: ComplaintStore, kind: 'house' | 'pack', file: string, text: string): Promise<void> {
  if (kind === 'house') await store.replacePolicy('sla', text);
  else await store.addPolicy('packs', basename(file, '.yaml'), text, true);
}

/** The copy in use, whatever its file is called. */
async function presentCopy(loaded: LoadedPolicies, store: ComplaintStore): Promise<PolicySource | null> {
  const used = await policiesInUse(store);
  return used.find(({ kind, id }) => kind === loaded.kind && (kind === 'house' || id === loaded.id)) ?? null;
}

function codesFor({ file }: LoadedPolicies, taxonomy: Taxonomy): MissingCode[] {
  const missing = file.policies.flatMap((entry) => missingCodes(entry, taxonomy));
  // Where a sub-category belongs can't be told from outside.
  const named = new Map(missing.filter(({ part }) => part !== 'sub').map((code) => [codeName(code), code]));
  return [...named.values()];
}

function codeName({ part, code }: MissingCode): string {
  return `${part}.${code}`;
}

/** The codebook with these codes in it, everything else as it was. Names are those of the shipped codebook, else the codes themselves. */
async function withCodes(store: ComplaintStore, codes: readonly MissingCode[]) {
  const before = await store.policyText('taxonomy');
  if (before === null) throw new Problem('file_not_found', { file: 'policy/taxonomy.yaml' });
  const known = parse(await readFile(join(shippedTemplates(), 'presets', 'three-tier', 'taxonomy.yaml'), 'utf8'));
  const data = (await parsePolicyFile(before.text, before.name, before.name)) as Record<
    string,
    Record<string, unknown>
  >;
  for (const { part, code } of codes) {
    const plain = { en: code.replaceAll('_', ' '), zh: code };
    const name = known[part]?.[code] ?? (part === 'categories' ? { name: plain } : plain);
    data[part] = { ...data[part], [code]: name };
  }
  // `{en: Phone}` and `{ en: Phone }` stay as they are written.
  const style = { ...YAML_STYLE, flowCollectionPadding: before.text.includes('{ ') };
  return {
    text: editYaml(before.text, data, style),
    taxonomy: checkPolicy(Taxonomy, data, before.name),
  };
}

/** The shipped calendars that promises need and the store does not have; those for no place in particular in the store's zone. */
async function missingCalendars({ file }: LoadedPolicies, store: ComplaintStore) {
  const needed = new Set(file.policies.flatMap(({ calendar, calendars }) => [calendar, ...Object.values(calendars)]));
  const present = await Promise.all(
    (await store.policyTexts('calendars')).map(async ({ name, text }) => {
      return ((await parsePolicyFile(text, name, name)) as { id?: string } | null)?.id;
    }),
  );
  const missing = (await shippedCalendars()).filter(({ name }) => {
    const id = basename(name, '.yaml');
    return needed.has(id) && !present.includes(id);
  });
  return missing.map(({ name, text }) => ({
    name,
    text: text.replace(/^zone: UTC$/m, `zone: ${store.settings.zone}`),
  }));
}
