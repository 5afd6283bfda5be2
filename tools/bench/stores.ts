import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Complaint } from '../../src/core/complaint/record.js';
import { isOver } from '../../src/core/complaint/status.js';
import { FolderStore } from '../../src/core/store/folder/folder-store.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** When it is in all of them. */
export const UNTIL = '2026-11-20T18:00:00';

/** The complaints that are shown and assigned have so many events, in every store and after every bench. */
const EVENTS = 10;

/** A seeded store, with what commands are asked about it. */
export interface SampleStore {
  folder: string;
  /** `100,000 (5,000 live)` */
  label: string;
  /** The ending of a live complaint's id that is in work, and who owns it. */
  id: string;
  owner: string;
  /** The ending of the id of a complaint that is put away; of a live one where there is none. */
  over: string;
}

export interface Size {
  complaints: number;
  live: number;
  /** Over how many months. A store with nothing but live complaints is young. */
  months?: number;
}

/** The stores of one bench, each made when first asked for. */
export class Stores {
  private readonly made = new Map<string, Promise<SampleStore>>();

  constructor(readonly folder: string) {}

  get(size: Size): Promise<SampleStore> {
    const key = `${size.complaints}-${size.live}`;
    const made = this.made.get(key) ?? sampleStore(join(this.folder, key), size);
    this.made.set(key, made);
    return made;
  }
}

/**
 * Makes a store, or takes the one that an earlier bench has kept. Small ones are made anew: the few that were logged there before
 * would count. In the big ones they stay: some tens among thousands.
 */
async function sampleStore(folder: string, { complaints, live, months = 36 }: Size): Promise<SampleStore> {
  if (complaints < 10_000) rmSync(folder, { recursive: true, force: true });
  const label = `${complaints.toLocaleString('en')} (${live.toLocaleString('en')} live)`;
  if (!existsSync(folder)) {
    process.stderr.write(`Making a store of ${label}\n`);
    seedInto(folder, { complaints, live, months, seed: 1 });
  }
  const store = await FolderStore.open(folder);
  const isOpen = ({ owner, status }: Complaint) => owner !== null && status === 'open';
  const alike = await firstWith(store, 'live', (complaint) => isOpen(complaint) && complaint.history.length === EVENTS);
  const open = alike ?? (await firstWith(store, 'live', isOpen));
  if (open === null) throw new Error(`nothing is open in ${folder}`);
  const over = (await firstWith(store, 'all', ({ status }) => isOver(status))) ?? open;
  return { folder, label, id: endingOf(open), owner: open.owner ?? '', over: endingOf(over) };
}

/** In a process of its own: a big one here would slow down the start of every process that is measured. */
function seedInto(folder: string, numbers: Record<string, number>): void {
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  const flags = Object.entries(numbers).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  const args = ['--import', 'tsx', 'tools/main.ts', 'seed', '--until', UNTIL, '--folder', unfinished, ...flags];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  renameSync(unfinished, folder);
}

/** The first complaint like this that can be called by the ending of its id. */
async function firstWith(
  store: FolderStore,
  scope: 'live' | 'all',
  fits: (complaint: Complaint) => boolean,
): Promise<Complaint | null> {
  for await (const complaint of store.scan(scope, () => undefined)) {
    if (fits(complaint) && (await store.findIds(endingOf(complaint))).length === 1) return complaint;
  }
  return null;
}

function endingOf({ id }: Complaint): string {
  return id.slice(-5);
}
