import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditRequest, isAuditName, planAudit } from '../../../src/core/calibration/plan.js';
import { hashOfStandard, QualityStandard } from '../../../src/core/calibration/standard.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { checkValue } from '../../../src/core/validate.js';
import { shipped, World } from '../../world.js';
import { standardOf } from './standard.js';

const world = new World();
const standard = standardOf([{ id: 'a' }]);
let tickets: Complaint[];

beforeAll(() => {
  const drafts = Array.from({ length: 30 }, (_, index) =>
    world.given({}, '2026-11-20 09:00', index % 2 ? 'li.wei' : 'guest').when({ type: 'assign', to: 'wang.fang' }),
  );
  tickets = drafts.map(({ complaint }) => complaint);
});

const REQUEST: AuditRequest = {
  name: 'november',
  size: 8,
  seed: 7,
  raters: ['li.wei', 'zhao.min'],
  from: '2026-11',
  to: null,
  filters: { team: 'billing' },
  now: '2026-11-21T10:00:00+08:00',
  by: 'chen.bo',
  teamOf: (person) => world.team.people[person]?.team ?? null,
};

function plan(wish: Partial<AuditRequest> = {}, frame: readonly Complaint[] = tickets, by = standard) {
  return planAudit(frame, by, { ...REQUEST, ...wish });
}

function refusal(wish: Partial<AuditRequest>, frame?: readonly Complaint[]) {
  const refused = problemOr(() => plan(wish, frame));
  if (!(refused instanceof Problem)) throw new Error('not refused');
  return { code: refused.code, ...refused.args };
}

describe('the plan of an audit', () => {
  it('draws the same tickets from the same frame and seed, in whatever order the frame comes', () => {
    const again = plan({}, Object.freeze([...tickets].reverse()));
    expect(again).toEqual(plan());
    expect(again.tickets).toHaveLength(8);
  });

  it('draws other tickets for another seed', () => {
    expect(plan({ seed: 8 }).tickets).not.toEqual(plan().tickets);
  });

  it('draws no ticket twice, and all of them where that many are asked for', () => {
    const ids = plan({ size: 30 }).tickets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(30);
    expect([...ids].sort()).toEqual(tickets.map(({ id }) => id));
  });

  it('records seed, raters, who planned it and when, and what the frame was', () => {
    expect(plan()).toMatchObject({
      name: 'november',
      seed: 7,
      raters: ['li.wei', 'zhao.min'],
      planned_at: '2026-11-21T10:00:00+08:00',
      planned_by: 'chen.bo',
      frame: { size: 30, from: '2026-11', to: null, filters: { team: 'billing' } },
    });
  });

  it('records a hash of the frame that tells another frame apart', () => {
    const { hash } = plan().frame;
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(plan({ seed: 1, name: 'other' }).frame.hash).toBe(hash);
    expect(plan({}, tickets.slice(1)).frame.hash).not.toBe(hash);
  });

  it('pins the standard whole, and by a hash that any change of it changes', () => {
    const other = standardOf([{ id: 'a', weight: 2 }]);
    expect(plan()).toMatchObject({ standard, standard_hash: hashOfStandard(standard) });
    expect(plan({}, tickets, other).standard_hash).not.toBe(hashOfStandard(standard));
    expect(hashOfStandard(standardOf([{ id: 'a' }]))).toBe(hashOfStandard(standard));
  });

  it('notes who logged each ticket, with their own team; the team that holds it where they have none', () => {
    const drawn = new Map(plan({ size: 30 }).tickets.map(({ id, ...rest }) => [id, rest]));
    expect(drawn.get(tickets[1]?.id ?? '')).toMatchObject({ logged_by: 'li.wei', team: 'service' });
    expect(drawn.get(tickets[0]?.id ?? '')).toMatchObject({ logged_by: 'guest', team: 'billing' });
  });

  it('leaves merged duplicates out of the frame', () => {
    const survivor = world.given();
    const merged = world.given().when({ type: 'merge', into: survivor.complaint.id, survivor_status: 'new' });
    const drawn = plan({ size: 31 }, [...tickets, merged.complaint, survivor.complaint]);
    expect(drawn.frame.size).toBe(31);
    expect(drawn.tickets.map(({ id }) => id)).not.toContain(merged.complaint.id);
    expect(drawn.frame.hash).toBe(plan({}, [...tickets, survivor.complaint]).frame.hash);
  });

  it('is refused where there are fewer tickets than it wants', () => {
    expect(refusal({ size: 31 })).toEqual({ code: 'audit_frame_too_small', frame: 30, size: 31 });
    expect(refusal({ size: 1 }, [])).toEqual({ code: 'audit_frame_too_small', frame: 0, size: 1 });
  });

  it.each(['../escape', 'a/b', '.hidden', '', 'two words', 'a'.repeat(65), '-x'])(
    'is refused under the name "%s"',
    (name) => {
      expect(refusal({ name })).toEqual({ code: 'audit_name_invalid', found: name });
    },
  );

  it.each(['november', '2026-11', '十一月', 'Q4_b.2'])('may be called %s', (name) => {
    expect(isAuditName(name)).toBe(true);
  });
});

describe('a quality standard', () => {
  const file = shipped('standards/ticket-quality.yaml') as { criteria: object[] };
  const faults = (criteria: object[]) => {
    const checked = checkValue(QualityStandard, { ...file, criteria });
    return 'faults' in checked ? checked.faults.map(({ path }) => path) : [];
  };
  const [first = {}, ...rest] = file.criteria;

  it('that ships is one', () => {
    expect(faults(file.criteria)).toEqual([]);
  });

  it.each(['ticket', 'description', 'reply', 'unqualified', 'comment'])(
    'has no criterion called like the column "%s" of a sheet',
    (id) => {
      expect(faults([{ ...first, id }, ...rest])).toEqual(['criteria.0.id']);
    },
  );

  it('has no two criteria of one name, no negative weight, no scale of one step, and at least one criterion', () => {
    expect(faults([first, first])).toEqual(['criteria']);
    expect(faults([{ ...first, weight: -1 }])).toEqual(['criteria.0.weight']);
    expect(faults([{ ...first, scale: 'ordinal', levels: 1 }])).toEqual(['criteria.0.levels']);
    expect(faults([])).toEqual(['criteria']);
  });
});
