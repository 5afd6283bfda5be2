import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const at = (desk: CliDesk, path: string) => join(desk.folder, 'policy', path);
const read = (desk: CliDesk, path: string) => readFileSync(at(desk, path), 'utf8');
const pack = (body: string) => `pack: own\nname: {en: Own}\nsource: [us]\nverified: 2026-11-01\npolicies:\n${body}`;

describe('sla policy use', () => {
  test('brings the pack and its calendar, once; a complaint then has the clocks of both', async () => {
    const desk = await CliDesk.make();
    rmSync(at(desk, 'calendars/cn-bank.yaml'));
    const planned = await desk.data('sla:policy:use', ['cn-bank', '--dry-run']);
    expect(planned).toMatchObject({ outcome: 'added', dry_run: true, calendars: ['policy/calendars/cn-bank.yaml'] });
    expect(existsSync(at(desk, 'packs'))).toBe(false);
    await desk.data('sla:policy:use', ['cn-bank']);
    expect(await desk.data('sla:policy:use', ['cn-bank'])).toMatchObject({ outcome: 'same', calendars: [] });
    const id = await desk.log();
    const { clocks } = await desk.data('show', [id]);
    expect(clocks.map(({ metric, pack: of }: { metric: string; pack?: string }) => [metric, of ?? null])).toEqual([
      ['first_response', null],
      ['resolution', null],
      ['final', 'cn-bank'],
    ]);
  });

  test('says that clocks that run are left alone', async () => {
    const desk = await CliDesk.make();
    const { stdout } = await desk.run('sla:policy:use', ['uk-disp']);
    expect(stdout).toContain('plaint sla reapply');
    expect(stdout).toContain('Not legal advice');
  });

  test('a changed copy is written over with --force only', async () => {
    const desk = await CliDesk.make();
    await desk.run('sla:policy:use', ['uk-disp']);
    writeFileSync(at(desk, 'packs/uk-disp.yaml'), read(desk, 'packs/uk-disp.yaml').replace('final: 8w', 'final: 6w'));
    expect((await desk.run('sla:policy:use', ['uk-disp'])).code).toBe(2);
    expect(read(desk, 'packs/uk-disp.yaml')).toContain('final: 6w');
    const { items } = await desk.data('sla:policy:list');
    expect(items.find(({ id }: { id: string }) => id === 'uk-disp')).toMatchObject({ use: 'changed', unconfirmed: 2 });
    const diff = await desk.data('sla:policy:diff', ['uk-disp']);
    expect(diff.changed).toEqual([
      { policy: 'general', fields: [{ field: 'targets.final', before: '8w', after: '6w' }] },
    ]);
    expect(await desk.data('sla:policy:use', ['uk-disp', '--force'])).toMatchObject({ outcome: 'replaced' });
    expect(await desk.data('sla:policy:diff', ['uk-disp'])).toMatchObject({ same: true });
  });

  test('codes that the codebook lacks are named, or added where its comments stay', async () => {
    const desk = await CliDesk.make();
    const taxonomy = read(desk, 'taxonomy.yaml').replace(/ {2}awaiting_test:.*\n/, '');
    writeFileSync(at(desk, 'taxonomy.yaml'), taxonomy);
    writeFileSync(at(desk, 'sla.yaml'), read(desk, 'sla.yaml').replaceAll(', awaiting_test', ''));
    const { code, stderr } = await desk.run('sla:policy:use', ['cn-12315']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('pause_reasons.awaiting_test')]);
    expect(existsSync(at(desk, 'packs/cn-12315.yaml'))).toBe(false);
    expect(await desk.data('sla:policy:use', ['cn-12315', '--add-codes'])).toMatchObject({
      codes: ['pause_reasons.awaiting_test'],
    });
    const after = read(desk, 'taxonomy.yaml').split('\n');
    expect(taxonomy.split('\n').filter((line) => !after.includes(line))).toEqual([]);
    expect((await desk.data('sla:policy:lint')).errors).toBe(0);
  });

  test('a file of your own, held against codes, team and calendars first', async () => {
    const desk = await CliDesk.make();
    const file = join(desk.folder, 'draft.yaml');
    writeFileSync(file, pack('  - {id: a, when: {subcategory: moon}, calendar: office, targets: {final: 8w}}'));
    const { code, stderr } = await desk.run('sla:policy:use', [file]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/draft\.yaml.*\n.*line 6, policies\.0\.when\.subcategory/),
    ]);
    writeFileSync(file, pack('  - {id: a, calendar: office, targets: {final: 8w}}'));
    expect(await desk.data('sla:policy:use', [file])).toMatchObject({
      file: 'policy/packs/own.yaml',
      outcome: 'added',
    });
  });
});

test('every pack in use at once: nothing wrong, and shown in Chinese as well as no legal advice', async () => {
  const desk = await CliDesk.make();
  const { items } = await desk.data('sla:policy:list');
  const ids = items.flatMap(({ id, kind }: { id: string; kind: string }) => (kind === 'pack' ? [id] : []));
  expect(ids.length).toBeGreaterThan(17);
  for (const id of ids) await desk.data('sla:policy:use', [id]);
  const { files, ...findings } = await desk.data('sla:policy:lint');
  expect(findings).toMatchObject({ errors: 0, warnings: 0 });
  expect(files).toHaveLength(ids.length + 1);
  expect((await desk.run('doctor')).code).toBe(0);
  for (const id of ids) {
    expect((await desk.run('sla:policy:show', [id, '--lang', 'zh'])).stdout).toMatch(/并非法律意见/);
  }
});

describe('what is wrong is told by file, line and field', () => {
  test.each([
    [
      'an unknown code',
      '  - {id: a, calendar: office, targets: {final: 8w},\n     when: {priority: mad}}',
      7,
      'when.priority',
    ],
    [
      'a code of another category',
      '  - {id: a, calendar: office, targets: {},\n     when: {category: service,\n       subcategory: safety}}',
      8,
      'when.subcategory',
    ],
    ['an empty list', '  - id: a\n    calendar: office\n    targets: {}\n    when:\n      tags: []', 10, 'when.tags'],
    [
      'no kind at all',
      '  - id: a\n    calendar: office\n    targets: {}\n    when: {escalation: []}',
      9,
      'when.escalation',
    ],
    [
      'the end before the beginning',
      '  - id: a\n    calendar: office\n    targets: {}\n    from: 2026-05-01\n    until: 2026-04-01',
      10,
      'until',
    ],
    [
      'a team that is not listed',
      '  - id: a\n    calendar: office\n    targets: {}\n    when: {team: moon}',
      9,
      'when.team',
    ],
    ['no such day', '  - {id: a, calendar: office, targets: {}, from: 2026-02-30}', 6, 'from'],
    [
      'an acknowledgement counted from itself',
      '  - {id: a, calendar: office, targets: {}, starts: {acknowledge: acknowledged}}',
      6,
      'starts',
    ],
  ])('%s', async (_name, body, line, field) => {
    const desk = await CliDesk.make();
    writeFileSync(at(desk, 'team.yaml'), read(desk, 'team.yaml').replace('teams: {}', 'teams: {service: {}}'));
    const { code: usual } = await desk.run('sla:check');
    expect(usual).toBe(0);
    const made = await desk.run('sla:policy:use', ['uk-ofcom']);
    expect(made.code).toBe(0);
    writeFileSync(at(desk, 'packs/own.yaml'), pack(body));
    const { code, stdout } = await desk.run('sla:check', ['--json']);
    expect(code).toBe(2);
    const { file, faults } = JSON.parse(stdout).error.details;
    expect([file, faults]).toEqual([
      'policy/packs/own.yaml',
      [expect.objectContaining({ line, path: expect.stringContaining(`policies.0.${field}`) })],
    ]);
    const lint = await desk.run('sla:policy:lint', ['--json']);
    expect(lint.code).toBe(12);
    expect(JSON.parse(lint.stdout).data.items).toMatchObject([{ severity: 'error', file, line }]);
    const doctor = await desk.run('doctor', ['--json']);
    expect(doctor.code).toBe(12);
    expect(JSON.parse(doctor.stdout).data.items).toMatchObject([{ code: 'policy_invalid', file, line }]);
  });

  test('doctor looks at each pack, whatever is wrong with another', async () => {
    const desk = await CliDesk.make();
    await desk.run('sla:policy:use', ['uk-ofcom']);
    writeFileSync(at(desk, 'packs/one.yaml'), 'pack: one\n');
    writeFileSync(at(desk, 'packs/two.yaml'), pack('  - {id: a, calendar: moon, targets: {}}'));
    writeFileSync(at(desk, 'packs/uk-copy.yaml'), read(desk, 'packs/uk-ofcom.yaml'));
    const { items } = JSON.parse((await desk.run('doctor', ['--json'])).stdout).data;
    const files = new Set(items.map(({ file }: { file: string }) => file));
    expect(files).toContain('policy/packs/one.yaml');
    expect(files).toContain('policy/packs/own.yaml');
    const list = await desk.run('sla:policy:list', ['--json']);
    expect(list.code).toBe(0);
    expect(JSON.parse(list.stdout).warnings).toHaveLength(1);
  });

  test('warnings alone are no failure', async () => {
    const desk = await CliDesk.make();
    const late =
      '  - {id: a, calendar: office, targets: {first_response: 3d, resolution: 4h}}\n  - {id: b, calendar: office, targets: {final: 8w}}';
    await desk.run('sla:policy:use', ['uk-ofcom']);
    writeFileSync(at(desk, 'packs/own.yaml'), pack(late));
    const { code, stdout } = await desk.run('sla:policy:lint');
    expect(code).toBe(0);
    expect(stdout).toContain('policy/packs/own.yaml:6 warning: policies.0.targets.first_response');
    expect(stdout).toContain('policy/packs/own.yaml:7 warning: policies.1: never applies: a');
  });
});

test('what is shown is the file in use, then the one that ships, then a path; raw as it is written', async () => {
  const desk = await CliDesk.make();
  const { stdout } = await desk.run('sla:policy:show', ['house']);
  expect(stdout).toMatch(/urgent +priority = urgent +first response +30m +receipt +24x7/);
  expect((await desk.run('sla:policy:show', ['three-tier', '--yaml'])).stdout).toBe(read(desk, 'sla.yaml'));
  expect(await desk.data('sla:policy:show', ['us-cfpb'])).toMatchObject({ origin: 'shipped', verified: '2026-11-22' });
  expect((await desk.run('sla:policy:show', ['ie-cpc'])).stdout).toMatch(/acknowledgement +5wd \?/);
  expect((await desk.run('sla:policy:show', ['nowhere'])).code).toBe(3);
  expect((await desk.run('sla:policy:diff', ['us-cfpb'])).code).toBe(3);
});

test('complaints in work get the clocks of a pack with sla reapply, and lose them where it is taken away', async () => {
  const desk = await CliDesk.make();
  const id = await desk.log();
  const states = async () => {
    const { clocks } = await desk.data('show', [id]);
    return clocks.flatMap(({ pack: of, state }: { pack?: string; state: string }) => (of ? [`${of} ${state}`] : []));
  };
  await desk.data('sla:policy:use', ['cn-bank']);
  expect(await states()).toEqual([]);
  await desk.data('sla:reapply');
  expect(await states()).toEqual(['cn-bank running']);
  rmSync(at(desk, 'packs/cn-bank.yaml'));
  await desk.data('sla:reapply');
  expect(await states()).toEqual(['cn-bank cancelled']);
});
