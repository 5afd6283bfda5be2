import { stringWidth } from './width.js';

/**
 * Text in lines of at most so many columns. Words stay whole where they fit; Chinese may break anywhere but before a mark that closes.
 * Line breaks of the text stay.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, width)));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  const end = () => {
    lines.push(line.trimEnd());
    line = '';
    columns = 0;
  };
  for (const word of text.match(PIECES) ?? []) {
    const wide = stringWidth(word);
    if (columns + wide <= width) {
      line += word;
      columns += wide;
      continue;
    }
    // What is only blanks ends with the line.
    if (word.trim() === '') {
      end();
      continue;
    }
    const carried = CLOSING.test(word) ? lastCharacter(line) : '';
    if (carried !== '' && carried !== line) {
      line = line.slice(0, line.length - carried.length);
      end();
      line = carried;
      columns = stringWidth(carried);
    } else if (columns > 0) {
      end();
    }
    for (const character of characters(word)) {
      const own = stringWidth(character);
      if (columns + own > width) end();
      // Nothing is as wide as that but what no terminal shows: better left out than pushed over the edge.
      if (own > width) continue;
      line += character;
      columns += own;
    }
  }
  end();
  return lines;
}

/** Blanks, Chinese character by character, all else word by word. */
const PIECES =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]+/gu;

/** What does not begin a line in Chinese. */
const CLOSING = /^[，。、；：？！）》」』】”’…]/;

function lastCharacter(text: string): string {
  const last = text.at(-1) ?? '';
  return /\p{Script=Han}/u.test(last) ? last : '';
}

function characters(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
