import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { assertZone } from '../../calendar/zone.js';
import { Problem } from '../../problem.js';
import { checkPolicy } from '../../validate.js';
import type { StoreSettings } from '../port.js';
import { readText } from './adapters.js';
import { FORMAT } from './document.js';
import type { ParsedFiles } from './parsed-files.js';

/** The file that marks a folder as a store. */
export const MARKER = 'plaint.yaml';

/** `plaint.yaml`. */
export const SettingsFile = v.strictObject({
  plaint: v.literal(FORMAT),
  format: v.picklist(['yaml', 'json']),
  zone: v.string(),
  language: v.picklist(['en', 'zh']),
});
export type SettingsFile = v.InferOutput<typeof SettingsFile>;

/** The nearest folder upward from `start` that is a store. */
export async function findStoreUpward(start: string): Promise<string> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if ((await readText(join(folder, MARKER)).catch(() => '')) !== null) return folder;
    if (folder === dirname(folder)) throw new Problem('store_not_found', { from: resolve(start) });
  }
}

/** What the store in this folder says of itself. */
export async function readSettings(root: string, parsed: ParsedFiles): Promise<StoreSettings> {
  const text = await readText(join(root, MARKER));
  if (text === null) throw new Problem('store_not_found', { from: resolve(root) });
  return parsed.read(text, join(root, MARKER), MARKER, (data) => {
    const found = (data as { plaint?: unknown } | null)?.plaint;
    if (typeof found === 'number' && found > FORMAT) {
      throw new Problem('store_format_newer', { file: join(root, MARKER), found, supported: FORMAT });
    }
    const { format, zone, language } = checkPolicy(SettingsFile, data, MARKER);
    assertZone(zone);
    return { format, zone, language };
  });
}
