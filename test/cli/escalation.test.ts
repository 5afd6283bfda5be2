import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const TEAM = `roles:
  agent: {redress_limit: 100}
  lead: {redress_limit: 2000}
  manager: {}
default_role: agent
teams:
  service: {lead: zhao.min}
people:
  li.wei: {team: service}
  wang.fang: {team: service, skills: [cantonese]}
  zhao.min: {team: service, role: lead}
  old.hand: {team: service, role: manager, left: true}
`;
const LADDER = `notice_calendar: 24x7
rungs:
  - id: vip
    level: 1
    to: {role: manager}
    when: {vip: true}
`;

async function deskWith(escalation = LADDER): Promise<CliDesk> {
  const desk = await CliDesk.make();
  writeFileSync(join(desk.folder, 'policy/team.yaml'), TEAM);
  writeFileSync(join(desk.folder, 'policy/escalation.yaml'), escalation);
  return desk;
}

describe('a complaint taken outside the house', () => {
  test('keeps its level, and the body is no person of the desk', async () => {
    const desk = await deskWith();
    const id = await desk.log();
    const argv = [
      id,
      '--kind',
      'ombudsman',
      '--to',
      'Financial Ombudsman',
      '--reason',
      'not satisfied',
      '--ref',
      'F-1',
    ];
    const { items } = await desk.data('escalate', [...argv, '--received', '2026-11-20T09:00']);
    expect(items[0]).toMatchObject({ level: 0, events: [{ kind: 'ombudsman', ref: 'F-1' }] });
    expect((await desk.data('show', [id])).escalations).toMatchObject([
      { kind: 'ombudsman', to: 'Financial Ombudsman', received: '2026-11-20T09:00:00+08:00' },
    ]);
    expect((await desk.run('show', [id])).stdout).toContain('taken to Financial Ombudsman (ombudsman, F-1');
  });

  test('goes down again with a reason', async () => {
    const desk = await deskWith();
    const id = await desk.log();
    expect((await desk.run('deescalate', [id, '--reason', 'calm'])).code).toBe(5);
    await desk.data('escalate', [id, '--to', 'zhao.min', '--reason', 'press']);
    expect((await desk.data('deescalate', [id, '--reason', 'calm'])).items[0].level).toBe(0);
  });
});

describe('the ladder', () => {
  test('warns where nobody fills a rung, and records the role', async () => {
    const desk = await deskWith();
    await desk.log({ title: 'VIP' });
    const id = await desk.log({ title: 'Charged twice', tag: 'x' });
    await desk.run('edit', [id, '--vip']);
    const { stdout } = await desk.run('escalate', ['--due', '--json']);
    const { data, warnings } = JSON.parse(stdout);
    expect(data).toMatchObject({ items: [{ id, to: 'manager', also: [], rule: 'vip' }], held: [], total: 1 });
    expect(warnings).toMatchObject([{ code: 'rung_unfilled', details: { rule: 'vip', told: 'manager' } }]);
  });

  test('says what it holds back until when', async () => {
    const desk = await deskWith(LADDER.replace('24x7', 'office'));
    const id = await desk.log();
    await desk.run('edit', [id, '--vip']);
    const { held, total } = await desk.data('escalate', ['--due'], { PLAINT_NOW: '2026-11-20T20:00' });
    expect([total, held]).toEqual([
      0,
      [{ id, rule: 'vip', clock: null, why: 'quiet', until: '2026-11-23T09:00:00+08:00' }],
    ]);
  });

  test('that is wrong is refused with file, line and field', async () => {
    const desk = await deskWith(LADDER.replace('{vip: true}', '{at_risk: true, metric: speed}'));
    const { code, stdout } = await desk.run('escalate', ['--due', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error.details).toMatchObject({
      file: 'policy/escalation.yaml',
      faults: [{ path: 'rungs.0.when.metric', found: 'speed', line: 6 }],
    });
    expect((await desk.run('escalate', ['--due'])).stderr).toContain('line 6, rungs.0.when.metric');
    const doctor = JSON.parse((await desk.run('doctor', ['--json'])).stdout);
    expect(doctor.data.items).toMatchObject([{ code: 'policy_invalid', file: 'policy/escalation.yaml', line: 6 }]);
  });
});

describe('choosing the owner', () => {
  test('spreads complaints over those who have fewest', async () => {
    const desk = await deskWith();
    const ids = [await desk.log(), await desk.log(), await desk.log()];
    const { items } = await desk.data('assign', [...ids, '--auto', '--team', 'service']);
    expect(items.map(({ owner }: { owner: string }) => owner)).toEqual(['li.wei', 'wang.fang', 'li.wei']);
  });

  test('keeps to the skill, and away from whom it is about', async () => {
    const desk = await deskWith();
    const [first, second] = [await desk.log(), await desk.log({ about: 'wang.fang' })];
    const skilled = ['--auto', '--skill', 'cantonese'];
    expect((await desk.data('assign', [first!, ...skilled])).items[0].owner).toBe('wang.fang');
    expect((await desk.run('assign', [second!, ...skilled])).code).toBe(5);
    expect((await desk.run('assign', [first!, '--skill', 'cantonese'])).code).toBe(2);
  });

  test('a claim is kept as it was given', async () => {
    const desk = await deskWith();
    const id = await desk.log({ claimed: '150' });
    expect((await desk.data('show', [id])).facts.amount_claimed).toBe(150);
    const file = readFileSync(join(desk.folder, 'complaints/2026/11', `${id}.yaml`), 'utf8');
    expect(file).toContain('amount_claimed: 150');
    expect((await desk.run('edit', [id, '--claimed', 'much'])).code).toBe(2);
  });
});
