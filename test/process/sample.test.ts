import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BIN, NOW, Place } from './plaint.js';

/** What is drawn where the tests themselves run; `Place` runs the Node that is to be tried. */
function drawnHere(place: Place, flags: readonly string[]): unknown {
  const env = { ...process.env, PLAINT_NOW: NOW, PLAINT_USER: 'li.wei', PLAINT_STORE: '', LANG: 'C.UTF-8', TZ: 'UTC' };
  const argv = [BIN, 'audit', 'plan', 'one', ...flags, '--json'];
  const { stdout } = spawnSync(process.execPath, argv, { cwd: place.folder, env, encoding: 'utf8' });
  return JSON.parse(stdout).data;
}

test('the same store, time and seed draw the same tickets on every version of Node', { timeout: 60_000 }, () => {
  const place = new Place();
  const records = Array.from({ length: 90 }, (_, at) => ({
    ...{ title: `Late ${at}`, description: 'Promised for Monday, came on Friday', customer: `K${at}` },
    ...{ channel: ['phone', 'web', 'email'][at % 3], category: at % 4 ? 'product' : 'process' },
  }));
  place.write('in.json', JSON.stringify(records));
  place.done(['log', '--from', join(place.folder, 'in.json')]);
  for (const flags of [
    ['--size', '30'],
    ['--size', '30', '--strata', 'channel,category', '--overlap', '9'],
    ['--margin', '.1', '--strata', 'category', '--allocation', 'neyman', '--risk', '5'],
  ]) {
    const argv = [...flags, '--seed', '77', '--raters', 'anna,ben,李伟'];
    const drawn = place.done(['audit', 'plan', 'one', ...argv]);
    rmSync(join(place.folder, 'audits'), { recursive: true });
    expect(drawn.tickets.length).toBeGreaterThan(20);
    expect(drawnHere(place, argv)).toEqual(drawn);
    rmSync(join(place.folder, 'audits'), { recursive: true });
  }
});
