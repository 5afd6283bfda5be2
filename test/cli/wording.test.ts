import { describe, expect, test } from 'vitest';
import { en } from '../../src/cli/wording/en.js';
import { wordingOf } from '../../src/cli/wording/index.js';
import { zh } from '../../src/cli/wording/zh.js';
import { DIMENSIONS } from '../../src/core/kpi/dimensions.js';
import { KPIS } from '../../src/core/kpi/kpis.js';
import { METRICS } from '../../src/core/sla/policy-file.js';

describe.each([en, zh])('$code', (language) => {
  test('has a name for every figure, clock and breakdown', () => {
    for (const { name } of KPIS) expect(language.kpis[name]?.join(), name).toMatch(/./);
    for (const metric of METRICS) expect(language.metrics[metric], metric).toMatch(/./);
    for (const dimension of DIMENSIONS) expect(language.dimensions[dimension], dimension).toMatch(/./);
  });
});

test('lengths of time are told in their two largest parts', () => {
  const { duration } = wordingOf('en');
  expect([0, 59, 60, 3600, 5400, 86_400, 90_061, 3601].map(duration)).toEqual([
    '0s',
    '59s',
    '1m',
    '1h',
    '1h 30m',
    '1d',
    '1d 1h',
    '1h',
  ]);
});
