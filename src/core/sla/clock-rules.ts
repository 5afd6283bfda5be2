import { instantOf } from '../calendar/instant.js';
import type { ClockRules } from '../complaint/context.js';
import type { ClockEvent, ComplaintEvent, EventType } from '../complaint/events.js';
import { evolve } from '../complaint/evolve.js';
import { type Complaint, isAnswer } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { extendByHand, setByHand } from './by-hand.js';
import type { PolicyBook } from './policy.js';
import { METRICS } from './policy-file.js';
import { nextDue, readClocks } from './reading.js';
import { newTerms, reappliedTerms } from './retarget.js';
import type { Ruling } from './ruling.js';
import { startAcknowledged, startAgain, startNextResponse, startOpening, startStage, startUpdate } from './starting.js';
import { type How, runningClocks, stopClock } from './stopping.js';

/** How the clocks of a policy book follow what happens to a complaint. `zone`: what stored instants are written in. */
export function clockRules(book: PolicyBook, zone: string): ClockRules {
  const ruling = { book, zone };
  return {
    reopenWithinDays: book.reopenWithinDays,
    nextDue: (complaint, now) => nextDue(readClocks(complaint, instantOf(now), book, zone))?.due ?? null,
    extend: (complaint, wish, context) => extendByHand(ruling, complaint, wish, context),
    setDue: (complaint, wish, context) => setByHand(ruling, complaint, wish, context),
    follow(complaint, happened) {
      let state = complaint;
      const events: ClockEvent[] = [];
      for (const event of happened) {
        const reactions = (REACTIONS[event.type] ?? []) as Reaction[];
        for (const react of reactions) {
          for (const clockEvent of react(ruling, state, event)) {
            events.push(clockEvent);
            state = evolve(state, clockEvent);
          }
        }
      }
      return events;
    },
  };
}

/** What a clock does about something that happened; `complaint` is the state after all of it. */
type Reaction<T extends EventType = EventType> = (
  ruling: Ruling,
  complaint: Complaint,
  event: ComplaintEvent<T>,
) => ClockEvent[];

/** What starts, stops and changes clocks. What is not listed does nothing to them: notes, pauses, escalations inside the house. */
const REACTIONS: { [T in EventType]?: Reaction<T>[] } = {
  logged: [startOpening],
  assigned: [changeHands, newTerms],
  responded: [stopAnswered, startUpdate, startAcknowledged],
  message_received: [startNextResponse],
  resolved: [stopAll('measured')],
  reopened: [startAgain],
  edited: [newTerms],
  corrected: [newTerms],
  escalated: [newTerms],
  absorbed: [takeOverMessage],
  merged: [stopAll('merged')],
  withdrawn: [stopAll('ended')],
  reported: [stopReported],
  policies_reapplied: [reappliedTerms],
};

function stopAll(how: How): Reaction {
  return (ruling, complaint, event) =>
    runningClocks(complaint).map((clock) => stopClock(ruling, complaint, clock, event, how));
}

/** An acknowledgement is not yet an answer, nor is what no person wrote. */
function stopAnswered(ruling: Ruling, complaint: Complaint, event: ComplaintEvent<'responded'>): ClockEvent[] {
  const ended = isAnswer(event) ? ['acknowledge', 'first_response', 'next_response', 'update'] : ['acknowledge'];
  return runningClocks(complaint, ended).map((clock) => stopClock(ruling, complaint, clock, event, 'measured'));
}

/** Another team takes over: the time of the one before is told, and that of the next begins. */
function changeHands(ruling: Ruling, complaint: Complaint, event: ComplaintEvent<'assigned'>): ClockEvent[] {
  const running = runningClocks(complaint, ['stage']);
  const left = running.filter(({ team }) => team !== event.team);
  const stopped = left.map((clock) => stopClock(ruling, complaint, clock, event, 'measured'));
  const stays = running.length > left.length;
  return stays ? stopped : [...stopped, ...startStage(ruling, complaint, event)];
}

/** The survivor of a merge owes the oldest message of both an answer. */
function takeOverMessage(ruling: Ruling, complaint: Complaint, event: ComplaintEvent<'absorbed'>): ClockEvent[] {
  const since = complaint.unanswered_since;
  if (since === null) return [];
  const later = runningClocks(complaint, ['next_response']).filter(
    ({ started }) => instantOf(started) > instantOf(since),
  );
  return [
    ...later.map((clock) => stopClock(ruling, complaint, clock, event, 'merged')),
    ...startNextResponse(ruling, complaint, event),
  ];
}

/** The source says that it is over but not when: what ran here can no longer be measured. */
function stopReported(ruling: Ruling, complaint: Complaint, event: ComplaintEvent<'reported'>): ClockEvent[] {
  if (!event.closed || isInWork(complaint.status)) return [];
  return runningClocks(complaint, METRICS).map((clock) => stopClock(ruling, complaint, clock, event, 'untold'));
}
