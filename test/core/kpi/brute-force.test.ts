import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Desk } from '../../../src/cli/desk.js';
import { kpiRequestOf } from '../../../src/cli/kpi-request.js';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import { recordEvents, versionOf } from '../../../src/core/complaint/chain.js';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import { decide } from '../../../src/core/complaint/decide.js';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { DIMENSIONS, type Dimension } from '../../../src/core/kpi/dimensions.js';
import { type KpiReport, reportKpis } from '../../../src/core/kpi/report.js';
import { Problem } from '../../../src/core/problem.js';
import { outlooksOf } from '../../../src/core/sla/outlook.js';
import type { PolicyBook } from '../../../src/core/sla/policy.js';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { seed } from '../../../tools/seed.js';
import { World } from '../../world.js';
import { anyComplaints, kpis, MARK, told } from './desk.js';
import { differences, Oracle, type OracleAsked, type OracleRules, type Told } from './oracle.js';

const RULES: OracleRules = {
  zone: 'Asia/Shanghai',
  satisfiedFrom: 4,
  handoversAbove: 3,
  repeatDays: 30,
  settledDays: 30,
  upheld: ['upheld', 'partly_upheld'],
  rejected: ['not_upheld'],
  firstLine: null,
  emotions: ['angry', 'anxious', 'disappointed', 'calm'],
  completeFields: ['description', 'customer', 'contact', 'product', 'demand', 'remedy'],
  tags: { proactive: 'proactive', automated: 'automated', abusive: 'abusive' },
};

/** The history, and when what runs is due: that is the desk's own word. */
function toldOf(complaint: Complaint, book: PolicyBook): Told {
  return { history: complaint.history, running: outlooksOf(complaint, book).filter(({ late }) => !late) };
}

/** What a report and the oracle do not agree on. Groups that one of them does not have must have nothing to say in the other. */
function disagreements(report: KpiReport, oracle: Oracle, asked: OracleAsked): string[] {
  const wanted = oracle.groups(asked);
  const keyOf = (key: object) => JSON.stringify(asked.by.map((name) => (key as Record<string, unknown>)[name]));
  const byKey = new Map(wanted.map((group) => [keyOf(group.key), group]));
  const found = new Set(report.groups.map(({ key }) => keyOf(key)));
  const missing = wanted.filter(
    ({ key, isSeen, isBegun }) => isSeen && isBegun && !found.has(keyOf(key)) && asked.by.length > 0,
  );
  return [
    ...missing.map(({ key }) => `${JSON.stringify(key)} is missing`),
    ...report.groups.flatMap(({ key, metrics }) => {
      const group = byKey.get(keyOf(key));
      return group ? differences(metrics, group) : [`${JSON.stringify(key)} is not there`];
    }),
  ];
}

describe('five thousand complaints of a desk, through its store and index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-brute-'));
  let oracle: Oracle;
  let clock = Date.now() + 60_000;

  /** As a command opens it; what was read before counts as settled. */
  async function open(now: string): Promise<Desk> {
    clock += 60_000;
    const options = { cache: join(folder, 'cache'), clock: () => clock, release: 'test' };
    return Desk.open(await FolderStore.open(join(folder, 'desk'), options), { now, as: 'seed', env: {} });
  }

  /** What the story of the seed has none of, on some of the live complaints. */
  const TWISTS: ComplaintCommand[][] = [
    [{ type: 'close', confirmed: 'customer' }],
    [{ type: 'edit', changes: { tags: ['emotion:angry', 'abusive'], contact: null } }],
    [{ type: 'escalate', kind: 'regulator', to: 'NFRA', reason: 'asked for it' }],
    [{ type: 'escalate', kind: 'court', to: 'District court', reason: 'sued' }],
    [{ type: 'escalate', kind: 'media', to: 'Daily', reason: 'press' }],
    [{ type: 'edit', changes: { product: '', tags: ['proactive', 'calm'] } }],
    [MARK, { type: 'reopen', cause: 'again' }, { type: 'withdraw' }],
    [{ type: 'close' }, { type: 'rate', score: 2 }],
    [
      { type: 'assign', team: 'billing' },
      { type: 'assign', team: 'service' },
      { type: 'assign', team: 'billing' },
    ],
  ];

  beforeAll(async () => {
    const quiet = [vi.spyOn(console, 'log').mockReturnValue(), vi.spyOn(process.stderr, 'write').mockReturnValue(true)];
    const story = { complaints: 5000, live: 700, seed: 11, months: 14, until: '2026-11-20T18:00:00' };
    await seed({ ...story, folder: join(folder, 'desk'), format: 'yaml' });
    for (const spy of quiet) spy.mockRestore();

    // The index is made, then part of the store changes, and the index is made anew of that part only.
    const first = await open('2026-11-20T18:00');
    await first.counted({});
    const desk = await open('2026-11-20T19:00');
    const context = await desk.context();
    for (const [at, before] of (await desk.collect('live')).entries()) {
      let after = before;
      for (const command of at % 2 === 0 ? (TWISTS[(at / 2) % TWISTS.length] ?? []) : []) {
        const events = decide(command, after, context);
        if (!(events instanceof Problem)) after = recordEvents(after, events);
      }
      if (after !== before) await desk.store.replace({ complaint: after, due: null }, versionOf(before));
    }
    const changed = await open('2026-11-20T19:00');
    await changed.counted({});
    const book = await changed.book();
    oracle = new Oracle(
      (await changed.collect('all')).map((complaint) => toldOf(complaint, book)),
      RULES,
    );
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ALL = { from: '2025-09-01', to: '2026-11-30' };
  const MONTH = { from: '2026-09-01', to: '2026-09-30' };
  const NOW = '2026-11-20T19:00';
  const cases: [name: string, asked: Partial<OracleAsked> & { at?: string }][] = [
    ['the whole time', {}],
    ['a month', MONTH],
    ['a month, asked in the middle of it', { ...MONTH, at: '2026-09-12T10:30' }],
    ['the present month', { from: '2026-11-01', to: '2026-11-30' }],
    ['the whole time, asked a year later', { ...ALL, at: '2027-11-20T09:00' }],
    ['some days', { from: '2026-11-14', to: '2026-11-18' }],
    ['by team', { ...MONTH, by: ['team'] }],
    ['by owner', { ...MONTH, by: ['owner'] }],
    ['by product', { from: '2026-10-01', to: '2026-11-30', by: ['product'] }],
    ['by team and month', { ...ALL, by: ['team', 'month'] }],
    ['by month and team', { ...MONTH, from: '2026-08-15', by: ['month', 'team'] }],
    ['by category and channel', { ...MONTH, by: ['category', 'channel'] }],
    ['by week', { from: '2025-12-01', to: '2026-02-10', by: ['week'] }],
    ['by day', { from: '2026-11-01', to: '2026-11-20', by: ['day'] }],
    ['by year', { ...ALL, by: ['year'] }],
    ['the cohort of a month', { ...MONTH, cohort: true }],
    ['cohorts by team and month', { ...ALL, by: ['team', 'month'], cohort: true }],
    ['cohorts by week, asked early', { ...MONTH, by: ['week'], cohort: true, at: '2026-09-20T00:00' }],
    ['one channel', { ...MONTH, filter: { channel: 'phone' } }],
    ['one team and priority, by week', { ...MONTH, by: ['week'], filter: { team: 'billing', priority: 'general' } }],
    ['what was escalated', { filter: { level: 1 } }],
    [
      'a cohort of one category, by priority',
      { ...ALL, by: ['priority'], cohort: true, filter: { category: 'process' } },
    ],
  ];

  it.each(cases)('%s', async (_name, { at = NOW, ...given }) => {
    const desk = await open(at);
    const wish: OracleAsked = { from: null, to: null, by: [], cohort: false, filter: {}, ...given, now: desk.instant };
    const { from, to, by, cohort, filter } = wish;
    const period = parsePeriod(from ?? undefined, to ?? undefined, desk.zone);
    const { request, batches } = await kpiRequestOf(desk, filter, { period, by: by as Dimension[], cohort });
    expect(desk.damages).toEqual([]);
    const report = reportKpis(batches, request);
    expect(report.groups.length).toBeGreaterThan(0);
    expect(disagreements(report, oracle, wish)).toEqual([]);
  });
});

describe('whatever happened', () => {
  const berlin = new World({ zone: 'Europe/Berlin' });
  const day = (number: number) => new Date(Date.UTC(2026, 9, 15 + number)).toISOString().slice(0, 10);
  const metrics = ['resolution', 'first_response'] as const;
  const clocks = fc
    .subarray([...metrics])
    .chain((some) =>
      fc
        .constantFrom('met' as const, 'breached' as const)
        .map((outcome) => some.map((metric) => ({ metric, outcome }))),
    );
  const report = fc.record({ clocks, closed: fc.boolean(), outcome: fc.constantFrom('upheld', 'not_upheld', 'noted') });
  const imported = fc.array(fc.tuple(fc.nat(20), report), { maxLength: 2 });
  /** What a source said of complaints that were handled here too. */
  const said = fc.array(fc.tuple(fc.nat(5), report), { maxLength: 2 });

  it('every figure is the one of the definitions', () => {
    const settings = fc.record({
      repeat: fc.constantFrom(0, 2, 7, 30),
      settled: fc.constantFrom(0, 10, 30),
      first_line: fc.constantFrom(undefined, ['service'], ['billing', 'service']),
    });
    const period = fc.tuple(fc.nat(30), fc.nat(30));
    const by = fc.oneof(
      fc.constant([]),
      fc.constantFrom(...DIMENSIONS).map((one) => [one]),
      fc.constantFrom<Dimension[]>(['team', 'week'], ['day', 'channel'], ['owner', 'team'], ['team', 'month']),
    );
    fc.assert(
      fc.property(
        anyComplaints(berlin),
        imported,
        said,
        fc.tuple(period, by, settings, fc.boolean(), fc.nat(1500)),
        (played, rows, words, [[first, length], dimensions, { repeat, settled, first_line }, cohort, at]) => {
          const complaints = [...played, ...rows.map(([days, what]) => told(`${day(days)} 10:00`, what, berlin))];
          for (const [which, what] of words) {
            const before = complaints[which];
            const last = before?.history.at(-1);
            if (before && last) {
              complaints[which] = foldHistory([
                ...before.history,
                { type: 'reported', at: last.at, by: 'import', row: 'r', ...what },
              ]);
            }
          }
          const asked: OracleAsked = {
            ...{ from: day(first), to: day(first + length), by: dimensions, cohort, filter: {} },
            now: berlin.instant('2026-10-20 00:00') + at * 3600,
          };
          const rules = {
            ...RULES,
            ...{ zone: berlin.zone, repeatDays: repeat, settledDays: settled, firstLine: first_line ?? null },
          };
          const oracle = new Oracle(
            complaints.map((complaint) => toldOf(complaint, berlin.book)),
            rules,
          );
          const report = kpis(berlin, complaints, {
            ...{ from: day(first), to: day(first + length), by: dimensions as Dimension[], cohort },
            ...{
              now: new Date(asked.now * 1000).toISOString(),
              repeat,
              settled,
              kpi: first_line ? { first_line } : {},
            },
          });
          expect(disagreements(report, oracle, asked)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
