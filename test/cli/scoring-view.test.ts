import { Chalk } from 'chalk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asManyAsFit, fitted } from '../../src/cli/views/lines.js';
import { scoringScreen } from '../../src/cli/views/scoring.js';
import { stringWidth } from '../../src/cli/views/width.js';
import { wrapText } from '../../src/cli/views/wrap.js';
import { wordingOf } from '../../src/cli/wording/index.js';
import { type ScoringSession, standing } from '../../src/core/calibration/scoring-session.js';
import { type TicketFacts, ticketFacts } from '../../src/core/calibration/sheet.js';
import { scored } from '../core/calibration/scoring.js';

const BLANK = ticketFacts('C-261120-ABCDE', undefined);
const TICKET: TicketFacts = {
  ...{ ...BLANK, title: 'Charged twice', channel: 'phone', category: 'process/billing', customer: 'CU-1' },
  ...{ received_at: '2026-11-20T10:00:00+08:00', description: 'Two debits of 39 on 3 November.', reply: 'We look.' },
};
const CHINESE: TicketFacts = {
  ...{ ...TICKET, title: '宽带三次报修仍未修好，每晚八点后断网，客户非常着急' },
  description: '客户反映自十月底起，每晚八点至十一点断网，已三次报修。\n'.repeat(12),
};

type Size = [width: number, height: number];

function draw(
  session: ScoringSession,
  [width, height]: Size,
  lang: 'en' | 'zh' = 'en',
  ticket = TICKET,
  scroll = 0,
  level: 0 | 1 = 0,
) {
  const shown = { audit: 'november', rater: 'li.wei', session, ticket: standing(session) ? ticket : null };
  return scoringScreen(shown, { width, height }, scroll, { words: wordingOf(lang), colour: new Chalk({ level }) });
}
const text = (...args: Parameters<typeof draw>) => draw(...args).lines.join('\n');

// Every screen that there is.
const SCREENS = [
  '',
  'y',
  'y3',
  'y38',
  'y3101<return>',
  'u',
  'u<down>',
  'u1cmissing<return>',
  'c缺订单号',
  '?',
  'r',
  'rh',
  'yrh',
  'r?',
];
const SIZES: Size[] = [
  [60, 20],
  [80, 24],
  [99, 30],
  [100, 30],
  [120, 40],
  [50, 16],
  [49, 16],
  [80, 15],
  [1, 1],
  [200, 60],
];

describe('every screen', () => {
  test.each(SIZES)('of %i by %i fills it and never more, in both languages', (...size) => {
    for (const keys of SCREENS) {
      for (const lang of ['en', 'zh'] as const) {
        for (const ticket of [TICKET, CHINESE, BLANK]) {
          const { lines, cursor } = draw(scored(keys), size, lang, ticket);
          expect([keys, lines.map(stringWidth)]).toEqual([keys, Array(size[1]).fill(size[0])]);
          if (cursor) {
            expect(cursor.row).toBeLessThan(size[1]);
            expect(cursor.column).toBeLessThan(size[0]);
          }
        }
      }
    }
  });

  test('fits whatever a ticket, a comment and a size may be', () => {
    const any = fc.string({ unit: 'binary', maxLength: 200 });
    const size = fc.tuple(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(
        any,
        any,
        any,
        size,
        fc.nat(90),
        fc.constantFrom(...SCREENS),
        (title, description, contact, at, scroll, keys) => {
          const { lines } = draw(scored(keys), at, 'en', { ...TICKET, title, description, contact }, scroll);
          expect(lines.length).toBe(at[1]);
          for (const line of lines) expect(stringWidth(line)).toBe(at[0]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('says nothing to the terminal that a ticket or a comment would like to say', () => {
    const hostile = 'a\u001b[31m\u0007\u009b2J\u202eb\r\nc\td';
    const facts = Object.fromEntries(Object.keys(TICKET).map((field) => [field, hostile])) as unknown as TicketFacts;
    for (const keys of ['', 'cx<return>', 'cabc', 'u']) {
      const session = scored(keys);
      const ratings = session.ratings.map((rating) => ({ ...rating, comment: hostile }));
      for (const size of [
        [80, 24],
        [120, 40],
      ] as Size[]) {
        const shown = text({ ...session, ratings }, size, 'en', facts);
        expect(shown).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
        expect(shown).toContain('\\u001b[31m');
      }
    }
  });

  test('is painted without changing what it says', () => {
    for (const keys of SCREENS) {
      const [plain, painted] = [text(scored(keys), [80, 24]), text(scored(keys), [80, 24], 'en', TICKET, 0, 1)];
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken away
      expect(painted.replaceAll(/\u001b\[[0-9;]*m/g, '')).toBe(plain);
      expect(painted).not.toBe(plain);
    }
  });
});

describe('a question', () => {
  test('has its wording, its weight, what fails, and what each answer means', () => {
    const shown = text(scored(''), [80, 24]);
    for (const part of [
      'ticket 1 of 2, question 1 of 4',
      '0 of 8 answered',
      'weight 1; critical: failed, it sets the whole ticket to 0',
      'y  yes',
      'n  no',
      'a  not applicable',
      's  not assessed',
    ]) {
      expect(shown).toContain(part);
    }
    expect(text(scored('y'), [80, 24])).toMatch(/1 {2}hollow\s+2\s+3\s+4\s+5 {2}full/);
    expect(text(scored('y3'), [80, 24])).toMatch(/Type a number, 0-100, then Enter: .*\s+50 {2}half/);
    expect(text(scored('y3a'), [80, 24])).toMatch(/for information only\s.*\s*Type a number, 1-12/);
  });

  test.each([
    [50, 16],
    [60, 20],
  ])('keeps every answer in sight in a window of %i by %i', (...size) => {
    const long = {
      en: 'What somebody who was trained would say, in a sentence that does not fit the line. '.repeat(2),
    };
    const session = scored('u1cwhy<return>');
    const criteria = session.standard.criteria.map((criterion) => ({
      ...criterion,
      anchors: { yes: long, no: long, '1': long, '2': long },
    }));
    const shown = text({ ...session, standard: { ...session.standard, criteria } }, size);
    expect(shown).toMatch(/y {2}yes: What.*…\s+n {2}no: What.*…\s+a {2}not applicable\s+s {2}not assessed/);
    expect(shown).toContain('Charged twice');
  });

  test('in Chinese', () => {
    const shown = text(scored(''), [80, 24], 'zh');
    for (const part of [
      '第 1/2 张工单，第 1/4 题',
      '已答 0/8',
      '权重 1；关键项：不合格则整单为 0',
      'y  是',
      'n  否',
      'a  不适用',
    ]) {
      expect(shown).toContain(part);
    }
    expect(text(scored('y'), [80, 24], 'zh')).toContain('1  空话');
  });

  test.each([
    ['y<left>', '> y  yes'],
    ['n<left>', '> n  no'],
    ['a<left>', '> a  not applicable'],
    ['s<left>', '> s  not assessed'],
    ['y4<left>', '> 4'],
    ['y485<return><left>', '> Your answer: 85'],
    ['u2', 'Unqualified: text'],
    ['cno number<return>', 'Comment: no number'],
    ['y3101<return>', 'That is no answer here: 0-100, n/a'],
  ])('shows what was said: %s', (keys, said) => {
    expect(text(scored(keys), [80, 24])).toContain(said);
    expect(text(scored(''), [80, 24])).not.toContain(said);
  });

  test('shows a number as it is typed, with the cursor behind it', () => {
    const { lines, cursor } = draw(scored('y38'), [80, 24]);
    expect(lines[cursor?.row ?? -1]?.slice(0, cursor?.column)).toMatch(/Enter: 8$/);
  });

  test('shows a comment as it is typed, with the cursor where the next character goes', () => {
    for (const size of [
      [60, 24],
      [120, 30],
    ] as Size[]) {
      const { lines, cursor } = draw(scored(`c${'缺订单号'.repeat(20)}x<left>`), size);
      const line = lines[cursor?.row ?? -1] ?? '';
      let before = '';
      for (const character of line) {
        if (stringWidth(before) >= (cursor?.column ?? 0)) break;
        before += character;
      }
      expect([before.at(-1), line.charAt(before.length)]).toEqual(['号', 'x']);
    }
  });

  test('the reason at hand is seen however many there are', () => {
    const { standard, ...session } = scored('u<down><down>');
    const reasons = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`r${index}`, { en: `Reason ${index}.` }]),
    );
    for (const chosen of [0, 7, 15, 30]) {
      const many = { ...session, standard: { ...standard, reasons }, layer: { kind: 'reasons' as const, chosen } };
      expect(text(many, [80, 24])).toContain(chosen === 0 ? 'it is not' : `Reason ${chosen - 1}.`);
    }
  });
});

describe('the ticket', () => {
  test('is beside the question where there is room, else above it', () => {
    expect(draw(scored(''), [100, 30]).lines.find((line) => line.includes('Charged twice'))).toContain('│');
    expect(text(scored(''), [99, 30])).not.toContain('│');
  });

  test('begins with what was complained of, and says what is missing', () => {
    const said = text(scored(''), [80, 30]);
    expect(said.indexOf('Description')).toBeLessThan(said.indexOf('Received'));
    expect(text(scored(''), [80, 30], 'en', BLANK)).toMatch(/Description\s+\(nothing\)[\s\S]*Contact\s+\(nothing\)/);
  });

  test('longer than its place is moved, no further than to its end', () => {
    const long = { ...TICKET, description: Array.from({ length: 60 }, (_, line) => `line ${line}.`).join('\n') };
    for (const size of [
      [80, 24],
      [120, 40],
    ] as Size[]) {
      const top = draw(scored(''), size, 'en', long);
      expect(top.lines.join('\n')).toContain('more below');
      expect(top.lines.join('\n')).not.toContain('line 59.');
      const end = draw(scored(''), size, 'en', long, 9999);
      expect(end.lines.join('\n')).toContain('more above');
      expect(end.lines.join('\n')).toContain('We look.');
      expect(end.lines.join('\n')).not.toContain('more below');
      expect(draw(scored(''), size, 'en', long, end.scroll).lines).toEqual(end.lines);
      expect(top.page).toBeGreaterThan(3);
    }
  });
});

describe('the review', () => {
  test('counts, names tickets with open questions, and what is not answered', () => {
    const shown = text(scored('yasr'), [80, 24]);
    for (const part of [
      /Answered +1\n?/,
      /Not applicable +1/,
      /Not assessed +1/,
      /Without an answer yet +5/,
      /T1: 1 question open/,
      /T2: 4 questions open/,
    ]) {
      expect(shown).toMatch(part);
    }
    expect(text(scored('aaaaaaaa'), [80, 24])).toContain('Every question has been dealt with');
  });

  test('has nothing to hand in before anything was answered, and asks before it hands in', () => {
    expect(text(scored('rh'), [80, 24])).toContain('nothing to hand in yet');
    expect(text(scored('yrh'), [80, 24]).replaceAll(/\s+/g, ' ')).toContain(
      'Hand in your scores of 2 tickets, 7 questions not assessed?',
    );
  });
});

test('a line is filled up, or cut by what it takes on the screen', () => {
  expect(fitted([{ text: '工单' }, { text: 'x' }], 8)).toBe('工单x   ');
  expect(fitted([{ text: '工单要素' }], 6)).toBe('工单… ');
  expect(fitted([{ text: 'abc' }, { text: 'def' }, { text: 'ghi' }], 5)).toBe('abcd…');
});

test('what is at the end of a row of keys is kept before what is in the middle', () => {
  const parts = ['a', 'bb', 'cc', '?', 'q'].map((part) => [{ text: part }]);
  const row = (width: number) => fitted(asManyAsFit(parts, 2, width, 1), width).trimEnd();
  expect([20, 10, 8, 5, 3].map(row)).toEqual(['a bb cc ? q', 'a bb ? q', 'a bb ? q', 'a ? q', '? q']);
});

describe('wrapping', () => {
  test.each([
    ['the quick brown fox', 10, ['the quick', 'brown fox']],
    ['abcdefghijkl', 5, ['abcde', 'fghij', 'kl']],
    ['一二三四五六', 6, ['一二三', '四五六']],
    // A mark that closes does not begin a line.
    ['一二三，四五', 6, ['一二', '三，四', '五']],
    ['a\n\nb', 5, ['a', '', 'b']],
    ['', 5, ['']],
    ['  indented', 20, ['  indented']],
    ['订单号 ORDER-17 缺失', 8, ['订单号', 'ORDER-17', '缺失']],
  ])('%j in %i', (long, width, lines) => {
    expect(wrapText(long, width)).toEqual(lines);
  });

  test('never exceeds the width and loses nothing but blanks', () => {
    const bare = (shown: string) => shown.replaceAll(/\s/g, '');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', '长', '，', ' ', '\n', 'a-longer-word', '👩‍👩‍👧', 'é')),
        fc.integer({ min: 2, max: 20 }),
        (parts, width) => {
          const lines = wrapText(parts.join(''), width);
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(bare(lines.join(''))).toBe(bare(parts.join('')));
        },
      ),
    );
  });
});
