import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketRating } from '../../../src/core/calibration/audit.js';
import { draftedTickets, nextDraft, type ScoringDraft } from '../../../src/core/calibration/scoring-draft.js';
import { actionOf, CHOICE_KEYS } from '../../../src/core/calibration/scoring-keys.js';
import {
  act,
  countSession,
  openQuestions,
  ratingsToHandIn,
  reasonChoices,
  type ScoringSession,
  standing,
  startSession,
} from '../../../src/core/calibration/scoring-session.js';
import { keysOf, planOf, scored, typed } from './scoring.js';

const NOW = '2026-11-21T10:00:00+08:00';
const where = (session: ScoringSession) => {
  const at = standing(session);
  return at ? `${at.rating.ticket} ${at.criterion.id}` : 'review';
};
const answersOf = (session: ScoringSession, ticket = 0) => session.ratings[ticket]?.answers;
const draftOf = (session: ScoringSession) => nextDraft('ann', session.ratings, null, NOW);
const WHOLE = 'y5100<return>12<return>';

describe('an answer', () => {
  test.each([
    ['y', { clear: 'yes' }, 'T1 told'],
    ['n', { clear: 'no' }, 'T1 told'],
    ['Y', { clear: 'yes' }, 'T1 told'],
    ['ｙ', { clear: 'yes' }, 'T1 told'],
    ['a', { clear: 'not_applicable' }, 'T1 told'],
    ['s', { clear: null }, 'T1 told'],
    ['y3', { clear: 'yes', told: '3' }, 'T1 share'],
    ['y380<return>', { clear: 'yes', told: '3', share: '80' }, 'T1 grade'],
    ['y372.5<return>', { clear: 'yes', told: '3', share: '72.5' }, 'T1 grade'],
    ['y300<return>', { clear: 'yes', told: '3', share: '0' }, 'T1 grade'],
    ['y3a11<return>', { clear: 'yes', told: '3', share: 'not_applicable', grade: '11' }, 'T2 clear'],
    ['y39<backspace>8<return>', { clear: 'yes', told: '3', share: '8' }, 'T1 grade'],
  ])('%s', (keys, answers, place) => {
    const session = scored(keys);
    expect([answersOf(session), where(session)]).toEqual([answers, place]);
  });

  test.each([
    ['a digit at yes or no', '1', {}, 'T1 clear'],
    ['a grade that there is not', 'y06', { clear: 'yes' }, 'T1 told'],
    ['yes where a grade is asked', 'yy', { clear: 'yes' }, 'T1 told'],
    ['Enter on nothing', '<return>', {}, 'T1 clear'],
    ['keys that mean nothing', 'zx!9<f1><ctrl+y>', {}, 'T1 clear'],
    ['pasted text', '<paste:yyy>', {}, 'T1 clear'],
  ])('is none: %s', (_, keys, answers, place) => {
    const session = scored(keys);
    expect([answersOf(session), where(session)]).toEqual([answers, place]);
  });

  test.each(['y3101', 'y31.2.3', 'y3.', 'y3a13', 'y3a0', 'y3a1.5'])('is refused and said so: %s', (keys) => {
    const session = scored(`${keys}<return>`);
    expect(session.layer).toEqual({ kind: 'none', typed: '', refused: true });
    expect(typed(session, '5').layer).toEqual({ kind: 'none', typed: '5', refused: false });
  });

  test('may be given again', () => {
    expect(answersOf(scored('y<left>n'))).toEqual({ clear: 'no' });
    const same = scored('y<left>');
    expect(typed(same, 'y').ratings).toBe(same.ratings);
  });

  test('a number is never longer than an answer can be', () => {
    expect(scored('y3123456789').layer).toMatchObject({ typed: '123456' });
  });
});

describe('going about', () => {
  test.each([
    ['b at the beginning stays', 'b', 'T1 clear'],
    ['right goes on without an answer', '<right>', 'T1 told'],
    ['b goes back, over tickets too', `${WHOLE}b`, 'T1 grade'],
    ['j to the next ticket', 'j', 'T2 clear'],
    ['j to its first open question', 'jykj', 'T2 told'],
    ['j after the last ticket to the review', 'jj', 'review'],
    ['j at the review stays', 'jjj', 'review'],
    ['k to the ticket before', 'jk', 'T1 clear'],
    ['k at the first stays', 'k', 'T1 clear'],
    ['k at the review to the last ticket', 'jjk', 'T2 clear'],
    ['k to a ticket that is done, to its first question', `${WHOLE}k`, 'T1 clear'],
    ['r to the review', 'r', 'review'],
    ['b at the review to the last question', 'rb', 'T2 grade'],
    ['g to the first open question', 'yrg', 'T1 told'],
    ['g where all is answered', `${WHOLE}${WHOLE}bbg`, 'review'],
    ['the last answer leads to the review', `${WHOLE}${WHOLE}`, 'review'],
  ])('%s', (_, keys, place) => {
    expect(where(scored(keys))).toBe(place);
  });

  test('back and forward again leads to the same place, forward and back too', () => {
    const places = planOf(['T1', 'T2', 'T3']).tickets.length * 4;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: places }), (place) => {
        const session = { ...startSession(planOf(['T1', 'T2', 'T3']), null), place };
        if (place > 0) expect(act(act(session, { type: 'back' }), { type: 'forward' })).toEqual(session);
        if (place < places) expect(act(act(session, { type: 'forward' }), { type: 'back' })).toEqual(session);
      }),
    );
  });

  test('answers nothing at the review', () => {
    const session = scored('r');
    for (const key of ['y', 'n', 'a', 's', '5', 'u', 'c', '<backspace>']) {
      expect([key, typed(session, key)]).toEqual([key, session]);
    }
  });
});

describe('an unqualified ticket', () => {
  test.each([
    ['by its key', 'u1', 'wrong_category'],
    ['by arrows', 'u<down><down><return>', 'duplicate'],
    ['never beyond the list', 'u<down><down><down><down><return>', 'duplicate'],
    ['taken back', 'u1u0', null],
    ['taken back by arrows', 'u2u<up><up><up><return>', null],
    ['not, after Escape', 'u<down><escape>', null],
    ['not by a key of no reason', 'u9<escape>', null],
    ['not by q, which leaves the list only', 'uq', null],
  ])('%s', (_, keys, reason) => {
    const session = scored(keys);
    expect([session.ratings[0]?.unqualified, session.layer.kind, where(session), session.ended]).toEqual([
      reason,
      'none',
      'T1 clear',
      null,
    ]);
  });

  test('the list begins at what was chosen', () => {
    expect(scored('u2u').layer).toEqual({ kind: 'reasons', chosen: 2 });
    expect(reasonChoices(scored(''))).toEqual([null, 'wrong_category', 'duplicate']);
  });

  test('each reason has a key of its own', () => {
    expect(new Set(CHOICE_KEYS).size).toBe(CHOICE_KEYS.length);
    expect(CHOICE_KEYS).not.toContain('q');
  });
});

describe('a comment', () => {
  test.each([
    ['is what was typed', 'cgood q?<return>', 'good q?'],
    ['takes Chinese', 'c缺订单号<return>', '缺订单号'],
    ['is trimmed', 'c  a <return>', 'a'],
    ['pasted becomes one line', 'c<paste:one\r\n  two\u001b[31m><return>', 'one two[31m'],
    ['left by Escape is none', 'cabc<escape>', null],
    ['emptied is none', 'cabc<return>c<ctrl+u><return>', null],
    ['is edited where the cursor is', 'cac<left>b<return>', 'abc'],
    ['at its beginning and end', 'cb<home>a<end>c<return>', 'abc'],
    ['character by character', 'cabc<left><backspace><return>', 'ac'],
    ['forward too', 'cabc<home><delete><end><delete><return>', 'bc'],
    ['a letter with an accent is one', 'cae\u0301<backspace><return>', 'a'],
    ['an emoji of several is one', 'ca👩‍👩‍👧<backspace><return>', 'a'],
    ['goes on with what it was', 'cab<return>cc<return>', 'abc'],
  ])('%s', (_, keys, comment) => {
    const session = scored(keys);
    expect([session.ratings[0]?.comment, where(session)]).toEqual([comment, 'T1 clear']);
  });

  test('arrows beyond its ends do nothing', () => {
    expect(scored('cab<right><right>c<home><left>x<return>').ratings[0]?.comment).toBe('xabc');
  });
});

describe('the end', () => {
  test('is asked for once more, and only y means yes', () => {
    const asked = scored('yrh');
    expect([asked.layer.kind, asked.ended]).toEqual(['confirm', null]);
    for (const key of ['n', '<escape>', '<return>', 'q', 'h', '<paste:y>']) {
      expect([key, typed(asked, key).ended, typed(asked, key).layer.kind]).toEqual([key, null, 'none']);
    }
    expect(typed(asked, 'y').ended).toBe('handed_in');
  });

  test('is not come to from a question, nor without a single answer', () => {
    expect(scored('yh').layer.kind).toBe('none');
    for (const keys of ['rh', 'ssrh', 'cnote<return>r<return>']) {
      expect([keys, scored(keys).layer]).toEqual([keys, { kind: 'none', typed: '', refused: true }]);
    }
    expect(scored('u1rh').layer.kind).toBe('confirm');
    expect(act(scored('y'), { type: 'hand_in' }).ended).toBeNull();
  });

  test('what is handed in has every criterion, and what was not answered is not assessed', () => {
    expect(ratingsToHandIn(scored('yau2cwhy<return>'))).toEqual([
      {
        ticket: 'T1',
        answers: { clear: 'yes', told: 'not_applicable', share: null, grade: null },
        unqualified: 'duplicate',
        comment: 'why',
      },
      {
        ticket: 'T2',
        answers: { clear: null, told: null, share: null, grade: null },
        unqualified: null,
        comment: null,
      },
    ]);
  });

  test('nothing happens after it', () => {
    const left = scored('yq');
    expect(left.ended).toBe('left');
    expect(typed(left, 'nryj')).toBe(left);
  });
});

test('help lies over everything but what is being written, and any key leaves it', () => {
  for (const keys of ['?', 'r?', '？']) expect(scored(keys).layer.kind).toBe('help');
  expect(typed(scored('?'), 'y')).toEqual(scored(''));
  expect(scored('c?').layer).toMatchObject({ kind: 'comment', edit: { before: '?' } });
});

test('counts tell answered, not applicable, left out and open apart', () => {
  expect(countSession(scored('yasjnu1cx<return>'))).toEqual({
    ...{ questions: 8, answered: 2, not_applicable: 1, not_assessed: 1, open: 4, unqualified: 1, comments: 1 },
  });
});

describe('a draft', () => {
  const KEYS = [
    'y',
    'n',
    'a',
    's',
    '3',
    '5',
    '0',
    '<return>',
    'b',
    '<right>',
    'j',
    'k',
    'u1',
    'u0',
    'cx<return>',
    'r',
    'g',
    '?',
    'q',
  ];
  const playing = fc.array(fc.constantFrom(...KEYS), { maxLength: 40 }).map((keys) => keys.join(''));

  test('brings back all that was said, at the first ticket with an open question', () => {
    fc.assert(
      fc.property(playing, (keys) => {
        const session = scored(keys, ['T1', 'T2', 'T3']);
        const resumed = startSession(planOf(['T1', 'T2', 'T3']), JSON.parse(JSON.stringify(draftOf(session))));
        expect(resumed.ratings).toEqual(session.ratings);
        expect(startSession(planOf(['T1', 'T2', 'T3']), draftOf(resumed))).toEqual(resumed);
        const open = session.ratings.find((rating) => openQuestions(rating, session.standard) > 0);
        const at = standing(resumed);
        expect(at?.rating.ticket).toBe(open?.ticket);
        if (at) expect(Object.hasOwn(at.rating.answers, at.criterion.id)).toBe(false);
      }),
    );
  });

  test('what is left out on purpose is not asked again, what was not come to is', () => {
    expect(where(startSession(planOf(['T1', 'T2']), draftOf(scored('ssss'))))).toBe('T2 clear');
    expect(where(startSession(planOf(['T1', 'T2']), draftOf(scored('y<right>80<return>'))))).toBe('T1 told');
  });

  test('has a higher revision each time, and only tickets of which something was said', () => {
    const first = draftOf(scored('y'));
    expect(first).toMatchObject({ rater: 'ann', saved_at: NOW, revision: 1 });
    expect(first.ratings.map(({ ticket }) => ticket)).toEqual(['T1']);
    expect(nextDraft('ann', [], first, NOW).revision).toBe(2);
  });

  test('what does not fit the plan is asked again', () => {
    const rating = (more: Partial<TicketRating>): TicketRating => ({
      ...{ ticket: 'T1', answers: {}, unqualified: null, comment: null, ...more },
    });
    const draft: ScoringDraft = {
      ...{ rater: 'ann', saved_at: NOW, revision: 3 },
      ratings: [
        rating({
          answers: { clear: 'maybe', told: '6', share: '12', gone: 'yes' },
          unqualified: 'ugly',
          comment: 'x',
        }),
        rating({ ticket: 'T9', answers: { clear: 'yes' } }),
      ],
    };
    const session = startSession(planOf(['T1', 'T2']), draft);
    expect(session.ratings[0]).toEqual(rating({ answers: { share: '12' }, comment: 'x' }));
    expect([session.ratings.length, where(session)]).toEqual([2, 'T1 clear']);
  });

  test('tells how many tickets have an answer, and no more', () => {
    expect(draftedTickets(null)).toBe(0);
    expect(draftedTickets(draftOf(scored('sjcx<return>')))).toBe(0);
    expect(draftedTickets(draftOf(scored('yja')))).toBe(2);
  });
});

test('no key is without an action or a reason to have none, whatever lies over the question', () => {
  const keys = fc.constantFrom(
    ...keysOf('yna5.?bjkrguchq é中<left><right><up><down><return><escape><backspace><tab><paste:x>'),
  );
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 60 }), (pressed) => {
      let session = scored('');
      for (const key of pressed) {
        const action = actionOf(session, key);
        const next = action ? act(session, action) : session;
        expect(next.place).toBeGreaterThanOrEqual(0);
        expect(next.place).toBeLessThanOrEqual(8);
        // What was said changes only by what the session says is a change.
        expect(next.ratings.map(({ ticket }) => ticket)).toEqual(['T1', 'T2']);
        session = next;
      }
    }),
  );
});
