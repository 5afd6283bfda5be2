import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTerms } from '../../../src/core/insight/term-counts.js';
import { complaintText, readTexts, splitTexts, topicPeriods } from '../../../src/core/insight/topic-texts.js';
import { findTopics, type TopicText } from '../../../src/core/insight/topics.js';
import { joinWords, readWordList, STOP, type Token, TURN, WORD, WordReader } from '../../../src/core/insight/words.js';
import { logLikelihoodRatio } from '../../../src/core/statistics/log-likelihood.js';
import { World } from '../../world.js';

const lists = ['en', 'zh'].flatMap((name) =>
  readWordList(readFileSync(new URL(`../../../templates/stopwords/${name}.txt`, import.meta.url), 'utf8')),
);
const reader = new WordReader(new Set(lists), ['li.wei', '李伟']);
const words = (text: string) => reader.read(text).flatMap((token) => (token?.kind === WORD ? [token.text] : []));

describe('words', () => {
  test('are in small letters, without those that say nothing', () => {
    expect(words('The Refund for my Bank’s card was refused, again.')).toEqual(['refund', 'bank', 'card', 'refused']);
    expect(words('Wi-Fi on 5G and the iPhone15')).toEqual(['wi-fi', '5g', 'iphone15']);
  });

  test('of Chinese are those of the dictionary; Latin ones beside them are their own', () => {
    expect(words('我的快递丢失，要求退款')).toEqual(['快递', '丢失', '退款']);
    expect(words('APP登录失败')).toEqual(['app', '登录', '失败']);
    expect(joinWords(['app', '登录', '失败'])).toBe('app 登录失败');
  });

  test.each([
    'anna.berg@example.org',
    '+49 30 901820',
    '138-1234-5678',
    '13812345678',
    '6222 0212 3456 7894',
    '11010519491231002X',
    'ORD-2026-00815',
    'C-261120-7Q4KD',
    '7Q4KD',
    'https://shop.example/orders?id=77',
    '@anna_b',
    'li.wei',
    '李伟',
    '2026-11-20 09:30',
  ])('leave out what tells who or which: %s', (hidden) => {
    expect(words(`late parcel ${hidden} late parcel`)).toEqual(['late', 'parcel', 'late', 'parcel']);
    // Nor is what stands on both sides of it a phrase.
    expect(reader.read(`parcel ${hidden} lost`)).toContain(null);
  });

  test('names of people are left out where they stand by themselves', () => {
    const short = new WordReader(new Set(), ['li', 'ann-(x)', '', 'a']);
    const read = short.read('delivery by Li, and ann-(x)').map((token) => token?.text ?? null);
    expect(read.filter((word) => word !== null)).toEqual(['delivery', 'by', 'and']);
  });

  test('lists have comments', () => {
    expect(readWordList('# none\na b # c\n\nd')).toEqual(['a', 'b', 'd']);
  });
});

describe('terms in texts', () => {
  const texts = (now: string[], before: string[]) =>
    [...now, ...before].map((text, at) => ({ words: reader.read(text), isNow: at < now.length, writer: String(at) }));

  test('are counted by text, not by how often a text says them', () => {
    const { terms } = countTerms(texts(['fee fee fee', 'hidden fee'], ['fee']), 1);
    const fee = terms.find(({ text }) => text === 'fee');
    expect(fee).toMatchObject({ now: 2, before: 1 });
  });

  test('are phrases of two and three words within what belongs together', () => {
    const { terms } = countTerms(texts(['Money was not paid out. Card terms of service'], []), 1);
    expect(terms.map(({ text }) => text)).toEqual([
      ...['money', 'paid', 'card', 'terms', 'service'],
      ...['not paid', 'card terms', 'terms of service'],
    ]);
  });

  test('are those that a count without tricks finds', () => {
    const text = fc.array(fc.constantFrom('fee', 'card', 'lost', 'of', 'not', '.'), { minLength: 1, maxLength: 12 });
    const keyOf = (tokens: Token[]) => joinWords(tokens.map((token) => token?.text ?? ''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (given, least) => {
        const read = given.map((parts) => reader.read(parts.join(' ')));
        const seen = new Map<string, Set<number>>();
        for (const [at, tokens] of read.entries()) {
          for (const size of [1, 2, 3]) {
            for (let from = 0; from + size <= tokens.length; from++) {
              const part = tokens.slice(from, from + size);
              const [first, last] = [part[0]?.kind, part.at(-1)?.kind];
              const isPhrase = first !== STOP && last !== STOP && last !== TURN;
              if (part.includes(null) || !isPhrase || !part.some((one) => one?.kind === WORD)) continue;
              const places = seen.get(keyOf(part)) ?? new Set();
              seen.set(keyOf(part), places.add(at));
            }
          }
        }
        const expected = [...seen].filter(([, places]) => places.size >= least);
        const { terms, textsOf } = countTerms(
          read.map((tokens) => ({ words: tokens, isNow: true, writer: null })),
          least,
        );
        const found = terms.map(({ text: name, now }) => [name, now] as const);
        expect(found.sort()).toEqual(expected.map(([name, places]) => [name, places.size] as const).sort());
        for (const [at, places] of textsOf(terms).entries()) {
          expect(places).toEqual([...(seen.get(terms[at]?.text ?? '') ?? [])]);
        }
      }),
    );
  });
});

describe('topics', () => {
  const made = (text: string, times: number, facts: Partial<TopicText> = {}): TopicText[] =>
    Array.from({ length: times }, (_, at) => ({
      id: `${text.slice(0, 3)}${at}`,
      text,
      category: null,
      writer: null,
      ...facts,
    }));
  const WISH = { direction: 'rose', floor: 5, chance: 0.05 } as const;

  test('rose by share, with figures, what they are filed under, and the last of them', () => {
    const now = [...made('The power bank overheats', 20, { category: 'product' }), ...made('Late parcel', 80)];
    const before = [...made('Power bank', 4), ...made('Late parcel', 196)];
    const { items, texts, tested } = findTopics({ now, before }, reader, WISH);
    expect([texts, tested]).toEqual([{ now: 100, before: 200 }, 9]);
    const [first, second] = items;
    // All words of the sentence are in the same texts: the longest phrase is their name.
    expect(first).toMatchObject({
      term: 'power bank overheats',
      now: 20,
      before: 0,
      share: 0.2,
      share_before: 0,
      growth: null,
    });
    expect(first).toMatchObject({ category: 'product', category_count: 20, examples: ['The17', 'The18', 'The19'] });
    expect(first?.g2).toBeCloseTo(logLikelihoodRatio(20, 100, 0, 200), 10);
    expect(first?.also).toEqual(expect.arrayContaining(['overheats', 'power bank']));
    expect(second).toBeUndefined();
  });

  test('fell, where that is asked', () => {
    const now = made('Late parcel', 100);
    const before = [...made('Queue in the shop', 30), ...made('Late parcel', 70)];
    const { items } = findTopics({ now, before }, reader, { ...WISH, direction: 'fell' });
    expect(items.map(({ term, growth, also }) => [term, growth, also])).toEqual([['queue', -1, ['shop']]]);
    expect(findTopics({ now, before }, reader, WISH).items.map(({ term }) => term)).toEqual(['late parcel']);
  });

  test('a phrase within a word that rose as it did is no topic of its own; one that rose more is', () => {
    const now = [...made('Fee for the card', 30), ...made('Fee raised', 30), ...made('Late', 140)];
    const before = [...made('Fee for the card', 15), ...made('Fee raised', 15), ...made('Late', 270)];
    expect(findTopics({ now, before }, reader, WISH).items.map(({ term }) => term)).toEqual(['fee']);
    const more = [...made('Fee for the card', 30), ...made('Fee raised', 60), ...made('Late', 110)];
    const split = findTopics(
      { now: more, before: [...made('Fee for the card', 29), ...made('Fee raised', 1), ...made('Late', 170)] },
      reader,
      WISH,
    );
    expect(split.items.map(({ term }) => term)).toEqual(['fee raised']);
  });

  test('what only one customer writes is none, nor what is too rare', () => {
    const before = made('Late parcel', 100, { writer: 'B' });
    const alone = [...made('Zorgblat again', 20, { writer: 'A' }), ...made('Late parcel', 80)];
    expect(findTopics({ now: alone, before }, reader, WISH).items).toEqual([]);
    const two = alone.map((text, at) => (at === 0 ? { ...text, writer: 'C' } : text));
    expect(findTopics({ now: two, before }, reader, WISH).items.map(({ term }) => term)).toEqual(['zorgblat']);
    const rare = [...made('Zorgblat', 4), ...made('Late parcel', 3)];
    expect(findTopics({ now: rare, before }, reader, WISH).items).toEqual([]);
  });

  test('in Chinese', () => {
    const now = [...made('充电宝发烫，无法退款', 20), ...made('快递太慢', 80)];
    const before = made('快递太慢', 100);
    const [first] = findTopics({ now, before }, reader, WISH).items;
    expect([first?.term, first?.now]).toEqual([expect.stringMatching(/充电|发烫|退款/), 20]);
    expect(findTopics({ now, before }, reader, WISH).total).toBe(1);
  });

  test('need two periods with texts', () => {
    expect(findTopics({ now: made('Late', 10), before: [] }, reader, WISH)).toMatchObject({ items: [], total: 0 });
    expect(findTopics({ now: [], before: [] }, reader, WISH)).toMatchObject({ items: [], tested: 0 });
  });
});

describe('where texts come from', () => {
  const lines = (...texts: string[]) => texts.map((text, at) => ({ line: at + 1, cells: text.split(';') }));
  const columns = { text: ['title', 'note'], date: 'day', id: null, category: 'kind', writer: null };

  test('of a file: columns together, in order of time; lines without a date are counted, wrong ones told', () => {
    const file = lines('title;note;day;kind', 'b;x;2026-11-02;K', 'a;;2026-11-01 09:30;', 'c;;;');
    const { texts, undated } = readTexts(file, 'f.csv', columns, 'UTC');
    expect(texts.map(({ id, text, category }) => [id, text, category])).toEqual([
      ['3', 'a\n.\n', null],
      ['2', 'b\n.\nx', 'K'],
    ]);
    expect(undated).toBe(1);
    expect(() => readTexts(lines('title;note;day;kind', 'a;;1.11.2026;'), 'f.csv', columns, 'UTC')).toThrow(
      'data_invalid',
    );
  });

  test('of a complaint: title, description and what the customer wrote since', () => {
    const world = new World();
    const { complaint } = world
      .given({ title: 'Charged twice', description: 'Two debits' })
      .when({ type: 'receive_message', text: 'Still waiting' });
    expect(complaintText(complaint, 5)).toMatchObject({
      ...{ at: 5, text: 'Charged twice\n.\nTwo debits\n.\nStill waiting', category: 'process', writer: 'CU-1' },
    });
  });

  test('the period before is as long, or a year earlier; without a beginning four weeks', () => {
    const zone = 'Asia/Shanghai';
    const world = new World();
    const at = (time: string) => world.instant(time);
    const end = at('2026-11-20 00:00');
    const of = (from?: string, to?: string, against: 'previous' | 'year-ago' = 'previous') =>
      topicPeriods({ from, to }, against, { end, zone });
    expect(of('2026-11', '2026-11').before).toEqual({ from: at('2026-10-01 00:00'), to: at('2026-11-01 00:00') });
    expect(of('2026-11', '2026-11', 'year-ago').before).toEqual({
      from: at('2025-11-01 00:00'),
      to: at('2025-12-01 00:00'),
    });
    expect(of()).toEqual({
      now: { from: at('2026-10-23 00:00'), to: end },
      before: { from: at('2026-09-25 00:00'), to: at('2026-10-23 00:00') },
    });
    expect(of('2026-11-13').now.to).toBe(end);
    expect(() => of('2026-12')).toThrow('period_backwards');
    const texts = ['2026-10-22 23:59', '2026-10-23 00:00', '2026-11-20 00:00'].map((time) => ({
      ...{ id: time, at: at(time), text: '', category: null, writer: null },
    }));
    const { now, before } = splitTexts(texts, of());
    expect([now.map(({ id }) => id), before.map(({ id }) => id)]).toEqual([['2026-10-23 00:00'], ['2026-10-22 23:59']]);
  });
});
