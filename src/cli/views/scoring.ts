import { countSession, type ScoringSession, standing } from '../../core/calibration/scoring-session.js';
import type { TicketFacts } from '../../core/calibration/sheet.js';
import { visibleLine } from '../terminal.js';
import type { ScoringKey } from '../wording/wording.js';
import { asManyAsFit, ends, fitted, type Line } from './lines.js';
import {
  commentPanel,
  type Panel,
  type Pens,
  questionPanel,
  reasonsPanel,
  type Spacing,
  ticketLines,
} from './scoring-panels.js';
import { helpLines, reviewLines } from './scoring-review.js';
import { stringWidth } from './width.js';

/** What there is to draw. */
export interface ScoringShown {
  audit: string;
  rater: string;
  session: ScoringSession;
  /** The ticket at hand; null at the review. */
  ticket: TicketFacts | null;
}

/** A whole screen: as many lines as it has rows, each as wide as it is. */
export interface Drawn {
  lines: string[];
  /** Where somebody writes; null: nowhere. */
  cursor: { row: number; column: number } | null;
  /** How far what can be moved was moved: never further than it goes. */
  scroll: number;
  /** How many lines of it are seen. */
  page: number;
}

/** From this width on the ticket is beside the question. */
const SIDE_BY_SIDE = 100;
const SMALLEST = { width: 50, height: 16 };
/** Header and footer, each with its rule. */
const FRAME = 4;

/** The screen of a session. `scroll`: how far down the reader has moved. */
export function scoringScreen(
  shown: ScoringShown,
  size: { width: number; height: number },
  scroll: number,
  pens: Pens,
): Drawn {
  const { width, height } = size;
  if (width < SMALLEST.width || height < SMALLEST.height) {
    const lines = Array.from({ length: height }, (_, row) =>
      row === 0 ? [{ text: pens.words.scoring.tooSmall }] : [],
    );
    return { lines: lines.map((line) => fitted(line, width)), cursor: null, scroll: 0, page: 1 };
  }
  const body = bodyOf(shown, width, height - FRAME, scroll, pens);
  const lines = [
    fitted(header(shown, width, pens), width),
    rule(width, pens),
    ...body.lines,
    rule(width, pens, body.moved),
    fitted(footer(shown.session, width, pens), width),
  ];
  return { ...body, lines, cursor: body.cursor && { ...body.cursor, row: body.cursor.row + 2 } };
}

interface Body extends Drawn {
  /** Said in the rule below: that there is more of it. */
  moved: string;
}

function bodyOf({ session, ticket }: ScoringShown, width: number, height: number, scroll: number, pens: Pens): Body {
  if (session.layer.kind === 'help') return alone(helpLines(width - 2, pens), width, height, scroll, pens);
  if (ticket === null) return alone(reviewLines(session, width - 2, pens), width, height, scroll, pens);
  return (width >= SIDE_BY_SIDE ? besides : above)(session, ticket, width, height, scroll, pens);
}

function alone(lines: readonly Line[], width: number, height: number, scroll: number, pens: Pens): Body {
  const seen = windowOf(lines, height, scroll, pens);
  return {
    ...seen,
    lines: filled(seen.shown, height).map((line) => fitted([{ text: ' ' }, ...line], width)),
    cursor: null,
  };
}

function besides(
  session: ScoringSession,
  ticket: TicketFacts,
  width: number,
  height: number,
  scroll: number,
  pens: Pens,
): Body {
  const left = Math.floor((width - 3) * 0.52);
  const right = width - left - 3;
  const seen = windowOf(ticketLines(ticket, left - 1, pens), height, scroll, pens);
  const asked = fitPanel(session, right - 1, height, pens);
  const bar = pens.colour.dim('│');
  const [first, second] = [filled(seen.shown, height), filled(asked.lines, height)];
  const lines = first.map(
    (line, row) => `${fitted([{ text: ' ' }, ...line], left)} ${bar} ${fitted(second[row] ?? [], right)}`,
  );
  return {
    ...seen,
    lines,
    cursor: asked.cursor ? { row: asked.cursor.row, column: asked.cursor.column + left + 3 } : null,
  };
}

/** The question takes what it needs below, the ticket what is left above; but a few lines of the ticket are always seen. */
function above(
  session: ScoringSession,
  ticket: TicketFacts,
  width: number,
  height: number,
  scroll: number,
  pens: Pens,
): Body {
  const text = ticketLines(ticket, width - 2, pens);
  const kept = Math.min(4, Math.floor(height / 6));
  const asked = fitPanel(session, width - 2, height - kept - 1, pens, height - 1 - text.length);
  const room = height - asked.lines.length - 1;
  const seen = windowOf(text, room, scroll, pens);
  const indented = (line: Line) => fitted([{ text: ' ' }, ...line], width);
  return {
    ...seen,
    lines: [...filled(seen.shown, room).map(indented), rule(width, pens, seen.moved), ...asked.lines.map(indented)],
    cursor: asked.cursor ? { row: asked.cursor.row + room + 1, column: asked.cursor.column + 1 } : null,
    moved: '',
  };
}

/** What is asked, with blank lines where `wish` has room for them, and never longer than there is room. */
function fitPanel(session: ScoringSession, width: number, height: number, pens: Pens, wish = height): Panel {
  const [roomy, dense] = [panelOf(session, width, pens, 'roomy'), panelOf(session, width, pens, 'dense')];
  const whole = roomy.lines.length <= wish ? roomy : dense;
  const panel = whole.lines.length <= height ? whole : panelOf(session, width, pens, 'tight');
  const hidden = Math.max(0, panel.lines.length - height);
  if (hidden === 0) return panel;
  // What must be seen decides what is left out.
  const from = Math.min(hidden, Math.max(0, (panel.focus ?? 0) - height + 2));
  const cursor = panel.cursor && { ...panel.cursor, row: panel.cursor.row - from };
  return { lines: panel.lines.slice(from, from + height), ...(cursor && cursor.row < height && { cursor }) };
}

function panelOf(session: ScoringSession, width: number, pens: Pens, spacing: Spacing): Panel {
  const { layer } = session;
  const at = standing(session);
  if (layer.kind === 'reasons') return reasonsPanel(session, layer.chosen, width, pens);
  if (layer.kind === 'comment') return commentPanel(layer.edit, width, pens);
  if (layer.kind !== 'none' || !at) return { lines: [] };
  return questionPanel(session, at, layer, width, pens, spacing);
}

function windowOf(lines: readonly Line[], height: number, wanted: number, { words }: Pens) {
  const scroll = Math.min(Math.max(wanted, 0), Math.max(0, lines.length - height));
  const moved = words.scoring.more(scroll > 0, lines.length > scroll + height);
  return { shown: lines.slice(scroll, scroll + height), scroll, page: height, moved };
}

function filled(lines: readonly Line[], height: number): Line[] {
  return Array.from({ length: height }, (_, row) => lines[row] ?? []);
}

/** A line across, with a word near its right end. */
function rule(width: number, { colour }: Pens, text = ''): string {
  if (text === '') return colour.dim('─'.repeat(width));
  const line = '─'.repeat(Math.max(0, width - stringWidth(text) - 4));
  return fitted([{ text: line, paint: colour.dim }, { text: ` ${text} ` }, { text: '──', paint: colour.dim }], width);
}

function header({ audit, rater, session }: ScoringShown, width: number, { words, colour }: Pens): Line {
  const { scoring } = words;
  const { ratings, standard } = session;
  const at = standing(session);
  const { questions, open } = countSession(session);
  const progress = [
    at && scoring.progress(at.ticket + 1, ratings.length, at.question + 1, standard.criteria.length),
    scoring.answered(questions - open, questions),
  ].filter(Boolean);
  const left = [{ text: ` ${visibleLine(audit)}`, paint: colour.bold }, { text: `  ${visibleLine(rater)}` }];
  return ends(left, [{ text: `${progress.join('  ')} `, paint: colour.cyan }], width);
}

const QUESTION_KEYS: [string, ScoringKey][] = [
  ['b', 'back'],
  ['j', 'next'],
  ['u', 'unqualified'],
  ['c', 'comment'],
  ['k', 'previous'],
  ['r', 'review'],
  ['?', 'help'],
  ['q', 'quit'],
];
const REVIEW_KEYS: [string, ScoringKey][] = [
  ['h', 'handIn'],
  ['g', 'open'],
  ['b', 'back'],
  ['?', 'help'],
  ['q', 'quit'],
];

function footer(session: ScoringSession, width: number, { words, colour }: Pens): Line {
  const { scoring } = words;
  const sentence = {
    reasons: scoring.chooseKeys,
    comment: scoring.commentKeys,
    help: scoring.anyKey,
    confirm: scoring.confirmKeys,
    none: null,
  }[session.layer.kind];
  if (sentence !== null) return [{ text: ` ${sentence}` }];
  const keys = standing(session) ? QUESTION_KEYS : REVIEW_KEYS;
  const parts = keys.map(
    ([key, what]): Line => [{ text: key, paint: colour.cyan }, { text: ` ${scoring.keys[what]}` }],
  );
  return [{ text: ' ' }, ...asManyAsFit(parts, 2, width - 2, 2)];
}
