import { workingSeconds } from '../../../src/core/calendar/working-time.js';
import { calendarOf } from '../../../src/core/sla/policy.js';
import type { World } from '../../world.js';

/** Whether an instant lies in the working time of a calendar: the second that begins there is worked. */
export function isWorkingTime(world: World, calendar: string, at: number): boolean {
  return workingSeconds(calendarOf(world.book, calendar), at, at + 1) === 1;
}
