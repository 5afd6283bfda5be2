import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Place } from './plaint.js';
import { hasTmux, Terminal } from './terminal.js';

const complaintsOf = (place: Place) => {
  const folder = join(place.folder, 'complaints/2026/11');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe.skipIf(!hasTmux)('in a terminal', () => {
  test('log asks for what is missing, shows the choices, and takes Chinese', async () => {
    const place = new Place();
    const terminal = new Terminal(place, 'log --lang zh --description "每晚八点后断网"');
    await terminal.shows('一句话说明投诉内容');
    terminal.type('宽带三次报修仍未修好', 'Enter');
    const choices = await terminal.shows('通过什么渠道收到');
    expect(choices).toContain('电话 (phone)');
    terminal.type('Down', 'Enter');
    await terminal.shows('属于哪类投诉');
    terminal.type('Down', 'Enter');
    await terminal.shows('哪位客户');
    terminal.type('CU-17', 'Enter');
    await terminal.shows('exit=0');
    const [file] = complaintsOf(place);
    const { complaint } = parse(readFileSync(join(place.folder, 'complaints/2026/11', file!), 'utf8'));
    expect(complaint).toMatchObject({
      title: '宽带三次报修仍未修好',
      description: '每晚八点后断网',
      channel: 'app',
      category: 'product',
      subcategory: 'performance',
      customer: 'CU-17',
    });
  });

  test('Ctrl-C leaves nothing behind', async () => {
    const place = new Place();
    const before = readdirSync(place.folder, { recursive: true });
    const terminal = new Terminal(place, 'log --title "half a complaint"');
    await terminal.shows('How did it reach you');
    terminal.type('C-c');
    const screen = await terminal.shows('exit=130');
    expect(screen).not.toContain('Error');
    expect(readdirSync(place.folder, { recursive: true })).toEqual(before);
  });

  test('sla check --watch draws what others change meanwhile, until Ctrl-C', async () => {
    const place = new Place();
    const first = place.log({ priority: 'urgent' }, '2026-11-20T09:00');
    const terminal = new Terminal(place, 'sla check --watch --every 1');
    expect(await terminal.shows('1 breached')).toContain(first);
    const second = place.log({ priority: 'urgent', customer: 'CU-2' }, '2026-11-20T09:10');
    const screen = await terminal.shows('2 breached');
    expect(screen).toContain(second);
    // Drawn in place of the first, not below it.
    expect(screen.split(first)).toHaveLength(3);
    terminal.type('C-c');
    await terminal.shows('exit=130');
  });

  test('an empty answer is asked for again', async () => {
    const place = new Place();
    const id = place.log();
    const terminal = new Terminal(place, `note ${id}`);
    await terminal.shows('Text?');
    terminal.type('Enter');
    await sleep(300);
    terminal.type('seen', 'Enter');
    await terminal.shows('exit=0');
    expect(place.done(['show', id]).history.at(-1)).toMatchObject({ type: 'noted', text: 'seen' });
  });

  test('a list fits the width, with an ellipsis where it was cut', async () => {
    const place = new Place();
    place.log({ title: '很长的标题'.repeat(20) });
    const terminal = new Terminal(place, 'list');
    const screen = await terminal.shows('exit=0');
    expect(screen).toContain('…');
    expect(screen.split('\n').filter((line) => line.includes('C-261120'))).toHaveLength(1);
  });
});
