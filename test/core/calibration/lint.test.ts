import { describe, expect, it } from 'vitest';
import { lintTickets } from '../../../src/core/calibration/lint.js';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import type { Facts } from '../../../src/core/complaint/facts.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { World } from '../../world.js';

const world = new World();

function lint(complaints: Complaint[], all = complaints) {
  return lintTickets(complaints, all, world.standard, world.taxonomy);
}

function findings(complaint: Complaint) {
  return lint([complaint]).findings;
}

/** As it could come in by an import, past the checks that logging makes. */
function recorded(facts: Partial<Facts>): Complaint {
  const { complaint } = world.given();
  return { ...complaint, facts: { ...complaint.facts, ...facts } };
}

function handled(...commands: ComplaintCommand[]): Complaint {
  return commands.reduce((ticket, command) => ticket.when(command, '2026-11-20 10:00'), world.given()).complaint;
}

/** What the rules find in tickets with these facts, as `code severity path`. */
function found(facts: Partial<Facts>): string[] {
  return findings(recorded(facts)).map(({ code, severity, path }) => `${code} ${severity} ${path}`);
}

describe('the automatic rules', () => {
  it('find nothing in a ticket as it should be', () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    ['no title', { title: ' ' }, ['element_missing error title']],
    ['no customer', { customer: undefined }, ['element_missing error customer']],
    ['no description', { description: '' }, ['element_missing error description']],
    ['no remedy', { remedy: undefined }, ['element_recommended warn remedy']],
    [
      'neither contact nor demand',
      { contact: '', demand: undefined },
      ['element_recommended warn contact', 'element_recommended warn demand'],
    ],
    ['a short description', { description: 'App is broken.' }, ['description_short warn description']],
    ['a short Chinese description', { description: '重复扣费，未退。' }, ['description_short warn description']],
    ['just enough Chinese', { description: '本月三号五号各扣一次话费请核实' }, []],
    ['filler', { description: 'Same as above.' }, ['description_filler error description']],
    ['Chinese filler', { description: ' 详见录音。 ' }, ['description_filler error description']],
    ['filler words within a description', { description: 'The test of the cable found none.' }, []],
    ['a category that is not in the codebook', { category: 'weather' }, ['category_unknown error category']],
    ['a category called like a method', { category: 'constructor' }, ['category_unknown error category']],
    ['no sub-category', { subcategory: undefined }, ['subcategory_missing warn subcategory']],
    ['a contact that reaches nobody', { contact: 'the customer rings back' }, ['contact_unreachable warn contact']],
    ['a contact by mail', { contact: 'anna@example.org' }, []],
    ['a contact by the end of a number', { contact: '来电号码尾号0042' }, []],
    ['a receipt after the logging', { received_at: '2026-11-21T09:00:00+08:00' }, ['times_impossible error logged_at']],
    ['a receipt in another zone, but before', { received_at: '2026-11-20T02:00:00+01:00' }, []],
  ])('about %s', (_what, facts, expected) => {
    expect(found(facts as Partial<Facts>)).toEqual(expected);
  });

  it('say what they found, where and how much would do', () => {
    const { id } = world.given().complaint;
    expect(id).toMatch(/^C-/);
    expect(findings(recorded({ description: 'App is broken.' }))).toMatchObject([
      { logged_by: 'li.wei', args: { length: 14, least: 15 } },
    ]);
    expect(findings(recorded({ category: 'weather' }))).toMatchObject([{ args: { found: 'weather' } }]);
  });

  it('leave a category without sub-codes alone', () => {
    const categories = { ...world.taxonomy.categories, praise: { name: {}, sub: {} } };
    const { findings: none } = lintTickets(
      [recorded({ category: 'praise', subcategory: undefined })],
      [],
      world.standard,
      { ...world.taxonomy, categories },
    );
    expect(none).toEqual([]);
  });

  it('find an event that lies before the one it follows', () => {
    const { complaint } = world.given().when({ type: 'note', text: 'rang back' }, '2026-11-20 11:00');
    const swapped = complaint.history.map((event) =>
      event.type === 'noted' ? { ...event, at: '2026-11-20T08:00:00+08:00' } : event,
    );
    expect(findings(complaint)).toEqual([]);
    expect(findings({ ...complaint, history: swapped })).toMatchObject([
      {
        code: 'times_impossible',
        path: `history.${swapped.length - 1}.at`,
        args: { earlier: '2026-11-20T09:00:00+08:00', later: '2026-11-20T08:00:00+08:00' },
      },
    ]);
  });
});

describe('a description that another ticket has', () => {
  const text = 'The parcel came open and half of it was missing.';
  const [first, second, third] = [text, `  ${text.toUpperCase()} `, text.replace('came', 'came  ')].map(
    (description, index) => world.given({ description, customer: `CU-C${index}` }).complaint,
  ) as [Complaint, Complaint, Complaint];

  it('is found in every ticket but the first, whatever case and spaces', () => {
    const copied = lint([third, first, second], [first, second, third]).findings;
    expect(copied.map(({ id, code, args }) => [id, code, args])).toEqual([
      [third.id, 'description_copied', { from: first.id }],
      [second.id, 'description_copied', { from: first.id }],
    ]);
  });

  it('is found in the one given last where all were logged at the same moment', () => {
    expect(lint([first, second], [second, first]).findings).toMatchObject([
      { id: first.id, args: { from: second.id } },
    ]);
  });

  it('is found in tickets that were not asked about, too', () => {
    expect(lint([second], [first, second]).findings).toMatchObject([{ id: second.id, args: { from: first.id } }]);
    expect(lint([second], [second]).findings).toEqual([]);
  });

  it('does not count where there is none', () => {
    const blank = [
      recorded({ description: '' }),
      { ...recorded({ description: ' ', customer: 'CU-2' }), id: 'C-261120-00XXX' },
    ];
    expect(lint(blank).findings.map(({ code }) => code)).toEqual(['element_missing', 'element_missing']);
  });
});

describe('personal data in free text', () => {
  const IDENTITY = '11010519491231002X'; // the example of GB 11643-1999
  const OTHER_IDENTITY = '510107198001153217';
  const UNION_PAY = '6222021234567890128';

  it.each([
    ['an identity number', `证件 ${IDENTITY}，客户报出`, ['identity_number']],
    ['one with a small x', IDENTITY.toLowerCase(), ['identity_number']],
    ['one in groups', '110105 19491231 002X', ['identity_number']],
    ['one of digits only', `ID${OTHER_IDENTITY}`, ['identity_number']],
    ['one followed by a number', `${IDENTITY} 2 copies`, ['identity_number']],
    ['a card number', 'card 4111111111111111 was charged', ['card_number']],
    ['a card number in groups', '4111 1111 1111 1111', ['card_number']],
    ['a card number with hyphens', '4111-1111-1111-1111', ['card_number']],
    ['a card number followed by an amount', '4111 1111 1111 1111 39 yuan', ['card_number']],
    ['a card number after a count', 'paid 2 times with 5 4111111111111111 39', ['card_number']],
    ['a card of 15 digits', 'Amex 3782 822463 10005', ['card_number']],
    ['a card of 19 digits', UNION_PAY, ['card_number']],
    ['both', `${IDENTITY} / 4111111111111111`, ['identity_number', 'card_number']],
    ['a phone number', 'call 13812345678, or 021-55501234', []],
    ['two phone numbers side by side', '13812345678 13987657000', []],
    ['a phone number with an extension', '13812345678 0001', []],
    ['an identity number with a wrong check digit', '110105194912310021', []],
    ['an order number that passes the check digit by chance', 'order 202611200900000004', []],
    ['an order number that passes the card check by chance', 'order 1026112009000002', []],
    ['an order number with a wrong check digit', 'order 4111111111111112', []],
    ['a transaction number longer than any card', '6222021234567890128123456789', []],
    ['dates and times', '2026-11-20 09:00 and 2026-11-21 10:30', []],
  ])('%s', (_what, text, kinds) => {
    const description = `The customer read out: ${text}`;
    const personal = findings(recorded({ description }));
    expect(personal.map(({ code, path }) => `${code} ${path}`)).toEqual(kinds.map(() => 'personal_data description'));
    expect(personal.map(({ args }) => args)).toEqual(kinds.map((kind) => ({ kind })));
  });

  it.each([
    ['the title', recorded({ title: `Card ${UNION_PAY} charged twice` }), 'title'],
    ['the remedy', recorded({ remedy: `Back to ${UNION_PAY}` }), 'remedy'],
    ['a note', handled({ type: 'note', text: `card ${UNION_PAY}` }), 'text'],
    ['a message', handled({ type: 'receive_message', text: `my card is ${UNION_PAY}` }), 'text'],
    ['a reply', handled({ type: 'respond', kind: 'reply', text: `We paid to ${UNION_PAY}.` }), 'text'],
    ['a handover', handled({ type: 'assign', to: 'wang.fang', note: `card ${UNION_PAY}` }), 'note'],
    ['a resolution', handled({ type: 'resolve', outcome: 'not_upheld', summary: `paid to ${UNION_PAY}` }), 'summary'],
    ['a withdrawal', handled({ type: 'withdraw', reason: `mistook ${UNION_PAY}` }), 'reason'],
  ])('is found in %s', (_where, complaint, field) => {
    const index = complaint.history.findIndex((event) => field in event);
    const path = index < 0 ? field : `history.${index}.${field}`;
    expect(findings(complaint)).toMatchObject([{ code: 'personal_data', severity: 'error', path }]);
  });

  it('is not looked for where a number belongs: in contact and customer', () => {
    expect(found({ contact: UNION_PAY, customer: IDENTITY })).toEqual([]);
  });
});

describe('a first reply', () => {
  const reply = (text?: string): ComplaintCommand => ({
    type: 'respond',
    kind: 'reply',
    ...(text === undefined ? {} : { text }),
  });

  it.each([
    ['We have received your complaint.', ['first_reply_hollow']],
    ['  received,   we will look into it!', ['first_reply_hollow']],
    ['已收到，我们会尽快处理。', ['first_reply_hollow']],
    ['Received. The payments team checks the second debit; I call you by 18:00.', []],
    [undefined, []],
  ])('"%s" gives %o', (text, codes) => {
    const found = findings(handled(reply(text))).map(({ code }) => code);
    expect(found.filter((code) => code !== 'reply_language')).toEqual(codes);
  });

  it('is judged, not the acknowledgement before it nor the reply after it', () => {
    const said = 'The second debit is a reservation and lapses tomorrow.';
    expect(findings(handled({ type: 'respond', kind: 'acknowledge', text: 'received' }, reply(said)))).toEqual([]);
    expect(findings(handled(reply(said), reply('noted')))).toEqual([]);
    expect(findings(handled({ type: 'respond', kind: 'acknowledge', text: 'Thanks' }, reply('noted')))).toMatchObject([
      { code: 'first_reply_hollow', severity: 'warn', args: { found: 'noted' } },
    ]);
  });
});

describe('a reading of many tickets', () => {
  it('counts tickets, errors and warnings', () => {
    const tickets = [recorded({}), recorded({ title: '' }), recorded({ remedy: '', contact: 'nobody' })];
    expect(lint(tickets, [])).toMatchObject({ tickets: 3, errors: 1, warnings: 2 });
  });

  it('of none finds nothing', () => {
    expect(lint([])).toEqual({ tickets: 0, findings: [], errors: 0, warnings: 0 });
  });
});
