import { shorten } from './table.js';
import { stringWidth } from './width.js';
import { wrapText } from './wrap.js';

type Paint = (text: string) => string;

/** A stretch of a line in one colour. Its text has been made safe. */
export interface Span {
  text: string;
  paint?: Paint | undefined;
}

/** A line of a screen: measured before it is painted. */
export type Line = readonly Span[];

/** A text in lines of so many columns, all in one colour, behind a label that stands in the first one only. */
export function block(text: string, width: number, paint?: Paint, label: Span = { text: '' }): Line[] {
  const indent = stringWidth(label.text);
  return wrapText(text, width - indent).map((line, index) =>
    indent === 0
      ? [{ text: line, paint }]
      : [index === 0 ? label : { text: ' '.repeat(indent) }, { text: line, paint }],
  );
}

/** The line painted, and cut or filled up with blanks to so many columns. */
export function fitted(line: Line, width: number): string {
  let room = width;
  let painted = '';
  for (const { text, paint } of line) {
    const shown = stringWidth(text) <= room ? text : room > 0 ? shorten(text, room) : '';
    painted += paint && shown !== '' ? paint(shown) : shown;
    room -= stringWidth(shown);
  }
  return painted + ' '.repeat(Math.max(0, room));
}

/** One line with something at its left and its right end; where both don't fit, only what is at the right. */
export function ends(left: Line, right: Line, width: number): Line {
  const taken = widthOf(left) + widthOf(right);
  return taken + 2 <= width ? [...left, { text: ' '.repeat(width - taken) }, ...right] : right;
}

export function widthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + stringWidth(text), 0);
}

/** As many of these, in their order, as fit beside each other; those at the end are kept before those in the middle. */
export function asManyAsFit(parts: readonly Line[], kept: number, width: number, gap: number): Line {
  const last = parts.slice(parts.length - kept);
  let room = width - last.reduce((sum, part) => sum + widthOf(part) + gap, -gap);
  const shown: Line[] = [];
  for (const part of parts.slice(0, parts.length - kept)) {
    room -= widthOf(part) + gap;
    if (room < 0) break;
    shown.push(part);
  }
  return [...shown, ...last].flatMap((part, index) => (index === 0 ? part : [{ text: ' '.repeat(gap) }, ...part]));
}
