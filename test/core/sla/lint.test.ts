import { describe, expect, test } from 'vitest';
import { lintPolicies, lintVerified } from '../../../src/core/sla/lint.js';
import { makeSet } from '../../../src/core/sla/make-policies.js';
import { diffPolicies } from '../../../src/core/sla/policy-diff.js';
import { SlaFile } from '../../../src/core/sla/policy-file.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { World } from '../../world.js';

const world = new World();
const { calendars } = world.book;
const context = { now: world.instant('2026-11-02'), calendars, taxonomy: world.taxonomy, team: world.team };

function doubts(...entries: object[]): string[] {
  const policies = entries.map((entry, index) => ({ id: `p${index}`, calendar: 'office', targets: {}, ...entry }));
  const file = checkPolicy(SlaFile, { policies }, 'sla');
  const set = makeSet(undefined, 'sla', file.policies, { ...context, teams: [] });
  return lintPolicies(file.policies, set, context).map(({ code, path }) => `${path} ${code}`);
}

describe('a policy that can never be reached', () => {
  test.each<[name: string, earlier: object, later: object]>([
    ['the one before takes all', {}, { when: { priority: 'urgent' } }],
    ['the same conditions', { when: { vip: true, channel: 'app' } }, { when: { channel: 'app', vip: true } }],
    ['a part of them', { when: { channel: ['app', 'web'] } }, { when: { channel: 'web', vip: true } }],
    ['every code', { when: { priority: ['urgent', 'general', 'complex'] } }, {}],
    ['a tag among several', { when: { tags: ['a', 'b'] } }, { when: { tags: 'a' } }],
    ['a time within', { from: '2026-01-01' }, { from: '2026-02-01', until: '2026-03-01' }],
  ])('%s', (_name, earlier, later) => {
    expect(doubts(earlier, later)).toEqual(['policies.1 never_reached']);
  });

  test.each<[name: string, earlier: object, later: object]>([
    ['other codes', { when: { priority: 'urgent' } }, { when: { priority: ['urgent', 'general'] } }],
    ['one more condition', { when: { vip: true, channel: 'app' } }, { when: { channel: 'app' } }],
    ['another truth', { when: { vip: true } }, { when: { vip: false } }],
    ['a time that ends', { until: '2026-04-07' }, {}],
    ['a time that begins', { from: '2026-04-08' }, { until: '2026-04-08' }],
    ['not every code', { when: { priority: ['urgent', 'general'] } }, {}],
  ])('not with %s', (_name, earlier, later) => {
    expect(doubts(earlier, later)).toEqual([]);
  });
});

describe('targets', () => {
  test.each<[entry: object, found: string[]]>([
    [{ targets: { first_response: '3d', resolution: '4h' } }, ['policies.0.targets.first_response out_of_order']],
    [{ targets: { acknowledge: '6wd', resolution: '7d' } }, ['policies.0.targets.acknowledge out_of_order']],
    [{ targets: { first_response: '1wd', resolution: '1d' } }, []],
    [{ targets: { acknowledge: '5wd', final: '10wd' }, starts: { final: 'acknowledged' } }, []],
    [{ targets: { resolution: '4h' }, warn: '-4h' }, ['policies.0.warn warns_at_once']],
    [{ targets: { resolution: '4h' }, warn: '-3h' }, []],
    [{ targets: { resolution: '2wd' }, warn: { resolution: '-90h' } }, ['policies.0.warn.resolution warns_at_once']],
    [
      { targets: { final: '15wd' }, extensions: { final: { to: '15d' } } },
      ['policies.0.extensions.final.to extends_nothing'],
    ],
    [{ targets: { final: '15wd' }, extensions: { final: { to: '35wd' } } }, []],
  ])('%j: %j', (entry, found) => {
    expect(doubts(entry)).toEqual(found);
  });

  test('what is said about clocks that never start', () => {
    const entry = {
      targets: { resolution: '4h' },
      pauses: { final: ['awaiting_test'] },
      warn: { update: '50%' },
      extensions: { stage: { times: 1 } },
      starts: { acknowledge: 'logged' },
      calendars: { billing: '24x7' },
    };
    expect(doubts(entry)).toEqual(
      ['pauses.final', 'extensions.stage', 'warn.update', 'starts.acknowledge', 'calendars'].map(
        (path) => `policies.0.${path} no_target`,
      ),
    );
  });

  test('names that are not in team.yaml', () => {
    const entry = {
      targets: { stage: '4h' },
      stages: { billing: '2h', moon: '3h' },
      calendars: { mars: '24x7' },
      extensions: { stage: { roles: ['lead', 'king'] } },
    };
    expect(doubts(entry)).toEqual([
      'policies.0.stages.moon team_unknown',
      'policies.0.calendars.mars team_unknown',
      'policies.0.extensions.stage.roles role_unknown',
    ]);
  });
});

test.each([
  ['2025-11-02', 0],
  ['2025-10-30', 1],
  [null, 0],
])('verified %s', (verified, count) => {
  expect(lintVerified(verified, world.instant('2026-11-02'))).toHaveLength(count);
});

describe('two files compared', () => {
  const file = (...policies: object[]) => checkPolicy(SlaFile, { policies }, 'sla');
  const [a, b] = ['a', 'b'].map((id) => ({ id, calendar: 'office', targets: { final: '8w' } }));

  test('the same', () => {
    expect(diffPolicies(file(a ?? {}), file({ ...a, when: {}, starts: 'received' }))).toMatchObject({ same: true });
  });

  test('field by field', () => {
    const changed = { ...a, when: { vip: true }, targets: { final: '6w' } };
    expect(diffPolicies(file(a ?? {}, b ?? {}), file({ ...b, id: 'c' }, changed))).toEqual({
      about: [],
      added: ['c'],
      removed: ['b'],
      changed: [
        {
          policy: 'a',
          fields: [
            { field: 'when.vip', before: undefined, after: true },
            { field: 'targets.final', before: '8w', after: '6w' },
          ],
        },
      ],
      reordered: false,
      same: false,
    });
  });

  test('another order is another promise', () => {
    expect(diffPolicies(file(a ?? {}, b ?? {}), file(b ?? {}, a ?? {}))).toMatchObject({
      reordered: true,
      same: false,
    });
  });
});
