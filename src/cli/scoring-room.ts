import type { AuditPlan } from '../core/calibration/audit.js';
import { nextDraft, type ScoringDraft } from '../core/calibration/scoring-draft.js';
import {
  countSession,
  ratingsToHandIn,
  type ScoringSession,
  standing,
  startSession,
} from '../core/calibration/scoring-session.js';
import { type TicketFacts, ticketFacts } from '../core/calibration/sheet.js';
import type { Stamp } from '../core/complaint/facts.js';
import type { ComplaintStore } from '../core/store/port.js';
import { describeTerminal } from './describe-terminal.js';
import { FullScreen } from './full-screen.js';
import { type ScoringEnd, scoreOnScreen } from './score-on-screen.js';
import { scoringScreen } from './views/scoring.js';
import type { Wording } from './wording/index.js';

/** How scoring in the terminal ended. */
export interface ScoringResult {
  name: string;
  rater: string;
  tickets: number;
  /** Questions that were not answered. */
  open: number;
  handed_in: boolean;
}

/** One rater's scoring: their tickets, the screen, and where answers are kept. `plan` has only the tickets of this rater. */
export class ScoringRoom {
  /** As it was read or saved last. */
  private draft: ScoringDraft | null = null;

  constructor(
    private readonly store: ComplaintStore,
    private readonly plan: AuditPlan,
    private readonly rater: string,
    /** The time as it goes by: scoring takes hours. */
    private readonly clock: () => Stamp,
  ) {}

  /** Goes on where the draft ends, and hands in what the rater says is done. */
  async score(words: Wording): Promise<{ left: ScoringResult; signal: NodeJS.Signals | null }> {
    const { name } = this.plan;
    const { session, signal } = await this.onScreen(words);
    const handed_in = session.ended === 'handed_in';
    if (handed_in) {
      const ratings = ratingsToHandIn(session);
      const scores = { rater: this.rater, submitted_at: this.clock(), ratings };
      await this.store.addScores(name, scores, this.draft?.revision ?? 0);
    }
    const { open } = countSession(session);
    const left = { name, rater: this.rater, tickets: this.plan.tickets.length, open, handed_in };
    return { left, signal };
  }

  private async onScreen(words: Wording): Promise<ScoringEnd> {
    const { plan, rater, store } = this;
    const tickets: TicketFacts[] = [];
    for (const { id } of plan.tickets) tickets.push(ticketFacts(id, await store.read(id)));
    this.draft = await store.readDraft(plan.name, rater);
    const pens = { words, colour: describeTerminal(process.stderr, process.env).colour };
    const screen = new FullScreen(process.stdin, process.stderr);
    try {
      return await scoreOnScreen(screen, startSession(plan, this.draft), {
        draw: (session, size, scroll) => {
          const ticket = tickets[standing(session)?.ticket ?? -1] ?? null;
          return scoringScreen({ audit: plan.name, rater, session, ticket }, size, scroll, pens);
        },
        save: async (session: ScoringSession) => {
          const next = nextDraft(rater, session.ratings, this.draft, this.clock());
          await store.saveDraft(plan.name, next);
          this.draft = next;
        },
      });
    } finally {
      screen.close();
    }
  }
}
