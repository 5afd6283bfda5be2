import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

describe('supervise', () => {
  test('ends with 11 where somebody must look, and says what and since when', async () => {
    const desk = await CliDesk.make();
    const id = await desk.log();
    expect((await desk.run('supervise')).code).toBe(0);
    const late = { PLAINT_NOW: '2026-11-20T15:00' };
    const { code, stdout } = await desk.run('supervise', ['--json'], late);
    expect(code).toBe(11);
    const { data } = JSON.parse(stdout);
    expect(data).toMatchObject({ total: 1, calendar: null, codes: { ownerless: 1 } });
    expect(data.items[0]).toMatchObject({
      id,
      code: 'ownerless',
      since: '2026-11-20T10:00:00+08:00',
      for_seconds: 18_000,
    });
    const [row] = parse((await desk.run('supervise', ['--csv'], late)).stdout, { columns: true }) as Record<
      string,
      string
    >[];
    expect(row).toMatchObject({ id, code: 'ownerless', args: '{"longer_than":"4h"}' });
    expect((await desk.run('supervise', [], late)).stdout).toContain('nobody owns it, longer than 4h');
    expect((await desk.run('supervise', ['--only', 'untouched'], late)).code).toBe(0);
    expect((await desk.run('supervise', ['--team', 'billing'], late)).code).toBe(0);
  });

  test('flags come before the file, whose faults are told by line', async () => {
    const desk = await CliDesk.make();
    await desk.log();
    const run = (...argv: string[]) => desk.run('supervise', argv, { PLAINT_NOW: '2026-11-20T15:00' });
    expect((await run('--ownerless', '9h')).code).toBe(0);
    expect((await run('--ownerless', '4h', '--calendar', 'office')).code).toBe(0);
    const wrong = await run('--ownerless', '3wd', '--json');
    expect([wrong.code, JSON.parse(wrong.stdout).error]).toMatchObject([
      2,
      { code: 'flag_invalid', details: { flag: 'ownerless' } },
    ]);
    writeFileSync(join(desk.folder, 'policy/supervision.yaml'), 'paused: 1d\nuntouched: soon\n');
    expect((await run()).stderr).toContain('line 2, untouched');
    expect((await desk.run('doctor')).stdout).toContain('policy/supervision.yaml:2');
  });
});

describe('team check', () => {
  test('ends with 12 and names file, line and field', async () => {
    const desk = await CliDesk.make();
    expect((await desk.run('team:check')).stdout).toContain('Everybody is in place.');
    const raci = 'categories:\n  product: {responsible: service, accountable: ann}\n';
    writeFileSync(join(desk.folder, 'policy/raci.yaml'), raci);
    const team =
      'roles: {agent: {}, lead: {}, manager: {}, director: {}}\ndefault_role: agent\nteams:\n  service: {}\npeople:\n  ann: {team: service}\n';
    writeFileSync(join(desk.folder, 'policy/team.yaml'), team);
    const { code, stdout } = await desk.run('team:check', ['--json']);
    expect(code).toBe(12);
    const { items } = JSON.parse(stdout).data;
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'team_without_lead', file: 'policy/team.yaml', line: 4, path: 'teams.service' }),
    );
    expect(items).toContainEqual(expect.objectContaining({ code: 'category_unowned', args: { category: 'service' } }));
    expect(items).toContainEqual(expect.objectContaining({ code: 'rung_unfilled', path: 'rungs.0.to.role' }));
    const rows = parse((await desk.run('team:check', ['--csv'])).stdout, { columns: true });
    expect(rows).toHaveLength(items.length);
    writeFileSync(join(desk.folder, 'policy/raci.yaml'), 'categories:\n  product: {responsible: service}\n');
    expect((await desk.run('doctor')).stdout).toContain('policy/raci.yaml:2');
  });
});
