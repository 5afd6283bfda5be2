import { expect, test } from 'vitest';
import { recordEvents } from '../../../src/core/complaint/chain.js';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import { decide } from '../../../src/core/complaint/decide.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { planEscalations } from '../../../src/core/escalation/plan.js';
import { Problem } from '../../../src/core/problem.js';
import { seededRandom } from '../../../src/core/statistics/random.js';
import { World } from '../../world.js';
import { isWorkingTime } from './desk.js';

const HOUR = 3600;
const FROM = '2026-11-01 00:00';
const OFFICE = {
  id: 'desk',
  zone: 'Asia/Shanghai',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:00-18:00']])),
};
const world = new World({
  calendars: [OFFICE],
  escalation: {
    notice_calendar: 'desk',
    pause_between: '1h',
    stop: { level: 4 },
    words: { angry: ['furious', '太差'] },
    rungs: [
      { id: 'at-risk', level: 1, to: { role: 'lead' }, when: { at_risk: true } },
      { id: 'nobodys', level: 1, to: { team_lead: true }, when: { unowned_for: '4h' }, stop_when: ['owned'] },
      { id: 'half', level: 1, to: { owner: true }, when: { at: '50%', metric: 'resolution' }, stop_when: ['waiting'] },
      { id: 'safety', level: 3, to: [{ role: 'manager' }, { role: 'lead' }], when: { tags: 'safety' }, any_time: true },
      { id: 'late', level: 2, to: { role: 'manager' }, when: { breached_by: '0m' } },
      { id: 'angry', level: 2, to: { role: 'manager' }, when: { words: 'angry' } },
      { id: 'again', level: 2, to: { role: 'manager' }, when: { repeat: 2, repeat_within: '30d' } },
      { id: 'very-late', level: 3, to: { person: 'old.hand' }, when: { at: '+4h' } },
      { id: 'day-late', level: 4, to: { role: 'director' }, when: { at: '+1wd', vip: true } },
      { id: 'reopened', level: 2, to: { role: 'manager' }, when: { reopened: 1 } },
    ],
  },
});

interface Life {
  complaint: Complaint;
  /** What people do, in order of time. */
  deeds: { at: number; command: ComplaintCommand }[];
}

/** 2,000 complaints with what people do about them, the same for the same seed. */
function livesOf(seed: number): Life[] {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const start = world.instant(FROM);
  return Array.from({ length: 2000 }, (_, number) => {
    const logged = start + Math.floor(random() * 25 * 24 * HOUR);
    const stamp = new Date(logged * 1000).toISOString();
    const { complaint } = world.given(
      {
        priority: pick(['urgent', 'general', 'general', 'complex']),
        vip: random() < 0.1,
        customer: `CU-${Math.floor(random() * 700)}`,
        ...(random() < 0.05 && { tags: ['safety'] }),
        ...(random() < 0.05 && { description: 'I am FURIOUS' }),
      },
      stamp,
    );
    const deeds: Life['deeds'] = [];
    let at = logged;
    const then = (hours: number, command: ComplaintCommand) => {
      at += Math.floor(random() * hours * HOUR);
      deeds.push({ at, command });
    };
    if (random() < 0.9) then(10, { type: 'assign', to: pick(['li.wei', 'wang.fang']) });
    if (random() < 0.7) then(20, { type: 'respond', kind: 'reply' });
    if (random() < 0.2) then(30, { type: 'pause', reason: 'awaiting_customer' });
    if (random() < 0.3) then(40, { type: 'receive_message', text: pick(['太差了', 'when?', 'thanks']) });
    if (random() < 0.6) then(120, { type: 'resolve', outcome: 'upheld' });
    if (random() < 0.2) then(48, { type: 'reopen', cause: 'again' });
    return { complaint: { ...complaint, id: `C-261101-${String(number).padStart(5, '0')}` }, deeds };
  });
}

function act(life: Life, command: ComplaintCommand, at: number, by: string): void {
  const events = decide(command, life.complaint, world.context(new Date(at * 1000).toISOString(), by));
  if (!(events instanceof Problem)) life.complaint = recordEvents(life.complaint, events);
}

test('hourly for 30 days: each rung once for each clock and cycle, none at night, and nothing left to do after each run', () => {
  const lives = livesOf(7);
  const byId = new Map(lives.map((life) => [life.complaint.id, life]));
  const desk = world.escalation(lives.map(({ complaint }) => complaint));
  const logged = (life: Life) => world.instant(life.complaint.logged_at);
  for (let hour = 1; hour <= 30 * 24; hour++) {
    const now = world.instant(FROM) + hour * HOUR;
    for (const life of lives) {
      while ((life.deeds[0]?.at ?? now) < now) {
        const { at, command } = life.deeds.shift()!;
        act(life, command, at, 'li.wei');
      }
    }
    const live = () => lives.filter((life) => logged(life) <= now).map(({ complaint }) => complaint);
    for (const { id, command } of planEscalations(live(), now, desk).steps) act(byId.get(id)!, command, now, 'cron');
    expect(planEscalations(live(), now, desk).steps).toEqual([]);
  }

  const rungs = new Map(world.ladders.ladders.flatMap(({ rungs }) => rungs.map((rung) => [rung.id, rung])));
  const taken = new Map<string, number>();
  for (const { complaint } of lives) {
    const steps = complaint.escalations;
    const keys = steps.map(({ rule, clock }) => `${rule} ${clock}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [place, { rule, at, level, to }] of steps.entries()) {
      taken.set(rule!, (taken.get(rule!) ?? 0) + 1);
      expect(to).not.toBe('old.hand');
      expect(level).toBeLessThanOrEqual(4);
      const when = world.instant(at);
      if (rungs.get(rule!)!.notice !== null) expect([at, isWorkingTime(world, 'desk', when)]).toEqual([at, true]);
      const before = steps[place - 1];
      if (before) expect(when - world.instant(before.at)).toBeGreaterThanOrEqual(HOUR);
    }
  }
  expect([...taken.keys()].sort()).toEqual([...rungs.keys()].sort());
  expect([...taken.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(5000);
}, 120_000);
