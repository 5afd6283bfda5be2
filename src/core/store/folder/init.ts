import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { assertZone } from '../../calendar/zone.js';
import { Problem } from '../../problem.js';
import type { StoreSettings } from '../port.js';
import { readText } from './adapters.js';
import { FORMAT } from './document.js';
import { notWritten, writeDurably } from './durable.js';
import { MARKER, type SettingsFile } from './settings.js';

/**
 * Makes a folder into a store: the preset's policies, the shipped calendars (those for no place in particular, `zone: UTC`, in the desk's own zone), the
 * quality standard, and last the file that marks it. Policy files that are already there stay as they are.
 */
export async function initStore(
  root: string,
  settings: StoreSettings,
  preset: string,
  templates: string,
): Promise<void> {
  assertZone(settings.zone);
  if ((await readText(join(root, MARKER))) !== null) throw new Problem('store_exists', { folder: root });
  const known = await readdir(join(templates, 'presets'));
  if (!known.includes(preset)) throw new Problem('preset_unknown', { found: preset, known });

  const policy = join(root, 'policy');
  try {
    await mkdir(join(policy, 'calendars'), { recursive: true });
    await mkdir(join(root, 'complaints'), { recursive: true });
    const keep = { recursive: true, force: false };
    await cp(join(templates, 'presets', preset), policy, keep);
    await cp(join(templates, 'standards', 'ticket-quality.yaml'), join(policy, 'quality.yaml'), keep);
    for (const name of await readdir(join(templates, 'calendars'))) {
      const target = join(policy, 'calendars', name);
      if ((await readText(target)) !== null) continue;
      const text = await readFile(join(templates, 'calendars', name), 'utf8');
      await writeDurably(target, text.replace(/^zone: UTC$/m, `zone: ${settings.zone}`));
    }
  } catch (error) {
    throw notWritten(policy, error);
  }
  const marker: SettingsFile = { plaint: FORMAT, ...settings };
  await writeDurably(join(root, MARKER), stringify(marker));
}
