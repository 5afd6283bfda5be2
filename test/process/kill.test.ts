import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { FolderStore } from '../../src/core/store/folder/folder-store.js';
import { Place } from './plaint.js';

const FAULTS = fileURLToPath(new URL('faults.cjs', import.meta.url));

/** A desk with complaints in every state that the commands below need. */
function furnish(place: Place): { open: string; waiting: string; closed: string[] } {
  const open = place.log();
  const waiting = place.log({ customer: 'CU-2' });
  const closed = ['2026-10-02', '2026-10-09', '2026-11-01'].map((day, number) => {
    const id = place.log({ customer: `CU-${number}` }, `${day}T10:00`);
    const env = { PLAINT_NOW: `${day}T11:00` };
    place.done(['assign', id, '--to', 'li.wei'], { env });
    place.done(['resolve', id, '--outcome', 'upheld'], { env });
    place.done(['close', id], { env });
    return id;
  });
  place.done(['assign', waiting, '--to', 'li.wei']);
  const rows = Array.from({ length: 12 }, (_, row) => `9${row},2026-0${(row % 3) + 1}-0${(row % 9) + 1},${row % 4}`);
  writeFileSync(join(place.folder, 'rows.csv'), `nr,day,state\n${rows.join('\n')}\n`);
  writeFileSync(join(place.folder, 'map.yaml'), MAP);
  return { open, waiting, closed };
}

const MAP = `
id: rows
system: rows
key: nr
dates: ymd
zone: UTC
fields:
  title: { text: "Row {nr}" }
  channel: { constant: web }
  category: { constant: process }
  received_at: { column: day }
status:
  column: state
  values:
    "0": { closed: false }
    "1": { closed: true, outcome: upheld }
    "2": { closed: true, outcome: upheld }
    "3": { closed: true, outcome: not_upheld }
`;

/** Every event that there is, by complaint. */
async function eventsOf(folder: string): Promise<Map<string, Set<string>>> {
  const store = await FolderStore.open(folder);
  const found = new Map<string, Set<string>>();
  for await (const { id, history } of store.scan('all', (damage) => expect.fail(JSON.stringify(damage)))) {
    found.set(id, new Set(history.map(({ hash = '' }) => hash)));
  }
  return found;
}

describe.each([
  ['log', () => ['log', '--title', 'New', '--channel', 'phone', '--category', 'process/billing', '--customer', 'CU-9']],
  ['assign', ({ open }: Furnished) => ['assign', open, '--to', 'wang.fang']],
  ['resolve', ({ waiting }: Furnished) => ['resolve', waiting, '--outcome', 'upheld']],
  ['note on one put away', ({ closed }: Furnished) => ['note', closed[0] ?? '', '--text', 'asked again']],
  ['import', () => ['import', 'rows.csv', '--map', 'map.yaml']],
  ['archive', () => ['archive', '--older-than', '1d']],
  ['doctor --fix', () => ['doctor', '--fix']],
])('killed while it runs: %s', (name, commandFor) => {
  const original = mkdtempSync(join(tmpdir(), 'plaint-kill-'));
  afterAll(() => rmSync(original, { recursive: true, force: true }));

  test('at every call that touches the store: nothing acknowledged is lost, and what is left can be mended', async () => {
    const place = new Place();
    const furnished = furnish(place);
    if (name === 'note on one put away') place.done(['archive', '--older-than', '1d']);
    if (name === 'doctor --fix') disorder(place, furnished);
    const command = commandFor(furnished);
    cpSync(place.folder, original, { recursive: true });
    const before = await eventsOf(original);

    let points = 0;
    for (;;) {
      points++;
      rmSync(place.folder, { recursive: true });
      cpSync(original, place.folder, { recursive: true });
      const fault = { NODE_OPTIONS: `--require ${FAULTS}`, FAULT_STORE: place.folder, FAULT_AT: String(points) };
      const { code, stderr } = place.run(command, { env: fault });
      if (code !== null) {
        expect(code, stderr).toBe(0);
        break;
      }
      const after = await eventsOf(place.folder);
      for (const [id, events] of before) {
        for (const event of events) expect(after.get(id)?.has(event), `${name} at ${points}: ${id}`).toBe(true);
      }
      const again = place.run(command);
      expect(again, `${name} at ${points}`).toMatchObject({ code: 0 });
      expect(place.run(['doctor', '--fix']), `${name} at ${points}`).toMatchObject({ code: 0 });
      expect(hiddenIn(place.folder), `${name} at ${points}`).toEqual([]);
    }
    // Fewer would mean that the calls were not seen.
    expect(points).toBeGreaterThan(8);
    process.stdout.write(`      ${name}: ${points - 1} points\n`);
  }, 300_000);
});

type Furnished = ReturnType<typeof furnish>;

/** What doctor can mend: locks and temporaries of the dead, a middle part changed by hand, a complaint in two places. */
function disorder(place: Place, { open, closed }: Furnished): void {
  const complaints = join(place.folder, 'complaints', '2026');
  const twice = join(complaints, '10', `${closed[0]}.yaml`);
  const text = readFileSync(twice);
  place.done(['archive', '--older-than', '1d']);
  mkdirSync(join(complaints, '10'), { recursive: true });
  writeFileSync(twice, text);
  const month = join(complaints, '11');
  writeFileSync(join(month, `.${open}.lock`), `999999999 ${hostname()}\n`);
  writeFileSync(join(month, `.${open}.yaml.999999999-1@${hostname()}.tmp`), 'half a docu');
  const file = join(month, `${open}.yaml`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {2}status: .*/m, '  status: closed'));
}

/** Locks and temporaries anywhere in the store. */
function hiddenIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /(^|\/)\.[^/]+$/.test(name) && existsSync(join(folder, name)));
}
