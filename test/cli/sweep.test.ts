import { Config } from '@oclif/core';
import { describe, expect, test } from 'vitest';
import type { BaseCommand, Effects } from '../../src/cli/base-command.js';
import { zhHelp } from '../../src/cli/wording/zh-help.js';
import { CliDesk, commandClass, commandIds, ROOT } from './run.js';

const ids = await commandIds();
const config = await Config.load({ root: ROOT });
const flagsOf = (id: string) => Object.entries(config.findCommand(id)?.flags ?? {});

describe.each(ids)('%s', (id) => {
  test('declares what it does to a store', async () => {
    const { effects } = (await commandClass(id)) as unknown as typeof BaseCommand & { effects: Effects };
    expect(effects).toEqual({
      readOnly: expect.any(Boolean),
      destructive: expect.any(Boolean),
      idempotent: expect.any(Boolean),
    });
    if (effects.readOnly) expect(effects).toMatchObject({ destructive: false, idempotent: true });
  });

  test('has a summary, examples that are about it, and a word for every flag and argument', () => {
    const command = config.findCommand(id);
    expect(command?.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(String(command?.examples)).toContain(`bin %> ${id.replaceAll(':', ' ')}`);
    for (const [name, { summary }] of flagsOf(id)) expect([name, summary]).toEqual([name, expect.stringMatching(/\w/)]);
    for (const arg of Object.values(command?.args ?? {})) expect(arg.description).toMatch(/\w/);
  });

  test('has all of that in Chinese', () => {
    const chinese = /\p{Script=Han}/u;
    const { summary, description, flags = {}, args = {} } = zhHelp.commands[id] ?? { summary: '' };
    expect(summary).toMatch(chinese);
    if (config.findCommand(id)?.description) expect(description ?? '').toMatch(chinese);
    for (const [name, flag] of flagsOf(id)) {
      const common = flag.helpGroup === 'FILTER' ? zhHelp.filters : zhHelp.flags;
      expect([name, flags[name] ?? common[name] ?? '']).toEqual([name, expect.stringMatching(chinese)]);
    }
    for (const name of Object.keys(config.findCommand(id)?.args ?? {})) {
      expect([name, args[name] ?? zhHelp.args[name] ?? '']).toEqual([name, expect.stringMatching(chinese)]);
    }
    expect(Object.keys(flags).filter((name) => !flagsOf(id).some(([known]) => known === name))).toEqual([]);
  });

  test('offers a dry run where it can change several complaints', async () => {
    const { effects } = (await commandClass(id)) as unknown as { effects: Effects };
    const several = config.findCommand(id)?.args.id?.multiple || id === 'import';
    if (!effects.readOnly && several) expect(Object.fromEntries(flagsOf(id))).toHaveProperty('dry-run');
  });
});

test('read-only commands leave every file as it was', async () => {
  const desk = await CliDesk.make();
  const id = await desk.log();
  const { readdirSync, readFileSync, statSync, writeFileSync } = await import('node:fs');
  const photograph = () =>
    (readdirSync(desk.folder, { recursive: true }) as string[])
      .sort()
      .filter((name) => statSync(`${desk.folder}/${name}`).isFile())
      .map((name) => [name, readFileSync(`${desk.folder}/${name}`, 'utf8')]);
  await desk.data('audit:plan', ['november', '--size', '1', '--seed', '1', '--raters', 'anna']);
  const columns = (await desk.run('audit:sheet', ['november', '--rater', 'anna'])).stdout.split('\r\n')[0] ?? '';
  const answers = columns.split(',').map((column) => (column === 'ticket' ? id : column === 'first_reply' ? '3' : ''));
  writeFileSync(`${desk.folder}/key.csv`, `${columns}\n${answers.join(',')}\n`);
  await desk.data('audit:exam:make', ['spring', '--key', `${desk.folder}/key.csv`, '--seed', '1', '--raters', 'ben']);
  const ratings = `${desk.folder}/ratings.csv`;
  writeFileSync(ratings, 'item,rater,value\n1,anna,yes\n1,zhao.min,no\n');
  const history = `${desk.folder}/history.csv`;
  writeFileSync(history, 'value\n3\n5\n4\n6\n');
  const improved = ['--title', 'Charged twice', '--of', 'category=process'];
  const improvement = (await desk.data('improve:open', improved)).id;
  const before = photograph();
  const argv: Record<string, string[]> = {
    show: [id],
    export: ['events'],
    'calendar:show': ['gb-eng'],
    'calendar:explain': ['gb-eng'],
    'template:show': ['acknowledgement'],
    'template:render': ['faulty-power-bank'],
    'audit:report': ['november'],
    'sla:due': ['--target', '1h', '--calendar', '24x7'],
    'sla:explain': [id],
    'sla:policy:show': ['house'],
    'sla:policy:diff': ['three-tier'],
    'audit:standard:diff': ['ticket-quality'],
    'sla:simulate': ['--policy', `${desk.folder}/policy/sla.yaml`],
    'audit:compare': ['november', 'november'],
    'audit:sheet': ['november', '--rater', 'anna'],
    'audit:exam:sheet': ['spring', '--rater', 'ben'],
    'audit:exam:report': ['spring'],
    'audit:size': ['--population', '2000'],
    'audit:acceptance': ['--lot', '500', '--aql', '1'],
    'audit:agreement': ['--ratings', ratings],
    'improve:show': [improvement],
    'insight:chart': ['--kpi', 'opened'],
    'insight:pareto': ['--of', 'category'],
    'insight:forecast': ['--data', history],
    'insight:staffing': ['--calls', '100', '--aht', '180'],
    'insight:cost': ['--volume', '300', '--per-person', '6', '--salary', '150000'],
  };
  // The ticket of this test has no description, and the audit is still open.
  const codes: Record<string, number> = { 'audit:lint': 12, 'audit:report': 5, 'audit:compare': 5 };
  const ran: [string, number][] = [];
  for (const command of ids) {
    const { effects } = (await commandClass(command)) as unknown as { effects: Effects };
    if (!effects.readOnly) continue;
    ran.push([command, (await desk.run(command, argv[command] ?? [])).code]);
  }
  expect(ran.length).toBeGreaterThan(10);
  expect(ran).toEqual(ran.map(([command]) => [command, codes[command] ?? 0]));
  expect(photograph()).toEqual(before);
});
