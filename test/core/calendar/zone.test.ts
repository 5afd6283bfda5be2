import { expect, test } from 'vitest';
import { learnedZones, offsetAt, rememberZones } from '../../../src/core/calendar/zone.js';

const HOUR = 3600;
const winter = Date.UTC(2026, 0, 15) / 1000;
const summer = Date.UTC(2026, 6, 15) / 1000;

test('what was looked up once can be handed over as plain data, and is then gone by', () => {
  expect([winter, summer].map((instant) => offsetAt('Europe/Berlin', instant))).toEqual([HOUR, 2 * HOUR]);
  const learned = JSON.parse(JSON.stringify(learnedZones()));
  expect(learned['Europe/Berlin']['2026']).toHaveLength(3);

  rememberZones({ 'Europe/Berlin': { 2026: [{ from: winter - 100 * 24 * HOUR, offset: 5 }] } });
  expect(offsetAt('Europe/Berlin', summer)).toBe(5);
  rememberZones(learned);
  expect(offsetAt('Europe/Berlin', summer)).toBe(2 * HOUR);
  // A year that was not handed over is looked up.
  expect(offsetAt('Europe/Berlin', summer + 365 * 24 * HOUR)).toBe(2 * HOUR);
});
