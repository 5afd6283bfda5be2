import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { commandText } from '../../src/cli/health-steps.js';
import { CliDesk } from './run.js';

const at = (time: string) => ({ PLAINT_NOW: time });
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];

interface Ways {
  /** They lie about for two days, and go to and fro between teams. */
  passed?: boolean;
  /** No root causes, no emotions, no improvement, no audit. */
  unexamined?: boolean;
  /** Closed without a word, nobody is asked, and they complain again. */
  unheard?: boolean;
}

const TEAM =
  'roles: {agent: {}, lead: {}, manager: {}, director: {}}\ndefault_role: agent\nteams: {service: {}, billing: {}}\npeople:\n  li.wei: {team: service}\n  ann: {team: billing}\n';

/** Twelve complaints of October, closed in order, but for these ways. */
async function desk({ passed = false, unexamined = false, unheard = false }: Ways = {}): Promise<CliDesk> {
  const made = await CliDesk.make();
  writeFileSync(join(made.folder, 'policy/team.yaml'), TEAM);
  const ids = await complaints(made, '2026-10-05T09:00', unexamined ? {} : { tags: ['angry'] });
  const all = (command: string, time: string, ...argv: string[]) =>
    made.data(command, [...ids, ...argv], at(`2026-10-${time}`));
  await all('assign', passed ? '07T09:00' : '05T09:10', '--to', 'li.wei');
  for (const [day, to] of passed
    ? ([
        ['08', 'ann'],
        ['10', 'li.wei'],
        ['11', 'ann'],
        ['13', 'li.wei'],
      ] as const)
    : []) {
    await all('assign', `${day}T09:00`, '--to', to, '--note', 'Yours');
  }
  if (!unheard) await all('respond', '13T09:30', '--kind', 'reply', '--text', 'We look into it until noon');
  const cause = unexamined ? [] : ['--root-cause', 'sent_twice'];
  await all('resolve', '13T11:00', '--outcome', 'upheld', '--summary', 'Second debit refunded', ...cause);
  await all('close', '14T09:00');
  if (unheard) await complaints(made, '2026-10-25T09:00', { tags: ['angry'] });
  else for (const id of ids) await made.data('rate', [id, '--score', '5'], at('2026-10-14T10:00'));
  if (unexamined) return made;
  const improved = ['--title', 'Two debits', '--of', 'category=process'];
  await made.data('improve:open', improved, at('2026-10-15T09:00'));
  await made.data(
    'audit:plan',
    ['october', '--size', '3', '--seed', '1', '--raters', 'li.wei,ann'],
    at('2026-10-16T09:00'),
  );
  await handIn(made, 'october', 'li.wei');
  await made.data('audit:close', ['october', '--without-missing'], at('2026-10-30T09:00'));
  return made;
}

/** One rater's scores, all well. */
async function handIn(made: CliDesk, audit: string, rater: string): Promise<void> {
  const file = join(made.folder, 'sheet.csv');
  await made.data('audit:sheet', [audit, '--rater', rater, '--out', file]);
  const rows = rowsOf(readFileSync(file, 'utf8')).map((row) => ({
    ...{ ...row, elements_complete: 'yes', category_right: 'yes', first_reply: '3' },
  }));
  writeFileSync(file, stringify(rows, { header: true }));
  await made.data('audit:submit', [audit, '--rater', rater, '--scores', file], at('2026-10-20T09:00'));
}

/** A complaint of each of twelve customers. */
async function complaints(made: CliDesk, now: string, facts: object): Promise<string[]> {
  const records = Array.from({ length: 12 }, (_, customer) => ({
    ...{ title: `Charged twice, ${customer}`, description: 'Two debits of 39, on the 3rd and the 5th' },
    ...{ channel: 'phone', category: 'process', subcategory: 'billing', customer: `CU-${customer}` },
    ...{ contact: 'ending 0042', product: 'Plan M', demand: 'resolution', remedy: '39 back', ...facts },
  }));
  const file = join(made.folder, 'records.jsonl');
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
  const { items, logged = items } = await made.data('log', ['--from', file], at(now));
  return logged.map((entry: { id: string } | string) => (typeof entry === 'string' ? entry : entry.id));
}

interface Told {
  code: string;
  light: string;
  worst: string | null;
  signs: { code: string; light: string; next: { argv: string[]; command: string } | null; threshold: object | null }[];
}

const lightsOf = ({ troubles }: { troubles: Told[] }) =>
  Object.fromEntries(troubles.map(({ code, light }) => [code, light]));
const badOf = ({ troubles }: { troubles: Told[] }) =>
  troubles[0]?.signs.filter(({ light }) => light === 'bad').map(({ code }) => code);

describe('desk health', () => {
  test('a desk that is well', async () => {
    const made = await desk();
    const data = await made.data('desk:health');
    expect(lightsOf(data)).toEqual({ slow_transfer: 'good', weak_analysis: 'good', weak_feedback: 'good' });
    expect(data).toMatchObject({ from: '2026-08-22T00:00:00+08:00', to: '2026-11-20T10:00:00+08:00', complaints: 12 });
    expect((await made.run('desk:health', ['--check', '--quiet'])).stdout).toBe('');
    expect((await made.run('desk:health', ['--check'])).code).toBe(0);
  });

  test('slow transfer and nothing else', async () => {
    const made = await desk({ passed: true });
    const data = await made.data('desk:health');
    expect(lightsOf(data)).toEqual({ slow_transfer: 'bad', weak_analysis: 'good', weak_feedback: 'good' });
    expect(data.troubles[0]).toMatchObject({ code: 'slow_transfer', bad: 6 });
    expect(badOf(data)).toEqual([
      ...['handovers', 'passed_around_rate', 'passed_back_rate', 'first_line_containment'],
      ...['unowned_p50', 'unowned_share'],
    ]);
    const text = (await made.run('desk:health', ['--lang', 'zh'])).stdout;
    expect(text).toContain('信息传递不畅：不良；');
    expect(text).toContain('信息传递不畅是本台的问题：已知的 7 项征兆中 6 项不良');
    expect(text).toContain('plaint insight flow --from 2026-08-22 --to 2026-11-20 --by team');
  });

  test('weak analysis and nothing else', async () => {
    const made = await desk({ unexamined: true });
    const data = await made.data('desk:health');
    expect(lightsOf(data)).toEqual({ slow_transfer: 'good', weak_analysis: 'bad', weak_feedback: 'good' });
    expect(data.troubles[0].code).toBe('weak_analysis');
    expect(badOf(data)).toEqual([
      ...['root_cause_coverage', 'emotion_coverage', 'causes_covered', 'improvement_age', 'audits_closed'],
    ]);
    const text = (await made.run('desk:health')).stdout;
    expect(text).toContain('Weak analysis is a trouble of this desk: 5 of 8 known signs are bad');
    expect(text).toContain("plaint improve open --title 'Fewer complaints: process' --of category=process");
  });

  test('weak feedback and nothing else', async () => {
    const made = await desk({ unheard: true });
    const data = await made.data('desk:health');
    expect(lightsOf(data)).toEqual({ slow_transfer: 'good', weak_analysis: 'good', weak_feedback: 'bad' });
    expect(badOf(data)).toEqual([
      ...['repeat_rate', 'repeats_answered', 'closed_without_contact_rate'],
      'repeat_waiting_rate',
    ]);
    const { code, stdout } = await made.run('desk:health', ['--check', '--brief', '--quiet']);
    expect([code, stdout]).toEqual([12, 'Weak feedback: bad; Slow transfer: good; Weak analysis: good\n']);
    expect((await made.run('desk:health', ['--brief', '--lang', 'zh'])).stdout).toBe(
      '反馈机制不完善：不良；信息传递不畅：良好；数据分析不足：良好\n',
    );
  });

  test('every next step is a command that runs', async () => {
    const made = await desk({ passed: true, unexamined: true, unheard: true });
    const { troubles } = (await made.data('desk:health', ['--category', 'process'])) as { troubles: Told[] };
    const steps = troubles.flatMap(({ signs }) => signs.flatMap(({ next }) => (next ? [next.argv.slice(1)] : [])));
    expect(steps.length).toBeGreaterThan(12);
    for (const [topic = '', second = '', ...rest] of steps) {
      const isTopic = ['insight', 'improve', 'audit', 'repeat'].includes(topic);
      const [id, argv] = isTopic ? [`${topic}:${second}`, rest] : [topic, [second, ...rest]];
      const { code, stderr } = await made.run(id, argv);
      expect({ id, argv, ended: [0, 11].includes(code), stderr }).toEqual({
        id,
        argv,
        ended: true,
        stderr: expect.not.stringContaining('Error'),
      });
    }
  });

  test('targets of key figures count before policy/health.yaml, and that before what is usual', async () => {
    const made = await desk({ passed: true });
    const kpi =
      'repeat_within_days: 30\nhandovers_above: 3\ntargets:\n  - {kpi: passed_around_rate, at_most: 100%, owner: zhao.min}\n';
    writeFileSync(join(made.folder, 'policy/kpi.yaml'), kpi);
    const health = 'signs:\n  passed_around_rate: {at_most: 1%}\n  handovers: {at_most: 5}\n  unowned_p50: off\n';
    writeFileSync(join(made.folder, 'policy/health.yaml'), health);
    const { troubles } = (await made.data('desk:health')) as { troubles: Told[] };
    const { signs = [] } = troubles.find(({ code }) => code === 'slow_transfer') ?? {};
    const found = new Map(signs.map((sign) => [sign.code, sign]));
    expect(found.get('passed_around_rate')).toMatchObject({
      light: 'good',
      threshold: { at_most: 1, from: 'target', owner: 'zhao.min' },
    });
    expect(found.get('handovers')).toMatchObject({ light: 'good', threshold: { at_most: 5, from: 'health' } });
    expect(found.get('passed_back_rate')).toMatchObject({
      light: 'bad',
      threshold: { at_most: 0.05, from: 'default' },
    });
    expect(found.has('unowned_p50')).toBe(false);
    const rows = rowsOf((await made.run('desk:health', ['--csv'])).stdout);
    expect(rows).toHaveLength(23);
    expect(rows.find(({ sign }) => sign === 'passed_back_rate')).toMatchObject({
      ...{ trouble: 'slow_transfer', light: 'bad', numerator: '12', denominator: '12', wanted: 'at_most 0.05' },
      next: 'plaint insight flow --from 2026-08-22 --to 2026-11-20 --by team',
    });
  });

  test('read_at_most reads some, evenly, and says so', async () => {
    const made = await desk({ passed: true });
    writeFileSync(join(made.folder, 'policy/health.yaml'), 'read_at_most: 10\n');
    const { troubles } = (await made.data('desk:health')) as { troubles: Told[] };
    const sign = troubles.flatMap(({ signs }) => signs).find(({ code }) => code === 'unowned_p50');
    expect(sign).toMatchObject({ n: 10, of: 12 });
    expect((await made.run('desk:health')).stdout).toContain('some of 12 closed complaints, taken evenly');
  });

  test('subcategories as causes are read, and counted as improve top10 counts them', async () => {
    const made = await desk();
    writeFileSync(join(made.folder, 'policy/health.yaml'), 'causes_of: subcategory\n');
    const { troubles } = (await made.data('desk:health')) as { troubles: Told[] };
    const sign = troubles.flatMap(({ signs }) => signs).find(({ code }) => code === 'causes_covered');
    expect(sign).toMatchObject({ numerator: 1, denominator: 1 });
  });

  test('an empty store, a period that cannot be, and a file with mistakes', async () => {
    const made = await CliDesk.make();
    expect((await made.run('desk:health', ['--check', '--brief'])).stdout).toBe(
      'Slow transfer: not known; Weak analysis: not known; Weak feedback: not known\n',
    );
    expect((await made.run('desk:health', ['--check', '--quiet'])).stdout).toBe('');
    for (const flags of [
      ['--period', '2027'],
      ['--from', '2026-11', '--to', '2026-10'],
      ['--period', 'sometime'],
    ]) {
      expect((await made.run('desk:health', flags)).code).toBe(2);
    }
    expect((await made.run('desk:health', ['--period', 'week', '--from', '2026-11'])).code).toBe(2);
    expect((await made.run('desk:health', ['--category', 'prodct'])).code).toBe(3);
    writeFileSync(join(made.folder, 'policy/health.yaml'), 'period_days: 30\nsigns:\n  handovers: {at_most: many}\n');
    const wrong = await made.run('desk:health', ['--json']);
    expect([wrong.code, JSON.parse(wrong.stdout || wrong.stderr).error.details.faults]).toEqual([
      2,
      [{ path: 'signs.handovers.at_most', found: 'many', allowed: 'a number from 0 up: 2, 0.5, 30%', line: 3 }],
    ]);
    const { items } = JSON.parse((await made.run('doctor', ['--json'])).stdout).data;
    expect(JSON.stringify(items)).toContain('policy/health.yaml');
  });

  test('the period is in the commands as it was asked for', async () => {
    const made = await desk({ unexamined: true });
    const commandOf = async (...flags: string[]) => {
      const { troubles } = (await made.data('desk:health', flags)) as { troubles: Told[] };
      return troubles.flatMap(({ signs }) => signs).find(({ code }) => code === 'emotion_coverage')?.next?.command;
    };
    const kpi = (period: string) => `plaint kpi ${period} --by channel --metrics emotion_coverage`;
    expect(await commandOf('--period', '2026-10')).toBe(kpi('--from 2026-10-01 --to 2026-10-31'));
    expect(await commandOf('--from', '2026-10-05T08:00', '--to', '2026-10-05T12:00', '--owner', 'li.wei')).toBe(
      kpi('--from 2026-10-05T08:00:00+08:00 --to 2026-10-05T12:00:00+08:00 --owner li.wei'),
    );
    expect(await commandOf('--to', '2026-10-31')).toBe(kpi('--from 2026-08-03 --to 2026-10-31'));
    expect(commandText(['a b', 'c;d', "it's", '中文', ''])).toBe("'a b' 'c;d' 'it'\\''s' 中文 ''");
  });

  test('names of categories reach the shell as one word', async () => {
    const made = await CliDesk.make();
    const category = "it's; $(rm -rf ~)";
    const file = join(made.folder, 'policy/taxonomy.yaml');
    const odd = `categories:\n  "${category}": {name: {en: Odd}}\n`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('categories:\n', odd));
    for (let number = 0; number < 10; number++)
      await made.log({ category, customer: `CU-${number}` }, '2026-11-19T09:00');
    const { stdout } = await made.run('desk:health');
    expect(stdout).toContain(`--of 'category=it'\\''s; $(rm -rf ~)'`);
  });
});
