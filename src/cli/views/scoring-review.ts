import { countSession, openQuestions, type ScoringSession } from '../../core/calibration/scoring-session.js';
import type { ScoringHelp } from '../wording/wording.js';
import { block, type Line } from './lines.js';
import type { Pens } from './scoring-panels.js';
import { stringWidth } from './width.js';

/** What was said, before it is handed in. */
export function reviewLines(session: ScoringSession, width: number, { words, colour }: Pens): Line[] {
  const { scoring } = words;
  const counts = countSession(session);
  const rows = Object.entries(counts) as [keyof typeof counts, number][];
  const widest = Math.max(...rows.map(([key]) => stringWidth(scoring.counts[key])));
  const open = session.ratings.filter((rating) => openQuestions(rating, session.standard) > 0);
  const { layer } = session;
  const isRefused = layer.kind === 'none' && layer.refused;
  return [
    ...block(scoring.review, width, colour.bold),
    [],
    ...rows.map(([key, count]): Line => {
      const name = scoring.counts[key];
      const number = String(count).padStart(6);
      return [{ text: name + ' '.repeat(widest - stringWidth(name)), paint: colour.dim }, { text: number }];
    }),
    [],
    ...(isRefused ? block(scoring.nothingSaid, width, colour.red) : []),
    ...(layer.kind === 'confirm'
      ? block(scoring.confirm(session.ratings.length, counts.open), width, colour.yellow)
      : []),
    ...(counts.open === 0 ? block(scoring.complete, width, colour.green) : block(scoring.leftOpen(counts.open), width)),
    ...open.flatMap((rating) =>
      block(scoring.openTicket(rating.ticket, openQuestions(rating, session.standard)), width, colour.dim),
    ),
  ];
}

/** The keys in the order of the help, with what is written on them. */
export const HELP_KEYS: [key: string, what: ScoringHelp][] = [
  ['b, ←', 'back'],
  ['→', 'forward'],
  ['j', 'next'],
  ['k', 'previous'],
  ['u', 'unqualified'],
  ['c', 'comment'],
  ['g', 'open'],
  ['r', 'review'],
  ['h', 'handIn'],
  ['q', 'quit'],
];

/** What every key does. */
export function helpLines(width: number, { words, colour }: Pens): Line[] {
  const { scoring } = words;
  return [
    ...HELP_KEYS.flatMap(([key, what]) =>
      block(scoring.help[what], width, undefined, { text: key.padEnd(6), paint: colour.cyan }),
    ),
    [],
    ...block(scoring.helpAnswers, width),
    [],
    ...block(scoring.helpScroll, width),
    [],
    ...block(scoring.helpSaved, width),
  ];
}
