import { describe, expect, it } from 'vitest';
import { scoreTicket } from '../../../src/core/calibration/score.js';
import { hashOfStandard } from '../../../src/core/calibration/standard.js';
import { diffStandards } from '../../../src/core/calibration/standard-diff.js';
import { lintStandard, pinnedOtherwise } from '../../../src/core/calibration/standard-lint.js';
import { World } from '../../world.js';
import { standardOf } from './standard.js';

const world = new World();
const nothing = { taxonomy: null, team: null, plans: [] };
const both = { en: 'text', zh: '文字' };
const sections = { manner: both, substance: both };

describe('what failing a criterion sets to 0', () => {
  const standard = standardOf(
    [
      { id: 'facts', section: 'substance', weight: 2, critical: 'section' },
      { id: 'reasons', section: 'substance', weight: 1 },
      { id: 'tone', section: 'manner', weight: 1, scale: 'ordinal', levels: 5, critical: 'item', fails_up_to: 2 },
      { id: 'promise', weight: 1, critical: 'form' },
      { id: 'medium', weight: 0 },
    ],
    { sections },
  );
  const good = { facts: 'yes', reasons: 'yes', tone: '5', promise: 'yes', medium: 'no' };

  it.each([
    ['nothing', {}, 100, 100, []],
    ['the item, at an answer above the lowest', { tone: '2' }, 80, 85, ['tone']],
    ['nothing just above', { tone: '3' }, 90, 90, []],
    ['its section', { facts: 'no' }, 40, 60, ['facts']],
    ['the ticket', { promise: 'no' }, 0, 80, ['promise']],
    ['nothing where it does not apply', { facts: 'not_applicable', promise: 'not_applicable' }, 100, 100, []],
  ])('%s', (_what, answers, score, raw, failed) => {
    const given = scoreTicket({ ...good, ...answers }, standard);
    expect(given.score).toBeCloseTo(score as number, 9);
    expect(given.raw).toBeCloseTo(raw as number, 9);
    expect(given.failed).toEqual(failed);
  });
});

describe('a standard that is wrong', () => {
  it.each([
    [{ id: 'a', section: 'nowhere' }, 'criteria.0.section'],
    [{ id: 'a', critical: 'section' }, 'criteria.0.critical'],
    [{ id: 'a', critical: 'form', weight: 0 }, 'criteria.0.critical'],
    [{ id: 'a', fails_up_to: 2 }, 'criteria.0.fails_up_to'],
    [{ id: 'a', scale: 'ordinal', critical: 'item', fails_up_to: 5 }, 'criteria.0.fails_up_to'],
    [{ id: 'a', critical: 'ticket' }, 'criteria.0.critical'],
  ])('%o is refused at %s', (criterion, path) => {
    expect(() => standardOf([criterion])).toThrow(expect.objectContaining({ code: 'policy_invalid' }));
    try {
      standardOf([criterion]);
    } catch (error) {
      expect((error as { args: { faults: { path: string }[] } }).args.faults.map((fault) => fault.path)).toEqual([
        path,
      ]);
    }
  });

  it('by an unknown finding is refused', () => {
    const rules = { required: [], recommended: [], min_description: 0, filler: [], hollow_replies: [] };
    expect(() => standardOf([{ id: 'a' }], { rules: { ...rules, severity: { made_up: 'off' } } })).toThrow(/severity/);
  });
});

describe('a version', () => {
  const { standard } = world;
  const plan = { name: 'november', standard, standard_hash: hashOfStandard(standard) };
  const changed = { ...standard, pass: { kappa: 0.7, unqualified_rate: 0.1 } };
  const find = (one: typeof standard) =>
    lintStandard(one, { ...nothing, plans: [plan] }).map(({ code, severity }) => `${code} ${severity}`);

  it('stands for one text', () => {
    expect(find(standard)).toEqual([]);
    expect(find(changed)).toEqual(['version_reused error']);
    expect(find({ ...changed, version: standard.version + 1 })).toEqual([]);
    expect(find({ ...changed, version: standard.version - 1 })).toEqual(['version_behind warn']);
    expect(find({ ...changed, id: 'own' })).toEqual([]);
  });

  it('pinned before a release knew more fields is still the same text', () => {
    const { gate, ledger, sections: parts, ...old } = standard;
    const pinned = { name: 'old', standard: old as typeof standard, standard_hash: 'of another release' };
    const defaults = standardOf([{ id: 'a' }]);
    const { ledger: _ledger, gate: _gate, ...older } = defaults;
    expect(pinnedOtherwise(defaults, [{ ...pinned, standard: older as typeof defaults }])).toBeNull();
    expect(pinnedOtherwise(changed, [pinned])).toMatchObject({ audit: 'old' });
  });

  it('gives another hash with any change', () => {
    expect(hashOfStandard(changed)).not.toBe(hashOfStandard(standard));
  });
});

describe('doubts about a standard', () => {
  const codes = (criterion: object, others: object = {}, surroundings: object = {}) =>
    lintStandard(
      standardOf([{ id: 'a', text: both, ...criterion }], { title: both, reasons: { x: both }, ...others }),
      {
        ...nothing,
        ...surroundings,
      },
    ).map(({ code, path }) => `${code} ${path}`);
  const ends = { anchors: { yes: both, no: both } };

  it.each([
    ['none', ends, {}, []],
    ['one language only', { ...ends, text: { en: 'x' } }, {}, ['language_missing criteria.0.text']],
    ['a reason without Chinese', ends, { reasons: { x: { en: 'x' } } }, ['language_missing reasons.x']],
    ['half an anchor', { anchors: { yes: both } }, {}, ['anchors_missing criteria.0.anchors']],
    [
      'an anchor for no answer',
      { anchors: { ...ends.anchors, maybe: both } },
      {},
      ['anchor_unknown criteria.0.anchors.maybe'],
    ],
    [
      'an anchor off the scale',
      { scale: 'ordinal', anchors: { 1: both, 5: both, 6: both } },
      {},
      ['anchor_unknown criteria.0.anchors.6'],
    ],
    ['nothing that counts', { weight: 0 }, {}, ['nothing_counts criteria']],
  ])('%s', (_what, criterion, others, expected) => {
    expect(codes(criterion, others)).toEqual(expected);
  });

  it('codes, roles and teams that the store does not have', () => {
    const rules = { required: [], recommended: [], min_description: 0, filler: [], hollow_replies: [] };
    const others = {
      rules: { ...rules, keywords: { weather: ['rain'] }, root_cause_for: ['upheld', 'sunny'] },
      ledger: { decided_by: ['king'], service_teams: ['moon'] },
    };
    expect(codes(ends, others, { taxonomy: world.taxonomy, team: world.team })).toEqual([
      'code_unknown rules.keywords',
      'code_unknown rules.root_cause_for',
      'role_unknown ledger.decided_by',
      'team_unknown ledger.service_teams',
    ]);
  });
});

describe('two standards', () => {
  it('are compared criterion by criterion', () => {
    const old = standardOf([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const now = standardOf([{ id: 'c' }, { id: 'b', weight: 2 }, { id: 'd' }], { version: 2 });
    expect(diffStandards(old, now)).toMatchObject({
      about: [{ field: 'version', before: 1, after: 2 }],
      added: ['d'],
      removed: ['a'],
      changed: [{ criterion: 'b', fields: [{ field: 'weight', before: 1, after: 2 }] }],
      reordered: true,
      same: false,
    });
    expect(diffStandards(old, old)).toMatchObject({ same: true });
  });
});
