import type { Life } from './life.js';
import { agentsOf, leadsOf, type TeamName } from './people.js';
import { COMMENTS, HANDOVERS, MESSAGES, NOTES, REPLIES, ROOT_CAUSES, SUMMARIES } from './phrases.js';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

const OUTCOMES = { upheld: 46, partly_upheld: 18, not_upheld: 14, solved: 22 };
const PAUSES = { awaiting_customer: 60, awaiting_third_party: 28, awaiting_test: 12 };
const SCORES = { 5: 38, 4: 30, 3: 15, 2: 7, 1: 10 };
/** How long work takes that belongs to each priority, from taking it up to the answer. */
const WORK: Record<string, number> = { urgent: 50 * MINUTE, general: 14 * HOUR, complex: 3 * DAY };
const TEAMS: readonly TeamName[] = ['service', 'billing', 'logistics', 'technical', 'product', 'digital'];

/** Somebody confirms that it came in. */
export function acknowledge(life: Life): void {
  if (life.complaint.facts.channel === 'phone' || !life.dice.chance(0.6)) return;
  life.pass(6 * MINUTE).do({ type: 'respond', kind: 'acknowledge' });
}

/** To the team that looks after such complaints; sometimes its lead finds somebody there only later. */
export function handOver(life: Life, wholly = true): void {
  const { dice, team } = life;
  const [lead, agent] = [dice.pick(leadsOf(team)), dice.pick(agentsOf(team))];
  if (!wholly || dice.chance(0.3)) life.pass(10 * MINUTE).do({ type: 'assign', team }, lead);
  if (wholly) life.pass(12 * MINUTE).do({ type: 'assign', to: agent }, dice.chance(0.3) ? agent : lead);
}

/** The first answer to the customer that says something. */
export function reply(life: Life): void {
  const urgent = life.complaint.facts.priority === 'urgent';
  life
    .pass(urgent ? 6 * MINUTE : 25 * MINUTE)
    .do({ type: 'respond', kind: 'reply', text: life.dice.pick(REPLIES[life.language]) });
}

/** What happens on the way to an answer. */
export function work(life: Life): void {
  const { dice, language } = life;
  const step = (WORK[life.complaint.facts.priority] ?? DAY) / 4;
  if (dice.chance(0.65)) remark(life, step);
  for (let moves = 0; moves < 5 && dice.chance(moves === 0 ? 0.12 : 0.4); moves++) moveOn(life, step);
  if (dice.chance(0.04)) raise(life, step);
  if (dice.chance(0.2)) {
    wait(life, step);
    carryOn(life, step);
  }
  if (dice.chance(0.2)) {
    life.pass(step).do({ type: 'receive_message', text: dice.pick(MESSAGES[language]), channel: 'app' });
    life.pass(HOUR).do({ type: 'respond', kind: 'update', text: dice.pick(REPLIES[language]) });
  }
  if (dice.chance(0.03) && life.complaint.facts.priority === 'general') {
    life.pass(step).do({ type: 'edit', changes: { priority: 'complex' } });
  }
  if (dice.chance(0.35)) remark(life, step);
}

function remark(life: Life, step: number): void {
  const { dice, complaint, language } = life;
  const kind = dice.chance(0.6) ? complaint.facts.category : '';
  life.pass(step).do({ type: 'note', text: dice.pick(NOTES[kind]?.[language] ?? []) });
}

/** To another team, which finds somebody. */
function moveOn(life: Life, step: number): void {
  const { dice, language } = life;
  const to = dice.pick(agentsOf(dice.pick(TEAMS)));
  life.pass(step).do({ type: 'assign', to, note: dice.pick(HANDOVERS[language]) });
}

/** A person asks for help, without a clock that says so. */
function raise(life: Life, step: number): void {
  const lead = life.dice.pick(leadsOf(life.team));
  life.pass(step).do({ type: 'escalate', to: lead, reason: 'customer asked for the lead' });
}

export function wait(life: Life, step: number): void {
  life.pass(step).do({ type: 'pause', reason: life.dice.weighted(PAUSES) });
}

function carryOn(life: Life, step: number): void {
  const { dice, language } = life;
  life.pass(3 * step);
  if (dice.chance(0.5)) life.do({ type: 'resume' });
  else life.do({ type: 'receive_message', text: dice.pick(MESSAGES[language]) });
}

/** The answer. What is above an agent's limit is granted by the team's lead. */
export function settle(life: Life): void {
  const { dice, complaint, language } = life;
  const { category, priority } = complaint.facts;
  life.pass((WORK[priority] ?? DAY) / 2);
  const outcome = dice.weighted(OUTCOMES);
  const isUpheld = outcome === 'upheld' || outcome === 'partly_upheld';
  const grants = isUpheld && dice.chance(0.35);
  const amount = Math.round(dice.around(48, 0.7));
  const root = isUpheld && dice.chance(0.8) ? dice.pick(ROOT_CAUSES[category] ?? []) : undefined;
  life.do(
    {
      type: 'resolve',
      outcome,
      summary: dice.pick(SUMMARIES[category]?.[language] ?? []),
      ...(root !== undefined && { root_cause: root }),
      ...(grants && { redress: { amount, currency: 'CNY' } }),
    },
    grants && amount > 100 ? dice.pick(leadsOf(life.team)) : life.owner,
  );
}

/** What the customer thinks of it. A low score brings it back to the desk; the second answer is then better. */
export function afterwards(life: Life): void {
  const { dice } = life;
  life.hurry(20 * DAY);
  if (dice.chance(0.36)) rate(life, Number(dice.weighted(SCORES)));
  else if (dice.chance(0.02)) life.pass(2 * DAY).do({ type: 'reopen', cause: 'customer called again' });
  if (life.complaint.status === 'resolved') return;
  secondRound(life);
}

/** Taken up and answered once more. */
export function secondRound(life: Life): void {
  const { dice, language } = life;
  life.pass(2 * HOUR).do({ type: 'respond', kind: 'update', text: dice.pick(REPLIES[language]) });
  settle(life);
  if (dice.chance(0.5)) rate(life, dice.whole(3, 5));
}

export function rate(life: Life, score: number): void {
  const { dice, language } = life;
  const comment = dice.chance(0.3) ? dice.pick(COMMENTS[language][score - 1] ?? []) : undefined;
  life.pass(DAY).do({ type: 'rate', score, ...(comment !== undefined && { comment }) });
}

/** Ends it; a few come back even then. */
export function close(life: Life): void {
  life.pass(4 * DAY).do({ type: 'close' });
  if (!life.dice.chance(0.02)) return;
  life.pass(3 * DAY).do({ type: 'reopen', cause: 'it happened again' });
  secondRound(life);
  life.pass(4 * DAY).do({ type: 'close' });
}
