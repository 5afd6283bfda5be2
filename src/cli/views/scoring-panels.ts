import type { ChalkInstance } from 'chalk';
import { type Answer, allowedAnswers, gradesOf, NOT_APPLICABLE } from '../../core/calibration/answer.js';
import type { TicketRating } from '../../core/calibration/audit.js';
import type { LineEdit } from '../../core/calibration/line-edit.js';
import { CHOICE_KEYS } from '../../core/calibration/scoring-keys.js';
import { isTyped, type Layer, reasonChoices, type ScoringSession } from '../../core/calibration/scoring-session.js';
import type { TicketFacts } from '../../core/calibration/sheet.js';
import type { Criterion } from '../../core/calibration/standard.js';
import { visible, visibleLine } from '../terminal.js';
import type { Wording } from '../wording/index.js';
import { block, type Line, widthOf } from './lines.js';
import { shorten } from './table.js';
import { shortTime } from './time.js';
import { stringWidth } from './width.js';

/** What the parts of the screen are drawn with. */
export interface Pens {
  words: Wording;
  colour: ChalkInstance;
}

/** With blank lines between, without, or each answer on one line only. */
export type Spacing = 'roomy' | 'dense' | 'tight';

/** A part of the screen, from its top, and where in it somebody writes. */
export interface Panel {
  lines: Line[];
  cursor?: { row: number; column: number };
  /** The line that must be seen. */
  focus?: number;
}

const SHORT_FACTS = [
  'received_at',
  'channel',
  'category',
  'product',
  'customer',
  'contact',
  'demand',
  'remedy',
] as const;
/** A ticket to be read: what was complained of first, then what is short in a list, with what is missing, then the reply. */
export function ticketLines(ticket: TicketFacts, width: number, { words, colour }: Pens): Line[] {
  const { facts } = words.scoring;
  const widest = Math.max(0, ...SHORT_FACTS.map((field) => stringWidth(facts[field]))) + 2;
  const label = (text: string) => ({ text: text + ' '.repeat(widest - stringWidth(text)), paint: colour.dim });
  const missing = { text: words.scoring.missing, paint: colour.yellow };
  const short = (field: (typeof SHORT_FACTS)[number]): Line[] => {
    // Whether something is there is what questions are about.
    if (ticket[field] === '') return [[label(facts[field]), missing]];
    const shown = field === 'received_at' ? shortTime(ticket[field]) : ticket[field];
    return block(visibleLine(shown), width, undefined, label(facts[field]));
  };
  const long = (field: 'description' | 'reply'): Line[] => [
    [{ text: facts[field], paint: colour.dim }],
    ...(ticket[field] === '' ? [[missing]] : block(plainBreaks(ticket[field]), width)),
  ];
  return [
    ...block(visibleLine(ticket.title), width, colour.bold),
    [{ text: visibleLine(ticket.ticket), paint: colour.dim }],
    ...long('description'),
    [],
    ...SHORT_FACTS.flatMap(short),
    [],
    ...long('reply'),
  ];
}

/** Texts come with the line breaks and tabs of any system. */
function plainBreaks(text: string): string {
  return visible(text.replaceAll('\r\n', '\n').replaceAll('\t', '  ').trimEnd());
}

/** A question with what each answer means, and what was answered. */
export function questionPanel(
  session: ScoringSession,
  { criterion, rating }: { criterion: Criterion; rating: TicketRating },
  layer: Layer & { kind: 'none' },
  width: number,
  pens: Pens,
  spacing: Spacing,
): Panel {
  const { words, colour } = pens;
  const { scoring } = words;
  const section = criterion.section === undefined ? undefined : session.standard.sections[criterion.section];
  const gap: Line[] = spacing === 'roomy' ? [[]] : [];
  const terms = scoring.weight(criterion.weight, criterion.critical ?? null, criterion.fails_up_to ?? null);
  const lines: Line[] = [
    ...(section && spacing !== 'tight' ? [...block(visibleLine(words.named(section)), width, colour.dim), ...gap] : []),
    ...block(visibleLine(words.named(criterion.text)), width, colour.bold),
    ...block(terms, width, criterion.critical ? colour.yellow : colour.dim),
    ...gap,
  ];
  const panel: Panel = { lines };
  if (isTyped(criterion)) {
    const asked = block(scoring.typeNumber(allowedAnswers(criterion).split(',')[0] ?? ''), width - 8);
    lines.push(...asked.slice(0, -1), [...(asked.at(-1) ?? []), { text: ` ${layer.typed}` }]);
    panel.cursor = { row: lines.length - 1, column: widthOf(lines.at(-1) ?? []) };
  }
  const answer = Object.hasOwn(rating.answers, criterion.id) ? (rating.answers[criterion.id] ?? null) : undefined;
  lines.push(...answerLines(criterion, answer, width, pens, spacing));
  if (layer.refused) lines.push(...block(scoring.notAllowed(allowedAnswers(criterion)), width, colour.red));
  const said = verdictLines(session, rating, width, pens, spacing);
  if (said.length > 0) lines.push(...gap, ...said);
  return panel;
}

function answerLines(
  criterion: Criterion,
  answer: Answer | undefined,
  width: number,
  { words, colour }: Pens,
  spacing: Spacing,
): Line[] {
  const { scoring } = words;
  const row = (key: string, value: Answer, meaning: string): Line[] => {
    const isChosen = answer === value;
    const label = { text: `${isChosen ? '>' : ' '} ${key}  `, paint: isChosen ? colour.green.bold : colour.cyan };
    const lines = block(visibleLine(meaning), width, isChosen ? colour.green : undefined, label);
    // Cut short it says so.
    const short = shorten(visibleLine(meaning), width - stringWidth(label.text));
    return spacing === 'tight' && lines.length > 1 ? block(short, width, lines[0]?.[1]?.paint, label) : lines;
  };
  const meaning = (name: string, grade: string) => {
    const names = Object.hasOwn(criterion.anchors, grade) ? criterion.anchors[grade] : undefined;
    const meant = names ? words.named(names) : '';
    return name !== '' && meant !== '' ? scoring.meaning(name, meant) : name + meant;
  };
  const rows =
    criterion.scale === 'yes_no'
      ? [...row('y', 'yes', meaning(scoring.yes, 'yes')), ...row('n', 'no', meaning(scoring.no, 'no'))]
      : isTyped(criterion)
        ? typedRows(criterion, answer, width, { words, colour })
        : (gradesOf(criterion) ?? []).flatMap((grade) => row(grade, grade, meaning('', grade)));
  return [...rows, ...row('a', NOT_APPLICABLE, scoring.notApplicable), ...row('s', null, scoring.notAssessed)];
}

/** What points of a long scale mean, and what was typed before. */
function typedRows({ anchors }: Criterion, answer: Answer | undefined, width: number, { words, colour }: Pens): Line[] {
  const isNumber = typeof answer === 'string' && answer !== NOT_APPLICABLE;
  const given: Line[] = isNumber
    ? [[{ text: `> ${words.scoring.meaning(words.scoring.yourAnswer, answer)}`, paint: colour.green }]]
    : [];
  const meanings = Object.entries(anchors).sort(([a], [b]) => Number(a) - Number(b));
  return [
    ...given,
    ...meanings.flatMap(([grade, names]) =>
      block(visibleLine(words.named(names)), width, undefined, {
        text: `  ${visibleLine(grade).padStart(3)}  `,
        paint: colour.dim,
      }),
    ),
  ];
}

/** What the rater said of the ticket as a whole. */
function verdictLines(
  { standard }: ScoringSession,
  { unqualified, comment }: TicketRating,
  width: number,
  { words, colour }: Pens,
  spacing: Spacing,
): Line[] {
  const { scoring } = words;
  const line = (name: string, text: string, paint: ChalkInstance) => {
    const said = visibleLine(scoring.meaning(name, text));
    return block(spacing === 'tight' ? shorten(said, width) : said, width, paint);
  };
  const reason = unqualified === null ? null : words.named(standard.reasons[unqualified] ?? {});
  return [
    ...(reason === null ? [] : line(scoring.unqualifiedAs, reason, colour.red)),
    ...(comment === null ? [] : line(scoring.comment, comment, colour.dim)),
  ];
}

/** The closed list of reasons, one key each. */
export function reasonsPanel(session: ScoringSession, chosen: number, width: number, { words, colour }: Pens): Panel {
  const { scoring } = words;
  const lines: Line[] = [...block(scoring.chooseReason, width, colour.bold), []];
  let focus = 0;
  for (const [index, reason] of reasonChoices(session).entries()) {
    const name = reason === null ? scoring.noReason : words.named(session.standard.reasons[reason] ?? {});
    const isChosen = index === chosen;
    if (isChosen) focus = lines.length;
    const label = {
      text: `${isChosen ? '>' : ' '} ${CHOICE_KEYS[index] ?? ' '}  `,
      paint: isChosen ? colour.green.bold : colour.cyan,
    };
    lines.push(...block(visibleLine(name || (reason ?? '')), width, isChosen ? colour.green : undefined, label));
  }
  return { lines, focus };
}

/** A comment being written. It is broken anywhere, so that the cursor is where the next character goes. */
export function commentPanel({ before, after }: LineEdit, width: number, { words, colour }: Pens): Panel {
  const heading = block(words.scoring.writeComment, width, colour.bold);
  const rows: string[] = [''];
  let column = 0;
  const write = (text: string) => {
    for (const { segment } of new Intl.Segmenter().segment(visibleLine(text))) {
      const wide = stringWidth(segment);
      if (column + wide > width - 1) {
        rows.push('');
        column = 0;
      }
      rows[rows.length - 1] += segment;
      column += wide;
    }
  };
  write(before);
  const cursor = { row: heading.length + 1 + rows.length - 1, column };
  write(after);
  return { lines: [...heading, [], ...rows.map((text) => [{ text }])], cursor, focus: cursor.row };
}
