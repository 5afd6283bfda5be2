import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Template, TemplateHead } from '../core/documents/template.js';
import { Problem } from '../core/problem.js';
import { parseFile } from '../core/store/folder/adapters.js';
import { checkPolicy } from '../core/validate.js';
import { shippedTemplates } from './shipped.js';
import type { Language } from './wording/index.js';

export interface TemplateEntry {
  id: string;
  kind: 'case' | 'letter' | 'standard';
  title: string;
  difficulty: number | null;
}

/** Standards carry both languages in one file; cases and letters have a file for each. */
const FOLDERS = ['cases', 'letters'];
const STANDARDS = 'standards';

/** What is shipped, with titles in this language. */
export async function listTemplates(language: Language): Promise<TemplateEntry[]> {
  const texts = await Promise.all((await textIds(language)).map(({ id }) => readTemplate(id, language)));
  const entries: TemplateEntry[] = texts.map(({ id, kind, title, difficulty }) => ({
    id,
    kind,
    title,
    difficulty: difficulty ?? null,
  }));
  for (const id of await standardIds()) {
    const data = (await parseFile(await templateSource(id, language), `${id}.yaml`)) as {
      title: Record<string, string>;
    };
    entries.push({ id, kind: 'standard', title: data.title[language] ?? id, difficulty: null });
  }
  return entries;
}

/** The file of a template as it is. */
export async function templateSource(id: string, language: Language): Promise<string> {
  const text = (await textIds(language)).find((entry) => entry.id === id);
  const standards = await standardIds();
  if (text) return readFile(text.file, 'utf8');
  if (standards.includes(id)) return readFile(join(shippedTemplates(), STANDARDS, `${id}.yaml`), 'utf8');
  throw await unknownTemplate(id, language, standards);
}

/** A case or a letter, ready to render. */
export async function readTemplate(id: string, language: Language): Promise<Template> {
  const entry = (await textIds(language)).find((known) => known.id === id);
  if (!entry) throw await unknownTemplate(id, language, []);
  const [, head = '', ...body] = (await readFile(entry.file, 'utf8')).split(/^---$/m);
  return {
    ...checkPolicy(TemplateHead, await parseFile(head, entry.file), entry.file),
    language,
    body: body.join('---'),
  };
}

/** `--set name=text` as slots. */
export function readSlots(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const equals = text.indexOf('=');
      if (equals < 1) throw new Problem('flag_invalid', { flag: 'set', found: text, allowed: 'NAME=TEXT' });
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

async function textIds(language: Language): Promise<{ id: string; file: string }[]> {
  const found = await Promise.all(
    FOLDERS.map(async (kind) => {
      const folder = join(shippedTemplates(), kind, language);
      const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
      return names.map((name) => ({ id: name.slice(0, -3), file: join(folder, name) }));
    }),
  );
  return found.flat();
}

async function standardIds(): Promise<string[]> {
  return (await readdir(join(shippedTemplates(), STANDARDS))).map((name) => name.replace(/\.yaml$/, '')).sort();
}

async function unknownTemplate(found: string, language: Language, standards: string[]): Promise<Problem> {
  const known = [...(await textIds(language)).map(({ id }) => id), ...standards];
  return new Problem('template_unknown', { found, known });
}
