import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { FINDING_CODES, type FindingCode } from '../../../src/core/calibration/finding.js';
import { lintTickets } from '../../../src/core/calibration/lint.js';
import { neverFoundBecause } from '../../../src/core/calibration/rules/asked.js';
import { RULES } from '../../../src/core/calibration/rules/index.js';
import { QualityStandard } from '../../../src/core/calibration/standard.js';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import type { Facts } from '../../../src/core/complaint/facts.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { shipped, World } from '../../world.js';

const world = new World();
const reply = (text: string): ComplaintCommand => ({ type: 'respond', kind: 'reply', text });

/** A ticket with these facts, past the checks of logging, on which this was done, each a minute later. */
function ticket(facts: Partial<Facts>, ...commands: ComplaintCommand[]): Complaint {
  const given = world.given();
  const done = commands.reduce(
    (state, command, index) => state.when(command, `2026-11-20 10:${String(index).padStart(2, '0')}`),
    given,
  );
  return { ...done.complaint, facts: { ...done.complaint.facts, ...facts } };
}

function codes(complaint: Complaint, all: readonly Complaint[] = [complaint], rules: object = {}): FindingCode[] {
  const standard = { ...world.standard, rules: { ...world.standard.rules, ...rules } };
  return lintTickets([complaint], all, standard, world.taxonomy).findings.map(({ code }) => code);
}

type Given = Partial<Facts>;
type Row = [code: FindingCode, what: string, facts: Given, commands: ComplaintCommand[], fires: boolean];

const ROWS: Row[] = [
  ['title_short', 'a word', { title: '退款' }, [], true],
  ['title_short', 'a word in English', { title: 'App' }, [], true],
  ['title_short', 'four characters', { title: '重复扣费' }, [], false],
  ['title_long', 'a paragraph', { title: 'The customer rang and said '.repeat(4) }, [], true],
  ['title_long', 'a line', { title: '客户反映本月话费重复扣了两次' }, [], false],
  ['title_shouting', 'capitals', { title: 'CHARGED TWICE AGAIN' }, [], true],
  ['title_shouting', 'exclamation marks', { title: '又重复扣费了！！' }, [], true],
  ['title_shouting', 'names in capitals', { title: 'ATM kept the VIP card' }, [], false],
  ['title_shouting', 'one exclamation mark', { title: '又重复扣费了！' }, [], false],
  ['description_repeats_title', 'the same', { title: '本月重复扣费三十九元未退还给我' }, [], false],
  [
    'description_repeats_title',
    'the same words',
    { title: 'Charged twice for November', description: 'charged twice  for November.' },
    [],
    true,
  ],
  [
    'description_repeats_title',
    'the same in Chinese',
    { title: '本月重复扣费三十九元未退还给客户', description: '本月重复扣费三十九元未退还给客户。' },
    [],
    true,
  ],
  ['description_judges', 'a judgement', { description: 'A difficult customer, was charged twice again.' }, [], true],
  ['description_judges', 'one in Chinese', { description: '客户无理取闹，称本月重复扣费，要求退还。' }, [], true],
  ['description_judges', 'the behaviour', { description: '客户提高声音，称本月重复扣费两次，要求退还。' }, [], false],
  [
    'element_needed',
    'a return without an order',
    { category: 'process', subcategory: 'returns', description: 'Wants to send it back, the form fails.' },
    [],
    true,
  ],
  ['element_needed', 'a return with one', { category: 'process', subcategory: 'returns', order_ref: 'A-1' }, [], false],
  ['element_needed', 'billing without one', {}, [], false],
  [
    'category_doubtful',
    'a fault under billing',
    { title: 'Kettle', description: 'The kettle is defective, its lid is broken since Monday.' },
    [],
    true,
  ],
  [
    'category_doubtful',
    'one in Chinese',
    { title: '电饭煲问题', description: '买来三天就坏了，内胆开裂，要求尽快上门查看。' },
    [],
    true,
  ],
  [
    'category_doubtful',
    'a word of its own as well',
    { description: 'The kettle is defective and broken, and I was charged for two.' },
    [],
    false,
  ],
  [
    'category_doubtful',
    'words of two others',
    { title: 'Kettle', description: 'Defective and broken, and the man was rude and hung up on me.' },
    [],
    false,
  ],
  [
    'category_doubtful',
    'one word',
    { title: 'Kettle', description: 'The kettle is broken since Monday, she says.' },
    [],
    false,
  ],
  ['customer_name', 'a Chinese name', { customer: '王小明' }, [], true],
  ['customer_name', 'a form of address', { customer: '王女士' }, [], true],
  ['customer_name', 'an English name', { customer: 'Anna Smith' }, [], true],
  ['customer_name', 'a key', { customer: 'CU-17' }, [], false],
  ['customer_name', 'a Chinese key', { customer: '客户0042' }, [], false],
  ['demand_unknown', 'a demand that nobody knows', { demand: 'revenge' }, [], true],
  ['demand_unknown', 'a known one', { demand: 'comfort' }, [], false],
  ['remedy_vague', 'handle it', { remedy: 'Please handle!' }, [], true],
  ['remedy_vague', 'the same in Chinese', { remedy: '尽快处理。' }, [], true],
  ['remedy_vague', 'what would do', { remedy: '退还重复扣除的39元' }, [], false],
  ['claim_unstated', 'compensation', { demand: 'compensation', remedy: 'money for the trouble' }, [], true],
  ['claim_unstated', 'the same in Chinese', { demand: 'compensation', remedy: '要求赔偿损失' }, [], true],
  ['claim_unstated', 'a sum in the remedy', { demand: 'compensation', remedy: '要求赔偿三百元' }, [], false],
  ['claim_unstated', 'a sum', { demand: 'compensation', remedy: 'money', amount_claimed: 300 }, [], false],
  ['claim_unstated', 'a voucher', { demand: 'compensation', remedy: '赠送优惠券' }, [], false],
  ['claim_unstated', 'another demand', { demand: 'comfort', remedy: 'an apology' }, [], false],
  ['emotion_untagged', 'anger', { description: 'She is furious about being charged twice.' }, [], true],
  ['emotion_untagged', 'anger in Chinese', { description: '客户非常气愤，称本月重复扣费两次。' }, [], true],
  ['emotion_untagged', 'anger in a message', {}, [{ type: 'receive_message', text: '太过分了，我要投诉你们' }], true],
  [
    'emotion_untagged',
    'anger with its tag',
    { description: '客户非常气愤，称本月重复扣费两次。', tags: ['angry'] },
    [],
    false,
  ],
  [
    'emotion_untagged',
    'a word within another',
    { description: 'Charged twice for the Hangry burger, plan M.' },
    [],
    false,
  ],
  ['public_unflagged', 'social media', { channel: 'social' }, [], true],
  ['public_unflagged', 'social media, not public', { channel: 'social', public: false }, [], false],
  ['public_unflagged', 'the phone', {}, [], false],
  ['logged_late', 'two days later', { received_at: '2026-11-18T09:00:00+08:00' }, [], true],
  ['logged_late', 'an hour later', { received_at: '2026-11-20T08:00:00+08:00' }, [], false],
  ['reply_promises', 'a guarantee', {}, [reply('I guarantee that this is paid back by Friday.')], true],
  ['reply_promises', 'one in Chinese', {}, [reply('您好，我们保证本周五之前退款到账。')], true],
  ['reply_promises', 'asking to withdraw', {}, [reply('您先撤销投诉，我们马上给您退款。')], true],
  ['reply_promises', 'no guarantee', {}, [reply('We cannot guarantee a day; the bank needs three.')], false],
  ['reply_promises', 'none in Chinese', {}, [reply('到账时间我们无法保证，银行需要三个工作日。')], false],
  ['reply_unfilled', 'a slot', {}, [reply('Dear {{name}}, the second debit is paid back.')], true],
  ['reply_unfilled', 'brackets', {}, [reply('Dear [Customer name], the second debit is paid back.')], true],
  ['reply_unfilled', 'a Chinese gap', {}, [reply('尊敬的XX先生，重复扣款已退还。')], true],
  ['reply_unfilled', 'all filled in', {}, [reply('尊敬的王先生，重复扣款已退还。')], false],
  ['reply_language', 'Chinese to English', {}, [reply('您好，重复扣款已经退还到您的账户。')], true],
  [
    'reply_language',
    'English to Chinese',
    { description: '客户称本月三号五号各扣一次话费，请核实退还。' },
    [reply('The second debit is paid back to your account.')],
    true,
  ],
  [
    'reply_language',
    'the language of the message',
    {},
    [{ type: 'receive_message', text: '我的钱什么时候能退？' }, reply('您好，重复扣款已经退还到您的账户。')],
    false,
  ],
  ['reply_language', 'the same', {}, [reply('The second debit is paid back to your account.')], false],
  [
    'pause_unexplained',
    'no note',
    {},
    [
      { type: 'assign', to: 'li.wei' },
      { type: 'pause', reason: 'awaiting_customer' },
    ],
    true,
  ],
  [
    'pause_unexplained',
    'a note',
    {},
    [
      { type: 'assign', to: 'li.wei' },
      { type: 'pause', reason: 'awaiting_customer', note: '等客户提供银行流水' },
    ],
    false,
  ],
  [
    'handover_unexplained',
    'no note',
    {},
    [
      { type: 'assign', to: 'li.wei' },
      { type: 'assign', to: 'wang.fang' },
    ],
    true,
  ],
  [
    'handover_unexplained',
    'a note',
    {},
    [
      { type: 'assign', to: 'li.wei' },
      { type: 'assign', to: 'wang.fang', note: '需核对账单' },
    ],
    false,
  ],
  [
    'handover_unexplained',
    'within the team',
    {},
    [
      { type: 'assign', to: 'li.wei' },
      { type: 'assign', to: 'zhao.min' },
    ],
    false,
  ],
  ['escalation_unreasoned', 'filler', {}, [{ type: 'escalate', to: 'zhao.min', reason: '同上' }], true],
  ['escalation_unreasoned', 'a word', {}, [{ type: 'escalate', to: 'zhao.min', reason: 'abc' }], true],
  ['escalation_unreasoned', 'a reason', {}, [{ type: 'escalate', to: 'zhao.min', reason: '客户将向媒体曝光' }], false],
  [
    'escalation_unreasoned',
    'a rung of the ladder',
    {},
    [{ type: 'escalate', to: 'zhao.min', reason: 'r', rule: 'lead' }],
    false,
  ],
  ['resolution_unsummarised', 'none', {}, [{ type: 'resolve', outcome: 'not_upheld' }], true],
  [
    'resolution_unsummarised',
    'one',
    {},
    [{ type: 'resolve', outcome: 'not_upheld', summary: '核实无重复扣费' }],
    false,
  ],
  ['resolution_unsummarised', 'no answer yet', {}, [], false],
  ['root_cause_missing', 'upheld', {}, [{ type: 'resolve', outcome: 'upheld', summary: 'paid back' }], true],
  [
    'root_cause_missing',
    'with a cause',
    {},
    [{ type: 'resolve', outcome: 'upheld', root_cause: 'batch run twice' }],
    false,
  ],
  ['root_cause_missing', 'not upheld', {}, [{ type: 'resolve', outcome: 'not_upheld' }], false],
];

describe('each rule, where it must find something and where it must not', () => {
  it.each(ROWS)('%s: %s', (code, _what, facts, commands, fires) => {
    expect(codes(ticket(facts, ...commands)).includes(code)).toBe(fires);
  });
});

describe('redress', () => {
  const paid = (redress: object) => {
    const complaint = ticket({}, { type: 'resolve', outcome: 'upheld', redress: { amount: 39, currency: 'CNY' } });
    const history = complaint.history.map((event) => (event.type === 'resolved' ? { ...event, redress } : event));
    return { ...complaint, history } as Complaint;
  };

  it.each([
    [{ amount: 39, currency: 'CNY' }, false],
    [{ amount: 39 }, true],
    [{ amount: 39, currency: '元' }, true],
    [{ currency: 'CNY' }, true],
    [{ amount: 0, currency: 'CNY' }, true],
  ])('%o: incomplete %s', (redress, fires) => {
    expect(codes(paid(redress)).includes('redress_incomplete')).toBe(fires);
  });
});

describe('a ticket that was answered at once', () => {
  const answered = (time: string, by: string) =>
    world
      .given()
      .when({ type: 'assign', to: 'li.wei' }, '2026-11-20 09:01')
      .when({ type: 'resolve', outcome: 'solved', summary: 'explained the bill' }, time, by).complaint;

  it.each([
    ['2026-11-20 09:05', 'li.wei', true],
    ['2026-11-20 09:30', 'li.wei', false],
    ['2026-11-20 09:05', 'wang.fang', false],
  ])('%s by %s: %s', (time, by, fires) => {
    expect(codes(answered(time, by)).includes('solved_at_once')).toBe(fires);
  });
});

describe('a duplicate', () => {
  const make = (facts: object, time: string) => world.given({ customer: 'CU-D', ...facts }, time).complaint;
  const first = make({}, '2026-11-20 09:00');

  it.each([
    ['the same a week later', {}, '2026-11-27 09:00', true],
    ['three weeks later', {}, '2026-12-11 09:00', false],
    ['another product', { product: 'Router' }, '2026-11-21 09:00', false],
    ['another kind', { subcategory: 'returns', order_ref: 'A-1' }, '2026-11-21 09:00', false],
    ['another customer', { customer: 'CU-E' }, '2026-11-21 09:00', false],
  ])('%s: %s', (_what, facts, time, fires) => {
    const second = make(facts, time);
    expect(codes(second, [second, first]).includes('duplicate_live')).toBe(fires);
    expect(codes(first, [second, first])).not.toContain('duplicate_live');
  });

  it('is none where the two are linked or one of them is over', () => {
    const second = world.given({ customer: 'CU-D' }, '2026-11-21 09:00');
    const linked = second.when({ type: 'link', to: first.id, relation: 'related' }, '2026-11-21 10:00').complaint;
    expect(codes(linked, [linked, first])).not.toContain('duplicate_live');
    const gone = { ...first, status: 'closed' as const };
    expect(codes(second.complaint, [second.complaint, gone])).not.toContain('duplicate_live');
  });
});

describe('a customer who comes back', () => {
  const earlier = world
    .given({ customer: 'CU-R' })
    .when({ type: 'resolve', outcome: 'not_upheld', summary: '已解释账单' }, '2026-11-21 09:00').complaint;

  it.each([
    ['a month later', {}, '2026-12-20 09:00', true],
    ['half a year later', {}, '2027-06-20 09:00', false],
    ['about another kind of thing', { category: 'service', subcategory: 'attitude' }, '2026-12-20 09:00', false],
  ])('%s: %s', (_what, facts, time, fires) => {
    const again = world.given({ customer: 'CU-R', ...facts }, time);
    expect(codes(again.complaint, [earlier, again.complaint]).includes('repeat_unlinked')).toBe(fires);
    const linked = again.when({ type: 'link', to: earlier.id, relation: 'repeat_of' }, time).complaint;
    expect(codes(linked, [earlier, linked])).not.toContain('repeat_unlinked');
  });
});

describe('a standard', () => {
  const said = ticket({ title: '退款' });

  it('makes findings graver, or switches them off', () => {
    expect(codes(said, [], { severity: { title_short: 'off' } })).toEqual([]);
    const standard = {
      ...world.standard,
      rules: { ...world.standard.rules, severity: { title_short: 'error' as const } },
    };
    expect(lintTickets([said], [], standard, world.taxonomy)).toMatchObject({ errors: 1, warnings: 0 });
  });

  it('that asks for nothing finds nothing of what it does not ask for', () => {
    const rules = { required: [], recommended: [], min_description: 0, filler: [], hollow_replies: [] };
    const lax = checkPolicy(QualityStandard, { ...world.standard, rules }, 'quality.yaml');
    const late = ticket({ title: 'x', description: 'y', channel: 'social', demand: 'compensation', remedy: 'money' });
    const silent = { ...late, logged_at: '2027-01-01T00:00:00+08:00', history: [] };
    expect(lintTickets([silent], [silent], lax, world.taxonomy).findings).toEqual([]);
  });

  it('that says nothing of a rule keeps it from finding anything, and it is known which rules that holds for', () => {
    const empty = { required: [], recommended: [], min_description: 0, filler: [], hollow_replies: [] };
    const { rules } = checkPolicy(QualityStandard, { ...world.standard, rules: empty }, 'quality.yaml');
    for (const [code, what, facts, commands, fires] of ROWS) {
      if (!fires) continue;
      const isFound = codes(ticket(facts, ...commands), undefined, rules).includes(code);
      expect([code, what, isFound]).toEqual([code, what, neverFoundBecause(code, rules).length === 0]);
      expect(neverFoundBecause(code, world.standard.rules)).toEqual([]);
      expect(neverFoundBecause(code, { ...rules, severity: { [code]: 'off' } })).toEqual([`severity.${code}`]);
    }
  });

  test.each(['ticket-quality', 'reply-quality'])('%s ships, in both languages, for known findings', (id) => {
    const standard = checkPolicy(QualityStandard, shipped(`standards/${id}.yaml`), id);
    const names = [
      standard.title,
      ...Object.values(standard.sections),
      ...Object.values(standard.reasons),
      ...standard.criteria.flatMap(({ text, anchors }) => [text, ...Object.values(anchors)]),
    ];
    for (const name of names)
      expect(name).toEqual({ en: expect.any(String), zh: expect.stringMatching(/\p{Script=Han}/u) });
  });
});

test('every code is explained in the docs', () => {
  const docs = readFileSync(new URL('../../../docs/calibration.md', import.meta.url), 'utf8');
  expect(FINDING_CODES.filter((code) => !docs.includes(`\`${code}\``))).toEqual([]);
});

test('there is a case for every code', () => {
  const tried = new Set<FindingCode>(ROWS.map(([code]) => code));
  const elsewhere: FindingCode[] = [
    'element_missing',
    'element_recommended',
    'description_short',
    'description_filler',
    'description_copied',
    'category_unknown',
    'subcategory_unknown',
    'subcategory_missing',
    'contact_unreachable',
    'times_impossible',
    'personal_data',
    'first_reply_hollow',
    'redress_incomplete',
    'solved_at_once',
    'duplicate_live',
    'repeat_unlinked',
  ];
  expect([...tried, ...elsewhere].sort()).toEqual([...FINDING_CODES].sort());
  expect(RULES.length).toBeGreaterThanOrEqual(20);
});
