import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDefinitions } from '../../src/cli/kpi-definitions.js';
import { figureKind } from '../../src/core/kpi/kpi.js';
import { KPIS } from '../../src/core/kpi/kpis.js';
import { FIGURES } from '../../src/core/kpi/targets.js';
import { CliDesk } from './run.js';

describe('kpi define', () => {
  test('has each figure that kpi prints, once, and rates with what they divide', async () => {
    const desk = await CliDesk.make();
    const exposure = join(desk.folder, 'exposure.csv');
    writeFileSync(exposure, 'period,stock,cost_fixed,incident_contacts,incident_deflected\n2026,1,1,1,1\n');
    const asked = ['--period', '2026', '--exposure', exposure];
    const printed = Object.keys((await desk.data('kpi', asked)).groups[0].metrics);
    const defined = await readDefinitions();
    expect(defined.map(({ name }) => name).sort()).toEqual(printed.sort());
    const rates = KPIS.filter(({ kind }) => figureKind(kind) === 'rate').map(({ name }) => name);
    rates.push('incident_deflection');
    const divided = defined.filter(({ numerator, denominator }) => numerator && denominator);
    expect(divided.map(({ name }) => name).sort()).toEqual(rates.sort());
    for (const { numerator, denominator } of defined) expect(numerator === undefined).toBe(denominator === undefined);
  });

  test('says it in both languages, as rows, and without a store', async () => {
    const desk = new CliDesk();
    const run = (...argv: string[]) => desk.run('kpi:define', argv, { PLAINT_STORE: '' });
    expect((await run('timeliness')).stdout).toContain('Denominator: clocks due in the period');
    const chinese = (await run('--lang', 'zh')).stdout;
    expect(chinese).toContain('分母：期内到期的时限');
    expect(chinese).not.toMatch(/undefined|\bof a\b/);
    expect((await run('--csv')).stdout.trimEnd().split('\r\n')).toHaveLength(1 + FIGURES.length);
    const unknown = await run('nonsense', '--json');
    expect([unknown.code, JSON.parse(unknown.stdout).error.code]).toEqual([3, 'kpi_unknown']);
  });
});
