import { Flags } from '@oclif/core';
import { formatInstant, parseInstant } from '../core/calendar/instant.js';
import { parsePeriod } from '../core/calendar/period.js';
import type { Stamp } from '../core/complaint/facts.js';

export const packFlag = {
  pack: Flags.string({
    summary: "The pack whose clock is meant, where several run; house: the desk's own",
    helpValue: 'ID',
  }),
};

/** A deadline as it was typed, in `zone`; a day stands for its last second. */
export function readDeadline(text: string, zone: string): Stamp {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  return formatInstant(isDay ? parsePeriod(text, text, zone).to - 1 : parseInstant(text, zone), zone);
}
