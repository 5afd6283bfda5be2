import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import type { Effects } from '../../src/cli/base-command.js';
import { nextDraft } from '../../src/core/calibration/scoring-draft.js';
import { FolderStore } from '../../src/core/store/folder/folder-store.js';
import { CliDesk, commandClass, commandIds } from './run.js';

const SECRETS = ['said-by-anna-7f3a', 'drafted-by-cid-9b1c'];

/** Everything that can be asked about an audit, or made of it, while it is open. Whatever it answers is read. */
const ASKED: Record<string, string[][]> = {
  show: [['ID']],
  export: [['events'], ['complaints'], ['clocks']],
  'audit:report': [['november'], ['november', '--full'], ['november', '--out', 'leak.html']],
  'audit:status': [[], ['november']],
  'audit:compare': [['november', 'november']],
  'audit:sheet': [['november'], ['november', '--out', 'ben.csv'], ['november', '--out', 'ben.yaml']].map((argv) => [
    ...argv,
    ...['--rater', 'ben'],
  ]),
  'audit:submit': [['november', '--rater', 'anna', '--scores', 'anna.csv']],
  'audit:score': [['november', '--rater', 'cid'], ['november', '--rater', 'anna'], ['november']],
  'audit:close': [['november']],
  'audit:mark': [
    ['--audit', 'november', '--called', 'any'],
    ['ID', '--audit', 'november', '--reason', 'duplicate', '--evidence', 'x'],
  ],
  'audit:ledger': [[], ['--views'], ['--audit', 'november']],
  'audit:exam:make': [['spring', '--from', 'november', '--seed', '1', '--raters', 'ben']],
  doctor: [[], ['--fix']],
};

test('before an audit is closed nothing that another rater said is in any output or file of a rater', async () => {
  const desk = await CliDesk.make();
  const id = await desk.log();
  const at = (name: string) => join(desk.folder, name);
  await desk.data('audit:plan', ['november', '--size', '1', '--seed', '1', '--raters', 'anna,ben,cid']);
  await desk.data('audit:sheet', ['november', '--rater', 'anna', '--out', at('anna.csv')]);
  const [row = {}] = parse(readFileSync(at('anna.csv')), { columns: true }) as Record<string, string>[];
  const filled = { ...row, elements_complete: 'no', unqualified: 'duplicate', comment: SECRETS[0] };
  writeFileSync(at('anna.csv'), stringify([filled], { header: true }));
  await desk.data('audit:submit', ['november', '--rater', 'anna', '--scores', at('anna.csv')]);
  const store = await FolderStore.open(desk.folder);
  const rating = {
    ticket: id,
    answers: { elements_complete: 'no' },
    unqualified: 'duplicate',
    comment: SECRETS[1] ?? '',
  };
  await store.saveDraft('november', nextDraft('cid', [rating], null, '2026-11-20T10:00:00+08:00'));
  // What raters themselves keep, and what the store keeps of them.
  const own = ['anna.csv', 'audits/november/scores/anna.yaml', 'audits/november/drafts/cid.yaml'];

  const outputs: string[] = [];
  let asked = 0;
  for (const command of await commandIds()) {
    const { effects } = (await commandClass(command)) as unknown as { effects: Effects };
    if (!effects.readOnly && !ASKED[command]) continue;
    for (const argv of ASKED[command] ?? [[]]) {
      const placed = argv.map((each) => (each === 'ID' ? id : /\.(csv|yaml|html)$/.test(each) ? at(each) : each));
      for (const form of [[], ['--json'], ['--csv'], ['--lang', 'zh']]) {
        const { stdout, stderr } = await desk.run(command, [...placed, ...form], { PLAINT_USER: 'ben' });
        asked++;
        for (const secret of SECRETS) if (`${stdout}${stderr}`.includes(secret)) outputs.push(`${command} ${argv}`);
      }
    }
  }
  expect(outputs).toEqual([]);
  expect(asked).toBeGreaterThan(150);
  const files = (readdirSync(desk.folder, { recursive: true }) as string[]).filter((name) =>
    statSync(at(name)).isFile(),
  );
  expect(files).toEqual(expect.arrayContaining(['ben.csv', 'ben.yaml']));
  const telling = files.filter((name) => SECRETS.some((secret) => readFileSync(at(name), 'utf8').includes(secret)));
  expect(telling.sort()).toEqual(own.sort());

  // And once it is closed they are told: the search can find them.
  await desk.data('audit:close', ['november', '--without-missing']);
  expect((await desk.run('audit:report', ['november', '--csv'])).stdout).toContain(SECRETS[0]);
});
