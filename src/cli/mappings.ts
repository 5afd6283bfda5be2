import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertZone } from '../core/calendar/zone.js';
import { Mapping } from '../core/exchange/mapping.js';
import { Problem } from '../core/problem.js';
import { parsePolicyFile, readText } from '../core/store/folder/adapters.js';
import { checkPolicy } from '../core/validate.js';
import { shippedTemplates } from './shipped.js';

/** A mapping by the name of a shipped one or by its path. */
export async function loadMapping(nameOrFile: string): Promise<Mapping> {
  const folder = join(shippedTemplates(), 'maps');
  const known = (await readdir(folder)).map((name) => name.replace(/\.yaml$/, '')).sort();
  const file = known.includes(nameOrFile) ? join(folder, `${nameOrFile}.yaml`) : nameOrFile;
  const text = known.includes(nameOrFile) ? await readFile(file, 'utf8') : await readText(file);
  if (text === null) throw new Problem('map_unknown', { found: nameOrFile, known });
  const mapping = checkPolicy(Mapping, await parsePolicyFile(text, file, file), file);
  assertZone(mapping.zone);
  return mapping;
}
