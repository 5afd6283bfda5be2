import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const at = (time: string) => ({ PLAINT_NOW: time });

/** A desk with complaints, and with improvements that are about some of them. */
class ImprovingDesk extends CliDesk {
  static override async make(...flags: string[]): Promise<ImprovingDesk> {
    const desk = new ImprovingDesk();
    await desk.run('init', [desk.folder, '--zone', 'Asia/Shanghai', '--language', 'en', ...flags]);
    return desk;
  }

  /** So many complaints on each of so many days. */
  async complain(from: string, days: number, perDay: number, facts: object = {}): Promise<void> {
    const first = Date.parse(`${from}T12:00:00+08:00`);
    const records = Array.from({ length: days * perDay }, (_, at) => ({
      title: 'Charged twice',
      channel: 'phone',
      category: 'process',
      subcategory: 'billing',
      customer: `CU-${at}`,
      received_at: new Date(first + Math.floor(at / perDay) * 86_400_000).toISOString(),
      ...facts,
    }));
    const file = join(this.folder, 'records.jsonl');
    writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
    const logged = await this.data('log', ['--from', file]);
    if (logged.rejected.length > 0) throw new Error(JSON.stringify(logged.rejected[0]));
  }

  async opened(flags: string[] = [], of = 'category=process/billing', now = '2026-06-01'): Promise<string> {
    return (await this.data('improve:open', ['--title', 'Two debits', '--of', of, ...flags], at(now))).id;
  }

  async done(id: string, on: string): Promise<void> {
    const plan = ['--cause', 'sent twice', '--action', 'one number', '--owner', 'li.wei', '--due', '2026-09-30'];
    await this.data('improve:plan', [id, ...plan], at('2026-06-02'));
    await this.data('improve:done', [id, '--on', on], at('2026-11-01'));
  }

  async refused(command: string, argv: string[], env = {}) {
    const { code, stdout } = await this.run(command, [...argv, '--json'], env);
    return { exit: code, ...JSON.parse(stdout).error };
  }

  state = async (id: string) => (await this.data('improve:show', [id])).state;
}

describe('the way of an improvement', () => {
  test('opened, planned, done, fed back; each step is in its file', async () => {
    const desk = await ImprovingDesk.make();
    const complaint = await desk.log();
    const opened = await desk.data('improve:open', [
      ...['--title', 'Two debits', '--of', 'category=process/billing,product=Plan M, large', '--type', 'root_fix'],
      ...['--link', complaint.slice(-5), '--target', '40%', '--due', '2026-12-15'],
    ]);
    expect(opened).toMatchObject({
      dry_run: false,
      id: expect.stringMatching(/^I-261120-[0-9A-Z]{5}$/),
      state: 'defined',
      kind: 'root_fix',
      scope: { category: 'process', subcategory: 'billing', product: 'Plan M, large' },
      target: 0.4,
      links: [complaint],
      owner: null,
    });
    const { id } = opened;
    const dry = await desk.data('improve:plan', [id, '--cause', 'sent twice', '--dry-run']);
    expect([dry.dry_run, dry.state, await desk.state(id)]).toEqual([true, 'analysed', 'defined']);
    expect((await desk.run('improve:plan', [id.slice(-5), '--cause', 'sent twice'])).stdout).toContain(
      'cause: sent twice',
    );
    const plan = ['--action', 'one number', '--owner', 'li.wei'];
    expect((await desk.data('improve:plan', [id, ...plan])).events).toMatchObject([
      { type: 'planned', due: '2026-12-15' },
    ]);
    await desk.data('improve:done', [id, '--note', 'version 8.2']);
    const told = await desk.data('improve:feedback', [id, '--to', 'departments']);
    expect(told).toMatchObject({ state: 'implemented', implemented_on: '2026-11-20', fed_back: ['departments'] });
    const shown = (await desk.run('improve:show', [id])).stdout;
    for (const said of ['Two debits', 'category=process, subcategory=billing', '40.0%', 'version 8.2', complaint]) {
      expect(shown).toContain(said);
    }
    expect(readdirSync(join(desk.folder, 'improvements'))).toEqual([`${id}.yaml`]);
    expect(readFileSync(join(desk.folder, 'improvements', `${id}.yaml`), 'utf8')).toMatch(
      /standing:\n {2}title: Two debits\n {2}state: implemented/,
    );
  });

  test('what is not possible is refused by what is, and nothing is written', async () => {
    const desk = await ImprovingDesk.make();
    const id = await desk.opened();
    expect(await desk.refused('improve:done', [id])).toMatchObject({
      exit: 5,
      code: 'improvement_not_from_state',
      hint: 'Possible now: improve plan, improve drop.',
    });
    expect(await desk.refused('improve:verify', [id])).toMatchObject({ exit: 5, code: 'improvement_not_from_state' });
    expect(await desk.refused('improve:plan', [id, '--action', 'x'])).toMatchObject({
      exit: 2,
      code: 'improvement_incomplete',
      details: { missing: ['cause', 'owner', 'due'] },
    });
    expect(await desk.refused('improve:show', ['ZZZZZ'])).toMatchObject({ exit: 3, code: 'improvement_not_found' });
    expect((await desk.run('improve:drop', [id, '--why', 'sold out'])).stdout).toContain('given up: sold out');
    expect((await desk.run('improve:drop', [id, '--why', 'sold out'])).stdout).toContain('already');
    expect(await desk.refused('improve:drop', [id, '--why', 'another'])).toMatchObject({ exit: 5 });
  });

  test.each([
    'colour=red',
    'category',
    'category=',
    'category=process,category=service',
    'category=process/billing,subcategory=billing',
    'category=process,colour=red',
  ])('--of %s is refused with what is allowed', async (of) => {
    const desk = await ImprovingDesk.make();
    const found = await desk.refused('improve:open', ['--title', 'x', '--of', of]);
    expect(found).toMatchObject({ exit: 2, code: 'flag_invalid', details: { flag: 'of', found: of } });
    expect(found.message).toContain('root_cause=...');
  });

  test.each([
    [['--of', 'category=process', '--link', 'ZZZZZ'], 3, 'complaint_not_found'],
    [['--of', 'category=process', '--due', '2026-02-30'], 2, 'instant_invalid'],
    [['--of', 'category=process', '--target', '140%'], 2, 'flag_invalid'],
    [['--of', 'category=nothing'], 2, 'field_unknown_code'],
  ])('%s ends with %i', async (flags, exit, code) => {
    const desk = await ImprovingDesk.make();
    expect(await desk.refused('improve:open', ['--title', 'x', ...flags])).toMatchObject({ exit, code });
  });
});

describe('verifying', () => {
  /** Two a day before 1 September, fewer after; a store that knows the year before. */
  async function fallen(after: number, others = 1) {
    const desk = await ImprovingDesk.make();
    await desk.complain('2025-06-01', 1, 1, { category: 'service', subcategory: 'delay' });
    await desk.complain('2026-06-23', 70, 3);
    await desk.complain('2026-09-01', 70, after);
    await desk.complain('2026-06-23', 140, others, { category: 'service', subcategory: 'delay' });
    const id = await desk.opened(['--target', '40%']);
    await desk.done(id, '2026-09-01');
    return { desk, id };
  }

  test('an effect is shown, recorded and counted; once recorded it is held against the latest weeks', async () => {
    const { desk, id } = await fallen(1);
    const [found] = (await desk.data('improve:verify', [id])).items;
    expect(found).toMatchObject({
      look: 'effect',
      verdict: 'effective',
      ready_on: '2026-10-27',
      before: { from: '2026-07-07', to: '2026-08-31', days: 56, count: 168, others: 56, per_day: 3 },
      after: { from: '2026-09-01', to: '2026-10-26', days: 56, count: 56 },
      ratio: expect.closeTo(1 / 3, 9),
      guards: { others: { contradicts: false, ratio: 1, before: { count: 56, days: 56 } }, season: null },
      target_reached: true,
      recorded: null,
    });
    expect(found.chart.items).toHaveLength(16);
    expect(found.chart.items[0]).toMatchObject({ from: '2026-07-07', days: 7, count: 21, value: 3, signals: [] });
    expect(await desk.state(id)).toBe('implemented');
    const dry = await desk.data('improve:verify', ['--record', '--dry-run']);
    expect([dry.items[0].recorded, await desk.state(id)]).toEqual(['verified', 'implemented']);
    const recorded = await desk.run('improve:verify', ['--record', '--check']);
    expect([recorded.code, await desk.state(id)]).toEqual([0, 'verified']);
    expect(recorded.stdout).toContain('Recorded: verified.');
    expect((await desk.data('improve:show', [id])).history.at(-1)).toMatchObject({
      type: 'verified',
      evidence: { before: { count: 168 }, after: { count: 56 }, ratio: 0.333333 },
    });
    const figures = (await desk.data('improve:list', ['--from', '2026-09', '--to', '2026-09'])).figures;
    expect(figures.improvement_rate).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
    // From 27 October to 9 November one a day, then three.
    const [holds] = (await desk.data('improve:verify', [], at('2026-11-10'))).items;
    expect(holds).toMatchObject({ look: 'regression', verdict: 'holds', after: { days: 14, count: 14 } });
    await desk.complain('2026-11-10', 10, 5);
    const lost = await desk.run('improve:verify', ['--check', '--record', '--json'], at('2026-11-20T10:00'));
    expect([lost.code, JSON.parse(lost.stdout).data]).toMatchObject([
      12,
      { failed: 1, items: [{ verdict: 'regressed', recorded: 'regressed', baseline: { count: 168 } }] },
    ]);
    expect(await desk.state(id)).toBe('reopened');
  });

  test('no effect: exit 12 with --check only, and back to its analysis with --record', async () => {
    const { desk, id } = await fallen(3);
    expect((await desk.run('improve:verify', [id])).code).toBe(0);
    const found = await desk.run('improve:verify', [id, '--check', '--record']);
    expect(found.code).toBe(12);
    expect(found.stdout).toMatch(/No effect is shown[\s\S]*aimed at: not reached[\s\S]*back to its analysis/);
    expect(await desk.state(id)).toBe('analysed');
    const list = await desk.run('improve:list', ['--overdue', '--check', '--quiet']);
    expect([list.code, list.stdout.includes('2026-09-30 overdue')]).toEqual([11, true]);
  });

  test('too early is no finding, and is not recorded', async () => {
    const { desk, id } = await fallen(1);
    const early = await desk.run('improve:verify', [id, '--check', '--record'], at('2026-10-20T10:00'));
    // It was recorded as done on 1 November.
    expect(early.code).toBe(0);
    expect(early.stdout).toContain('It can be said from 2026-10-27 on.');
    expect((await desk.run('improve:verify', ['--check', '--quiet'], at('2026-10-20T10:00'))).stdout).toBe('');
    expect(await desk.state(id)).toBe('implemented');
    const [few] = (await desk.data('improve:verify', [id, '--floor', '1000'])).items;
    expect(few.verdict).toBe('too_few');
  });

  test('by root cause: complaints that are not answered may be ours', async () => {
    const desk = await ImprovingDesk.make();
    await desk.complain('2026-07-01', 140, 1, { category: 'service', subcategory: 'delay' });
    await desk.complain('2026-08-18', 14, 2);
    const file = join(desk.folder, 'policy/taxonomy.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^root_causes:.*$/m, 'root_causes:\n  twice: {en: Sent twice}'),
    );
    const ids = (await desk.data('list', ['--category', 'process'])).items.map(({ id }: { id: string }) => id);
    await desk.data('assign', [...ids, '--to', 'li.wei']);
    await desk.data('resolve', [...ids, '--outcome', 'upheld', '--root-cause', 'twice']);
    const id = await desk.opened([], 'root_cause=twice,category=process');
    await desk.done(id, '2026-09-01');
    const look = async () => (await desk.data('improve:verify', [id, '--weeks', '2'])).items[0];
    expect(await look()).toMatchObject({
      verdict: 'effective',
      before: { count: 28, pending: 0 },
      after: { count: 0 },
    });
    await desk.complain('2026-09-05', 5, 5);
    expect(await look()).toMatchObject({ verdict: 'pending', after: { count: 0, pending: 25 } });
  });

  test('days of incidents are left out, several are listed, and both languages say so', async () => {
    const { desk, id } = await fallen(1);
    const second = await desk.opened([], 'category=service');
    await desk.done(second, '2026-09-01');
    const { items } = await desk.data('improve:verify', ['--incident-days', '2026-07-07,2026-09-02']);
    expect(items.map((each: { id: string }) => each.id).sort()).toEqual([id, second].sort());
    const first = items.find((each: { id: string }) => each.id === id);
    expect([first.before, first.after]).toMatchObject([
      { days: 55, count: 165 },
      { days: 55, count: 55 },
    ]);
    const text = (await desk.run('improve:verify', [])).stdout;
    for (const said of [/ effective /, / not shown /, /2 improvements looked at, 1 without effect/])
      expect(text).toMatch(said);
    expect((await desk.run('improve:verify', ['--brief', '--lang', 'zh'])).stdout).toBe(
      '核查改进项 2，未见成效或反弹 1\n',
    );
    const rows = parse((await desk.run('improve:verify', [id, second, '--csv'])).stdout, { columns: true });
    expect(rows).toMatchObject([{ verdict: 'effective', before_count: '168' }, { verdict: 'not_shown' }]);
    expect(await desk.refused('improve:verify', ['--incident-days', 'yesterday'])).toMatchObject({ exit: 2 });
  });
});

describe('listing', () => {
  test('overdue ones first, by state, owner and day; an empty store has none', async () => {
    const desk = await ImprovingDesk.make();
    expect(await desk.data('improve:list')).toMatchObject({
      items: [],
      total: 0,
      figures: { improvement_rate: { value: null } },
    });
    expect((await desk.run('improve:list', ['--overdue', '--check'])).code).toBe(0);
    const later = await desk.opened(['--owner', 'li.wei', '--due', '2026-12-01']);
    const late = await desk.opened(['--owner', 'chen.bo', '--due', '2026-11-19']);
    const dropped = await desk.opened(['--due', '2026-11-01']);
    await desk.data('improve:drop', [dropped, '--why', '=1+1']);
    const { items, overdue } = await desk.data('improve:list');
    expect([items.map(({ id }: { id: string }) => id), overdue]).toEqual([[late, later, dropped], 1]);
    expect(items[0]).toMatchObject({ overdue: true, days: 172 });
    const ids = async (...flags: string[]) =>
      (await desk.data('improve:list', flags)).items.map(({ id }: { id: string }) => id);
    expect(await ids('--overdue')).toEqual([late]);
    expect(await ids('--owner', 'li.wei')).toEqual([later]);
    expect(await ids('--state', 'dropped,verified')).toEqual([dropped]);
    expect((await desk.run('improve:list', ['--owner', 'li.wei', '--check'])).code).toBe(0);
    const brief = await desk.run('improve:list', ['--check', '--brief', '--lang', 'zh']);
    expect([brief.code, brief.stdout]).toEqual([11, '改进项 3，逾期 1\n']);
    const csv = (await desk.run('improve:list', ['--csv'])).stdout;
    expect(csv).toContain(",'=1+1,");
    expect((await desk.run('improve:list', [])).stdout).toMatch(/fed back of those implemented: -$/m);
  });

  test('a damaged file is told of and hides no other; doctor finds it, and mends where it stands', async () => {
    const desk = await ImprovingDesk.make();
    const [bad, good] = [await desk.opened(), await desk.opened()];
    const file = (id: string) => join(desk.folder, 'improvements', `${id}.yaml`);
    const text = readFileSync(file(bad), 'utf8');
    writeFileSync(file(good), readFileSync(file(good), 'utf8').replace('state: defined', 'state: verified'));
    const doctored = async (...flags: string[]) =>
      JSON.parse((await desk.run('doctor', [...flags, '--json'])).stdout).data;
    const [first] = (await doctored()).items;
    expect(first).toMatchObject({ code: 'standing_differs', id: good, file: `improvements/${good}.yaml` });
    await doctored('--fix');
    expect(readFileSync(file(good), 'utf8')).toContain('state: defined');
    writeFileSync(file(bad), text.replace('type: opened', 'type: "unfinished'));
    writeFileSync(join(desk.folder, 'improvements', 'notes.txt'), 'mine');
    const { stdout } = await desk.run('improve:list', ['--json']);
    const { data, warnings } = JSON.parse(stdout);
    expect(data.items).toMatchObject([{ id: good }]);
    expect(warnings).toMatchObject([{ code: 'document_damaged', details: { file: file(bad) } }]);
    const { code } = await desk.run('doctor');
    expect(code).toBe(12);
    const again = await doctored();
    const codes = again.items.map((each: { code: string }) => each.code);
    expect(codes).toEqual(['document_damaged', 'file_unexpected']);
    writeFileSync(file(bad), `<<<<<<< ours\n${text}=======\n>>>>>>> theirs\n`);
    const marked = await doctored();
    expect(marked.items[0]).toMatchObject({ code: 'conflict_markers', line: 1, id: bad });
    expect(await desk.refused('improve:show', [bad])).toMatchObject({ exit: 6 });
  });
});

describe('top 10', () => {
  async function busy() {
    const desk = await ImprovingDesk.make();
    await desk.complain('2026-09-01', 30, 1);
    await desk.complain('2026-10-01', 31, 3);
    await desk.complain('2026-09-01', 61, 1, { category: 'service', subcategory: 'delay', customer: 'CU-1' });
    await desk.complain('2026-10-01', 2, 1, { category: 'product', subcategory: undefined });
    return desk;
  }

  test('last month by the month before, with who works on each', async () => {
    const desk = await busy();
    const id = await desk.opened(['--owner', 'chen.bo', '--due', '2026-11-01']);
    const found = await desk.data('improve:top10');
    expect(found).toMatchObject({
      from: '2026-10-01',
      to: '2026-10-31',
      previous: { from: '2026-09-01', to: '2026-09-30' },
      of: 'subcategory',
      sum: 126,
      total: 3,
      without: 2,
    });
    expect(found.items).toMatchObject([
      {
        name: 'process/billing',
        count: 93,
        previous: 30,
        beyond_chance: true,
        improvements: [{ id, state: 'defined', owner: 'chen.bo', due: '2026-11-01', overdue: true }],
      },
      { name: 'service/delay', count: 31, previous: 31 - 1, beyond_chance: false, repeats: 30, improvements: [] },
      { name: 'product', count: 2, previous: 0, improvements: [] },
    ]);
    const { stdout } = await desk.run('improve:top10', []);
    expect(stdout).toMatch(/process\/billing +93 .*▲ \+200%.*chen\.bo +2026-11-01 !/);
    expect(stdout).toContain('Nobody works on 2 of these 3.');
    expect((await desk.run('improve:top10', ['--lang', 'zh'])).stdout).toContain('这 3 项中有 2 项无人改进。');
    const rows = parse((await desk.run('improve:top10', ['--csv', '--limit', '1'])).stdout, { columns: true });
    expect(rows).toMatchObject([{ rank: '1', name: 'process/billing', improvements: id, owners: 'chen.bo' }]);
  });

  test('of complaints that were put away, live ones and both the same', async () => {
    const desk = await busy();
    const before = await desk.data('improve:top10');
    const ids = (await desk.data('list', ['--category', 'service'])).items.map(({ id }: { id: string }) => id);
    await desk.data('withdraw', ids);
    await desk.data('archive', ['--older-than', '0d'], at('2026-11-21T10:00'));
    expect(readdirSync(join(desk.folder, 'archive'))).toEqual(['2026-09.jsonl', '2026-10.jsonl']);
    expect(await desk.data('improve:top10')).toEqual(before);
  });

  test('all else fell alike: told where ours fell beyond chance', async () => {
    const desk = await ImprovingDesk.make();
    for (const category of ['process', 'service']) {
      const subcategory = category === 'process' ? 'billing' : 'delay';
      await desk.complain('2026-08-04', 28, 3, { category, subcategory });
      await desk.complain('2026-09-01', 28, 1, { category, subcategory });
    }
    const id = await desk.opened();
    await desk.done(id, '2026-09-01');
    const { stdout } = await desk.run('improve:verify', [id, '--weeks', '4']);
    expect(stdout).toMatch(/No effect is shown[\s\S]*All other complaints moved the same way/);
  });

  test('by other things, other periods, and of nothing', async () => {
    const desk = await busy();
    const names = async (...flags: string[]) =>
      (await desk.data('improve:top10', flags)).items.map(
        ({ name, previous }: { name: string; previous: number | null }) => [name, previous],
      );
    expect(await names('--of', 'category')).toEqual([
      ['process', 30],
      ['service', 30],
      ['product', 0],
    ]);
    // August was not recorded.
    expect(await names('--from', '2026-09', '--to', '2026-09')).toEqual([
      ['process/billing', null],
      ['service/delay', null],
    ]);
    expect(await desk.data('improve:top10', ['--of', 'root_cause'])).toMatchObject({ items: [], unnamed: 126 });
    expect(await names('--category', 'service')).toEqual([['service/delay', 30]]);
    expect((await desk.run('improve:top10', ['--of', 'root_cause'])).stdout).toContain('No complaints with a cause');
    expect(await desk.refused('improve:top10', ['--to', '2026-10'])).toMatchObject({ exit: 2, code: 'input_missing' });
    expect(await desk.refused('improve:top10', ['--from', '2027-01'])).toMatchObject({
      exit: 2,
      code: 'period_backwards',
    });
    const empty = await CliDesk.make();
    expect(await empty.data('improve:top10')).toMatchObject({ items: [], total: 0, sum: 0 });
  });
});
