import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliDesk } from './run.js';

const LATER = ['--now', '2026-12-01'];

test('reopened on one side and changed in the archive on the other: doctor --fix joins the two, and keeps comments', async () => {
  const desk = await CliDesk.make();
  const id = await desk.log();
  await desk.data('resolve', [id, '--outcome', 'upheld']);
  await desk.data('close', [id]);
  await desk.data('archive', ['--older-than', '1d'], { PLAINT_NOW: '2026-11-30T10:00' });
  const archive = join(desk.folder, 'archive/2026-11.jsonl');
  const before = readFileSync(archive, 'utf8');
  await desk.data('note', [id, '--text', 'the other side'], { PLAINT_NOW: '2026-11-30T11:00' });
  const changed = readFileSync(archive, 'utf8');
  writeFileSync(archive, before);
  await desk.data('reopen', [id, '--cause', 'again'], { PLAINT_NOW: '2026-11-30T12:00' });
  const live = join(desk.folder, 'complaints/2026/11', `${id}.yaml`);
  writeFileSync(live, `# mine\n${readFileSync(live, 'utf8')}`);
  writeFileSync(archive, changed.replace(/\}\n$/, ',"shelf":7}\n'));

  expect((await desk.data('doctor', LATER)).items).toMatchObject([{ code: 'id_twice', id }]);
  expect(await desk.data('doctor', ['--fix', ...LATER])).toMatchObject({
    total: 0,
    mended: [{ code: 'id_twice', id }],
  });
  const { history, status } = await desk.data('show', [id]);
  expect(status).toBe('open');
  expect(history.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining(['noted', 'reopened']));
  expect(readFileSync(live, 'utf8')).toMatch(/^# mine\n.*\nshelf: 7\n/s);
  expect(await desk.data('verify')).toMatchObject({ total: 0, complaints: 1 });
  expect(await desk.data('doctor', LATER)).toMatchObject({ total: 0 });
});

test('a note on a complaint that is over settles what two sides decided differently', async () => {
  const desk = await CliDesk.make();
  const id = await desk.log();
  const file = join(desk.folder, 'complaints/2026/11', `${id}.yaml`);
  const start = readFileSync(file, 'utf8');
  const side = async (commands: [string, string[]][], hour: number): Promise<string> => {
    writeFileSync(file, start);
    for (const [command, argv] of commands)
      await desk.data(command, [id, ...argv], { PLAINT_NOW: `2026-11-20T${hour}:00` });
    return readFileSync(file, 'utf8');
  };
  const versions = {
    base: start,
    ours: await side([['withdraw', []]], 11),
    theirs: await side([['resolve', ['--outcome', 'upheld']]], 12),
  };
  const paths = Object.entries(versions).map(([name, text]) => {
    writeFileSync(join(desk.folder, name), text);
    return join(desk.folder, name);
  });
  expect(await desk.data('git-merge', [...paths, file])).toEqual({ path: file, joined: true });
  writeFileSync(file, readFileSync(join(desk.folder, 'ours'), 'utf8'));

  const { items } = await desk.data('doctor', LATER);
  expect(items).toMatchObject([
    {
      code: 'contradiction',
      id,
      args: { matter: 'ending', first: { type: 'withdrawn' }, second: { type: 'resolved' } },
    },
  ]);
  expect((await desk.run('doctor', ['--lang', 'zh', ...LATER])).stdout).toContain('双方处理不一（ending）');
  await desk.data('note', [id, '--text', 'withdrawn it is'], { PLAINT_NOW: '2026-11-20T13:00' });
  expect(await desk.data('doctor', LATER)).toMatchObject({ total: 0 });
});
