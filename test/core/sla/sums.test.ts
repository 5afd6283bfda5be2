import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Desk } from '../../../src/cli/desk.js';
import { shippedTemplates } from '../../../src/cli/shipped.js';
import { attributesOf } from '../../../src/core/complaint/attributes.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { checkClocks } from '../../../src/core/sla/check.js';
import { explainClocks } from '../../../src/core/sla/explain.js';
import { outlooksOf } from '../../../src/core/sla/outlook.js';
import type { PolicyBook } from '../../../src/core/sla/policy.js';
import { readChecked } from '../../../src/core/sla/read-check.js';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { initStore } from '../../../src/core/store/folder/init.js';
import { planMonths } from '../../../tools/seed/arrivals.js';
import { Dice } from '../../../tools/seed/dice.js';
import { playMonth } from '../../../tools/seed/month.js';
import { teamFile } from '../../../tools/seed/people.js';
import { Customers } from '../../../tools/seed/wishes.js';

/** Every metric in every unit, so that every way of counting is added up. */
const POLICIES = {
  policies: [
    {
      id: 'urgent',
      when: { priority: 'urgent' },
      calendar: '24x7',
      targets: {
        acknowledge: '30m',
        first_response: '2h',
        next_response: '4h',
        update: '1d',
        stage: '8h',
        resolution: '48h elapsed',
        final: '8w',
      },
      pauses: { resolution: ['awaiting_customer', 'awaiting_test'], final: ['awaiting_test'] },
      on_reopen: 'resume',
    },
    {
      id: 'rest',
      calendar: 'cn-office',
      targets: {
        acknowledge: '1wd',
        first_response: '4h',
        next_response: '1wd',
        update: '3wd',
        stage: '16h',
        resolution: '40h',
        final: '15d roll',
      },
      pauses: {
        resolution: ['awaiting_customer', 'awaiting_third_party', 'awaiting_test'],
        stage: ['awaiting_customer'],
        final: ['awaiting_test'],
      },
      on_reopen: 'keep_base',
      warn: { resolution: '-2h' },
    },
  ],
};
const ZONE = 'Asia/Shanghai';

let desk: Desk;
let book: PolicyBook;
const complaints: Complaint[] = [];

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'plaint-sums-'));
  await initStore(root, { format: 'yaml', zone: ZONE, language: 'en' }, 'three-tier', shippedTemplates());
  writeFileSync(join(root, 'policy', 'team.yaml'), teamFile());
  writeFileSync(join(root, 'policy', 'sla.yaml'), stringify(POLICIES));
  desk = await Desk.open(await FolderStore.open(root), { now: '2026-11-21T12:00', as: 'seed', env: {} });
  book = await desk.book();
  const dice = new Dice(7);
  const [context, escalation] = [await desk.context(), await desk.escalation([])];
  const story = { ...escalation, context, until: desk.instant, dice };
  const customers = new Customers(ZONE, dice);
  for (const month of planMonths(10_000, 5000, 9, desk.instant, ZONE)) {
    complaints.push(...playMonth(month, story, customers));
  }
}, 300_000);

test('the ledger of every clock adds up to the second to what the clock says', () => {
  const wrong: string[] = [];
  let clocks = 0;
  const units = new Set<string>();
  for (const complaint of complaints) {
    for (const clock of explainClocks(complaint, desk.instant, book, ZONE)) {
      clocks++;
      units.add(clock.target);
      const { sum, ledger } = clock;
      const whole = sum.elapsed === clock.elapsed_seconds && sum.paused + sum.resolved === clock.paused_seconds;
      const contiguous = ledger.every(({ from }, index) => index === 0 || ledger[index - 1]?.to === from);
      if (!(clock.adds_up && whole && contiguous)) wrong.push(`${complaint.id} ${clock.metric}#${clock.cycle}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(complaints).toHaveLength(10_000);
  expect(clocks).toBeGreaterThan(50_000);
  expect(units.size).toBeGreaterThan(10);
});

test('what is explained is what sla check says', () => {
  const watched = complaints.map((complaint) => ({
    ...attributesOf(complaint),
    outlooks: outlooksOf(complaint, book),
  }));
  const byId = new Map(complaints.map((complaint) => [complaint.id, complaint]));
  const { clocks } = checkClocks(watched, desk.instant);
  expect(clocks.length).toBeGreaterThan(5000);
  for (const checked of clocks) {
    const complaint = byId.get(checked.complaint.id) as Complaint;
    const { metric, cycle } = checked.outlook;
    const explained = explainClocks(complaint, desk.instant, book, ZONE, metric).find((clock) => clock.cycle === cycle);
    const read = readChecked(checked, complaint, desk.instant, book, ZONE);
    const told = (clock: typeof read | NonNullable<typeof explained>) => ({
      state: clock.state,
      due: clock.due,
      working: clock.working_seconds,
      elapsed: clock.elapsed_seconds,
      paused: clock.paused_seconds,
      overdue: [clock.overdue_working_seconds, clock.overdue_elapsed_seconds],
    });
    if (explained === undefined) throw new Error(`${complaint.id} ${metric}#${cycle} is not explained`);
    expect(told(explained)).toEqual(told(read));
  }
});
