import { describe, expect, it } from 'vitest';
import { findsWord, makeWordFinder } from '../../../src/core/escalation/words.js';

describe('a list of words', () => {
  it.each([
    ['court', 'I will go to COURT.', true],
    ['court', 'a courteous answer', false],
    ['court', 'the food court_yard', false],
    ["can't wait", 'I can’t   wait', true],
    ['müde', 'so müde.', true],
    ['müd', 'so müde.', false],
    ['c++', 'your c++ is bad', true],
    ['a.b', 'axb', false],
    ['投诉', '我要投诉到12315', true],
    ['12315', '我要打１２３１５！', true],
    ['12315', 'order 123150', false],
    ['高兴', '不太高 兴', false],
    ['sue', '', false],
  ])('%j in %j: %s', (word, text, found) => {
    expect(findsWord(makeWordFinder([word]), text)).toBe(found);
    expect(findsWord(makeWordFinder(['nothing', word]), text)).toBe(found);
  });
});
