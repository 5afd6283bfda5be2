import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';
import { CliDesk } from './run.js';

const fileOf = (desk: CliDesk, id: string) => join(desk.folder, 'complaints/2026/11', `${id}.yaml`);

/** Changes a complaint's file as somebody can who may write there. */
// biome-ignore lint/suspicious/noExplicitAny: the file as it is
function tamper(desk: CliDesk, id: string, change: (document: any) => void): void {
  const document = parseYaml(readFileSync(fileOf(desk, id), 'utf8'));
  change(document);
  writeFileSync(fileOf(desk, id), stringify(document));
}

async function twoComplaints() {
  const desk = await CliDesk.make();
  const [first, second] = [await desk.log(), await desk.log({ customer: 'CU-2' })].sort() as [string, string];
  await desk.data('assign', [first, second, '--to', 'anna']);
  return { desk, first, second };
}

const MAPPING = `id: old
system: old
key: No
dates: ymd
zone: UTC
fields:
  title: {column: What}
  channel: {constant: phone}
  category: {constant: service}
  received_at: {column: When}
clocks: source
status: {column: State, values: {done: {closed: true, outcome: solved}}}
`;

describe('verify', () => {
  test('proves every history, those put away too, or the ones named', async () => {
    const { desk, first } = await twoComplaints();
    writeFileSync(join(desk.folder, 'old.yaml'), MAPPING);
    writeFileSync(join(desk.folder, 'old.csv'), 'No,What,When,State\n1,Lost parcel,2026-11-02,done\n');
    await desk.data('import', [join(desk.folder, 'old.csv'), '--map', join(desk.folder, 'old.yaml')]);
    expect(existsSync(join(desk.folder, 'archive/2026-11.jsonl'))).toBe(true);
    const all = await desk.data('verify');
    expect(all).toMatchObject({ items: [], total: 0, complaints: 3, root: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await desk.run('verify')).stdout).toBe(
      `3 complaints with ${all.events} events: proved\nRoot: ${all.root}\n`,
    );
    expect(await desk.data('verify', [first.slice(-5)])).toMatchObject({ total: 0, complaints: 1, events: 4 });
    expect((await desk.run('verify', ['ZZZZZ'])).code).toBe(3);

    const archive = join(desk.folder, 'archive/2026-11.jsonl');
    writeFileSync(archive, readFileSync(archive, 'utf8').replace('Lost parcel', 'Lost nothing'));
    const { code, stdout } = await desk.run('verify', ['--json']);
    expect([code, JSON.parse(stdout).data.items]).toMatchObject([
      12,
      [{ code: 'event_altered', event: 1, type: 'logged' }],
    ]);
  });

  test('names what was altered, taken out, cut off or written by hand', async () => {
    const { desk, first, second } = await twoComplaints();
    tamper(desk, first, ({ history }) => {
      history[3].to = 'ben';
    });
    tamper(desk, second, ({ history }) => history.pop());
    const { code, stdout } = await desk.run('verify', ['--json']);
    expect(code).toBe(12);
    const { ok, data } = JSON.parse(stdout);
    expect(ok).toBe(true);
    expect(data).toMatchObject({ total: 2, complaints: 2, events: 7 });
    expect(data.items).toEqual([
      {
        code: 'event_altered',
        id: first,
        event: 4,
        type: 'assigned',
        file: null,
        line: null,
        message: 'event 4 (assigned), or what it was based on, was altered',
      },
      expect.objectContaining({
        code: 'history_cut',
        id: second,
        event: 3,
        message: 'what came after event 3 (clock_started) was cut off',
      }),
    ]);
    const people = await desk.run('verify', ['--lang', 'zh']);
    expect(people).toMatchObject({
      code: 12,
      stdout: expect.stringContaining('第 4 条事件（assigned）或其依据被改动'),
    });
    const rows = parse((await desk.run('verify', ['--csv'])).stdout, { columns: true }) as object[];
    expect(rows).toMatchObject([{ code: 'event_altered', id: first, event: '4' }, { code: 'history_cut' }]);

    tamper(desk, second, ({ history }) => history.splice(1, 1));
    tamper(desk, first, ({ history }) => history.push({ type: 'noted', at: history[0].at, by: 'x', text: 'by hand' }));
    const codes = (await desk.data('verify')).items.map((item: { code: string }) => item.code);
    expect(codes).toEqual(['event_altered', 'event_unhashed', 'history_cut', 'event_altered', 'history_cut']);
  });

  test('what can not be read is damage as everywhere, and no proof', async () => {
    const { desk, first } = await twoComplaints();
    writeFileSync(fileOf(desk, first), 'id: [');
    for (const argv of [[], [first]]) {
      const { code, stdout } = await desk.run('verify', [...argv, '--json']);
      const { data, warnings } = JSON.parse(stdout);
      expect(code).toBe(12);
      expect(data).toMatchObject({ total: 1, root: null, items: [{ code: 'unreadable', file: fileOf(desk, first) }] });
      expect(warnings).toMatchObject([{ code: 'document_damaged' }]);
    }
  });
});

describe('seal', () => {
  test('is printed or written, and is what sha256sum says', async () => {
    const { desk, first, second } = await twoComplaints();
    const { code, stdout } = await desk.run('seal', ['--as', 'zhao.min']);
    expect(code).toBe(0);
    const [head = '', body = ''] = stdout.split(/(?<=\n)\n/);
    expect(head).toMatch(
      /^plaint-seal: 1\nat: 2026-11-20T10:00:00\+08:00\nby: zhao.min\ncomplaints: 2\nevents: 8\nroot: sha256 /,
    );
    expect(head).toContain(createHash('sha256').update(body).digest('hex'));
    const standing = (id: string) => parseYaml(readFileSync(fileOf(desk, id), 'utf8')).standing.head;
    expect(body).toBe(`${first} ${standing(first)}\n${second} ${standing(second)}\n`);

    const file = join(desk.folder, 'seal.txt');
    const written = await desk.data('seal', ['--out', file, '--as', 'zhao.min']);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    expect(written).toEqual({
      at: '2026-11-20T10:00:00+08:00',
      by: 'zhao.min',
      root: (await desk.data('verify')).root,
      events: 8,
      complaints: 2,
      file,
      sha256: createHash('sha256').update(stdout).digest('hex'),
    });
    expect((await desk.data('seal')).items).toEqual([
      { id: first, heads: [standing(first)] },
      { id: second, heads: [standing(second)] },
    ]);
  });

  test('is not written over an earlier one, unless that is wanted', async () => {
    const { desk } = await twoComplaints();
    const file = join(desk.folder, 'seal.txt');
    writeFileSync(file, 'kept');
    expect((await desk.run('seal', ['--out', file])).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect((await desk.run('seal', ['--out', file, '--force'])).code).toBe(0);
  });

  test('what does not verify is not sealed: nothing is printed or written, and it is named', async () => {
    const { desk, first, second } = await twoComplaints();
    tamper(desk, first, ({ history }) => {
      history[0].facts.title = 'Nothing much';
    });
    writeFileSync(fileOf(desk, second), 'id: [');
    const file = join(desk.folder, 'seal.txt');
    const { code, stdout, stderr } = await desk.run('seal', ['--out', file]);
    expect([code, stdout, existsSync(file)]).toEqual([12, '', false]);
    expect(stderr).toContain(
      `Not sealed: 2 findings.\n  ${first}  event 1 (logged), or what it was based on, was altered\n  can't be read`,
    );
    const json = JSON.parse((await desk.run('seal', ['--json'])).stdout);
    expect(json.data).toMatchObject({
      root: null,
      total: 2,
      findings: [{ code: 'event_altered' }, { code: 'unreadable' }],
    });
  });
});

describe('verify --against', () => {
  const sealed = async () => {
    const made = await twoComplaints();
    const seal = join(made.desk.folder, 'seal.txt');
    await made.desk.data('seal', ['--out', seal]);
    return { ...made, seal };
  };

  test('work that went on is no finding', async () => {
    const { desk, first, seal } = await sealed();
    await desk.data('note', [first, '--text', 'later']);
    await desk.log({ customer: 'CU-3' });
    expect(await desk.data('verify', ['--against', seal])).toMatchObject({ total: 0, complaints: 3 });
  });

  test('a complaint that is gone, and one whose history was cut together with what is said of its end, are named', async () => {
    const { desk, first, second, seal } = await sealed();
    rmSync(fileOf(desk, first));
    tamper(desk, second, (document) => {
      document.history.length = 2;
      document.standing.head = document.history[1].hash;
    });
    const { code, stdout } = await desk.run('verify', ['--against', seal, '--json']);
    expect([code, JSON.parse(stdout).data.items]).toMatchObject([
      12,
      [
        { code: 'sealed_changed', id: second },
        { code: 'sealed_missing', id: first },
      ],
    ]);
    expect((await desk.run('verify')).code).toBe(0);
    const named = await desk.run('verify', [first.slice(-5), '--against', seal]);
    expect(named).toMatchObject({ code: 12, stdout: expect.stringContaining('was sealed and is not there') });
    expect((await desk.run('verify', [first.slice(-5)])).code).toBe(3);
  });

  test('a seal that was altered says so; what is none is misuse; what is not there is not found', async () => {
    const { desk, seal } = await sealed();
    writeFileSync(seal, readFileSync(seal, 'utf8').replace(/^(C-\S+ )./m, '$1!'));
    const { code, stdout } = await desk.run('verify', ['--against', seal]);
    expect([code, stdout]).toEqual([12, expect.stringContaining('was altered: its root is not that of its lines')]);
    expect((await desk.run('verify', ['--against', join(desk.folder, 'plaint.yaml')])).code).toBe(2);
    expect((await desk.run('verify', ['--against', join(desk.folder, 'none.txt')])).code).toBe(3);
  });
});
