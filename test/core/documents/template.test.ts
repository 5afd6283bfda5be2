import { describe, expect, it } from 'vitest';
import { complaintSlots } from '../../../src/core/documents/complaint-slots.js';
import { renderTemplate, type Template } from '../../../src/core/documents/template.js';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { World } from '../../world.js';

const template = (body: string, slots: Template['slots'] = {}): Template => ({
  id: 'letter',
  kind: 'letter',
  title: 'A letter',
  language: 'en',
  slots,
  body,
});
const render = (body: string, values: Record<string, string> = {}, slots: Template['slots'] = {}, trainer = false) =>
  renderTemplate(template(body, slots), values, trainer);

describe('a template', () => {
  it('has its slots filled, wherever and however often they stand', () => {
    expect(render('Dear {{name}},\n\n{{ name }} and {{complaint.id}}.\n', { name: 'Ann', 'complaint.id': 'C-1' })).toBe(
      'Dear Ann,\n\nAnn and C-1.\n',
    );
  });

  it('takes the default of a slot that is not given', () => {
    const slots = { name: { default: 'customer' } };
    expect(render('Dear {{name}}', {}, slots)).toBe('Dear customer\n');
    expect(render('Dear {{name}}', { name: 'Ann' }, slots)).toBe('Dear Ann\n');
  });

  it('is not rendered with an empty slot: all of them are named, each once', () => {
    const refused = problemOr(() =>
      render('{{a}} {{b}} {{a}} {{c}} {{d}} {{e}}', { b: ' ', c: 'x', e: '' }, { a: {}, d: {}, e: { default: 'e' } }),
    );
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ code: 'slots_empty', args: { template: 'letter', slots: ['a', 'b', 'd', 'e'] } });
  });

  it('takes what it is given as text: neither slots nor patterns in it mean anything', () => {
    expect(render('{{a}}', { a: "{{b}} $& $1 $'" })).toBe("{{b}} $& $1 $'\n");
  });

  it('leaves other braces alone, and values that it has no slot for', () => {
    expect(render('{a} {{ }} {{a-b}}', { a: 'x' })).toBe('{a} {{ }} {{a-b}}\n');
  });

  describe('with a part for trainers', () => {
    const body = '\nThe case of {{name}}.\n\n<!-- trainer -->\n\nThe answer for {{name}}: {{secret}}.\n';

    it('does not show it to trainees, nor ask for its slots', () => {
      expect(render(body, { name: 'Ann' })).toBe('The case of Ann.\n');
    });

    it('shows it to trainers, without the line', () => {
      expect(render(body, { name: 'Ann', secret: '42' }, {}, true)).toBe(
        'The case of Ann.\n\n\nThe answer for Ann: 42.\n',
      );
      expect(problemOr(() => render(body, { name: 'Ann' }, {}, true))).toMatchObject({ args: { slots: ['secret'] } });
    });
  });
});

describe('what a letter can say about a complaint', () => {
  const world = new World();
  const given = world.given({ received_at: '2026-11-19 22:00' }, '2026-11-20 09:00');
  const slots = (ticket: typeof given, time = '2026-11-20 12:00') =>
    complaintSlots(ticket.complaint, ticket.clocks(time), world.team);

  it('is what the complaint says, and nothing where it says nothing', () => {
    expect(slots(given)).toEqual({
      'complaint.id': given.complaint.id,
      'complaint.title': 'Charged twice for November',
      'complaint.received_at': '2026-11-19',
      'complaint.customer': 'CU-1',
      'complaint.product': 'Mobile plan M',
      'complaint.remedy': '39 back on the account',
      'clock.first_response.due': '2026-11-20 00:00',
      'clock.resolution.due': '2026-11-21 22:00',
    });
  });

  it('is who has it', () => {
    const owned = given.when({ type: 'assign', to: 'wang.fang' });
    expect(slots(owned)).toMatchObject({ 'complaint.owner': '王芳', 'complaint.team': 'billing' });
  });

  it('is how it ended: a sum with its currency, a dash where nothing was granted', () => {
    const resolve = { type: 'resolve', outcome: 'upheld', summary: 'Paid back' } as const;
    expect(slots(given.when({ ...resolve, redress: { amount: 39.5, currency: 'CNY' } }))).toMatchObject({
      'complaint.outcome': 'upheld',
      'complaint.summary': 'Paid back',
      'complaint.redress': '39.5 CNY',
    });
    expect(slots(given.when(resolve))).toMatchObject({ 'complaint.redress': '—' });
  });

  it('is the deadline of the present cycle', () => {
    const reopened = given
      .when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 10:00')
      .when({ type: 'reopen', cause: 'again' }, '2026-11-22 09:00');
    expect(slots(reopened, '2026-11-22 10:00')).toMatchObject({ 'clock.resolution.due': '2026-11-24 09:00' });
  });
});
