import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from '../src/cli/desk.js';
import { shippedTemplates } from '../src/cli/shipped.js';
import type { Complaint } from '../src/core/complaint/record.js';
import { isOver } from '../src/core/complaint/status.js';
import { FolderStore } from '../src/core/store/folder/folder-store.js';
import { initStore } from '../src/core/store/folder/init.js';
import type { ComplaintStore } from '../src/core/store/port.js';
import { planMonths } from './seed/arrivals.js';
import { Dice } from './seed/dice.js';
import type { SeedDesk } from './seed/life.js';
import { playMonth } from './seed/month.js';
import { teamFile } from './seed/people.js';
import { Customers } from './seed/wishes.js';

export interface SeedOptions {
  complaints: number;
  live: number;
  seed: number;
  folder?: string;
  months: number;
  until: string;
  format: 'yaml' | 'json';
}

const ZONE = 'Asia/Shanghai';

/**
 * Makes a store such as a desk of fifty has after some years, by playing its life month by month: never more than a month is in
 * memory. The same arguments give the same bytes.
 */
export async function seed({ complaints, live, seed, months, until, format, folder }: SeedOptions): Promise<void> {
  if (live > complaints) throw new RangeError(`--live ${live} is more than --complaints ${complaints}`);
  const started = performance.now();
  const root = folder ?? mkdtempSync(join(tmpdir(), 'plaint-seed-'));
  await initStore(root, { format, zone: ZONE, language: 'en' }, 'three-tier', shippedTemplates());
  writeFileSync(join(root, 'policy', 'team.yaml'), teamFile());

  const { store, desk } = await openDesk(root, seed, until);
  const customers = new Customers(ZONE, desk.dice);
  const made: Record<string, number> = {};
  let done = 0;
  let events = 0;
  for (const month of planMonths(complaints, live, months, desk.until, ZONE)) {
    const played = [...playMonth(month, desk, customers)];
    await keep(store, played, desk);
    for (const { status, history } of played) {
      made[status] = (made[status] ?? 0) + 1;
      events += history.length;
    }
    done += played.length;
    process.stderr.write(`${month.label}  ${count(done)} of ${count(complaints)}\n`);
  }
  const seconds = (performance.now() - started) / 1000;
  const statuses = Object.entries(made).map(([status, number]) => `${count(number)} ${status}`);
  console.log(`${count(done)} complaints with ${count(events)} events in ${root}: ${statuses.join(', ')}.`);
  console.log(`Took ${seconds.toFixed(1)} s, ${((seconds / done) * 1e6).toFixed(0)} microseconds for each.`);
}

async function openDesk(root: string, seed: number, until: string): Promise<{ store: ComplaintStore; desk: SeedDesk }> {
  const desk = await Desk.open(await FolderStore.open(root), { now: until, as: 'seed', env: {} });
  const [context, escalation] = [await desk.context(), await desk.escalation([])];
  const { store, instant } = desk;
  return { store, desk: { ...escalation, context, until: instant, dice: new Dice(seed) } };
}

/** Live ones first: a store looks whether an id is put away already, which costs little while its month has none. */
async function keep(store: ComplaintStore, complaints: readonly Complaint[], desk: SeedDesk): Promise<void> {
  const { clocks, now } = desk.context;
  for (const complaint of complaints) {
    if (!isOver(complaint.status)) await store.create({ complaint, due: clocks.nextDue(complaint, now) });
  }
  await store.putAway(complaints.filter(({ status }) => isOver(status)));
}

function count(number: number): string {
  return number.toLocaleString('en');
}
