import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Place } from './plaint.js';
import { hasTmux, Terminal } from './terminal.js';

const SCORE = 'audit score november';
/** Yes to six questions, then a grade: a whole ticket of the standard that ships. */
const WHOLE = ['y', 'y', 'y', 'y', 'y', 'y', '4'];

function audited(tickets = 2): Place {
  const place = new Place();
  for (let i = 0; i < tickets; i++) {
    place.log({ title: `Complaint ${i}`, customer: `CU-${i}`, description: '每晚八点后断网，已报修三次。' });
  }
  place.done(['audit', 'plan', 'november', '--size', String(tickets), '--seed', '3', '--raters', 'li.wei,zhao.min']);
  return place;
}

const audit = (place: Place, name: string) => join(place.folder, 'audits/november', name);
const read = (place: Place, name: string) => parse(readFileSync(audit(place, name), 'utf8'));

/** What zhao.min hands in, with a comment that nobody else may see. */
function handInOther(place: Place): void {
  place.done(['audit', 'sheet', 'november', '--rater', 'zhao.min', '--out', 'z.yaml']);
  const text = readFileSync(join(place.folder, 'z.yaml'), 'utf8');
  place.write(
    'z.yaml',
    text.replaceAll('comment:\n', 'comment: OTHERS-SECRET\n').replaceAll('unqualified:\n', 'unqualified: duplicate\n'),
  );
  place.done(['audit', 'submit', 'november', '--rater', 'zhao.min', '--scores', 'z.yaml']);
}

describe.skipIf(!hasTmux)('audit score', () => {
  test('scores some, goes on later, hands in; and shows nothing of another rater', async () => {
    const place = audited();
    handInOther(place);
    const before = readdirSync(place.folder, { recursive: true }) as string[];
    const first = new Terminal(place, SCORE, { width: 80, height: 24, record: 'first.bytes' });
    expect(await first.shows('ticket 1 of 2, question 1 of 7')).toContain('Who, what, when, product and contact');
    first.type('y', 'n', 'a', 's');
    await first.shows('question 5 of 7');
    first.type('u');
    await first.shows('Why is this ticket unqualified?');
    first.type('2');
    await first.shows('Unqualified: Wrong category');
    first.type('c');
    await first.shows('Comment on this ticket:');
    first.type('-l', '缺订单号 q?');
    await first.shows('缺订单号 q?');
    expect(first.state('cursor_flag')).toBe('1');
    first.type('Enter');
    await first.shows('Comment: 缺订单号 q?');
    expect(first.state('alternate_on')).toBe('1');
    first.type('q');
    await first.shows('exit=0');
    expect(first.screen()).toContain('Saved, 10 questions to go.');
    expect([first.state('alternate_on'), first.state('cursor_flag')]).toEqual(['0', '1']);
    expect(read(place, 'drafts/li.wei.yaml').ratings).toMatchObject([
      {
        answers: {
          elements_complete: 'yes',
          category_right: 'no',
          demand_clear: 'not_applicable',
          facts_not_judgement: null,
        },
        ...{ unqualified: 'wrong_category', comment: '缺订单号 q?' },
      },
    ]);
    expect(place.done(['audit', 'status']).items[0].raters[0]).toMatchObject({
      rater: 'li.wei',
      drafted: 1,
      submitted_at: null,
    });

    const second = new Terminal(place, SCORE, { record: 'second.bytes' });
    expect(await second.shows('ticket 1 of 2, question 5 of 7')).toContain('4 of 14 answered');
    second.type('y', 'y', '4');
    await second.shows('ticket 2 of 2, question 1 of 7');
    second.type(...WHOLE);
    expect(await second.shows('Review')).toContain('Every question has been dealt with.');
    second.type('h');
    await second.shows('Hand in your scores of 2 tickets');
    expect(existsSync(audit(place, 'scores/li.wei.yaml'))).toBe(false);
    second.type('y');
    await second.shows('exit=0');
    expect(second.screen()).toContain("Handed in: li.wei's scores of 2 tickets.");

    const { ratings } = read(place, 'scores/li.wei.yaml');
    expect(ratings[0]).toMatchObject({
      answers: { elements_complete: 'yes', facts_not_judgement: null, needed_a_ticket: 'yes', first_reply: '4' },
      unqualified: 'wrong_category',
    });
    expect(Object.keys(ratings[1].answers)).toHaveLength(7);
    expect(existsSync(audit(place, 'drafts/li.wei.yaml'))).toBe(false);

    const changed = (readdirSync(place.folder, { recursive: true }) as string[])
      .filter((name) => !before.includes(name) && statSync(join(place.folder, name)).isFile())
      .sort();
    expect(changed).toEqual([
      'audits/november/drafts/.gitignore',
      'audits/november/scores/li.wei.yaml',
      'first.bytes',
      'second.bytes',
    ]);
    for (const name of changed.slice(1)) {
      const bytes = readFileSync(join(place.folder, name), 'utf8');
      expect(bytes.length).toBeGreaterThan(300);
      expect(bytes).not.toMatch(/OTHERS-SECRET|zhao/);
    }
    expect(place.run(['audit', 'submit', 'november', '--rater', 'li.wei', '--scores', 'z.yaml']).code).toBe(5);
    const again = new Terminal(place, SCORE);
    await again.shows('exit=5');
    place.done(['audit', 'close', 'november']);
    expect(place.done(['audit', 'report', 'november']).tickets).toHaveLength(2);
  });

  test('Ctrl-C keeps what was answered, and gives the terminal back', async () => {
    const place = audited();
    const terminal = new Terminal(place, `${SCORE} --lang zh`, { width: 120, height: 40 });
    expect(await terminal.shows('第 1/2 张工单，第 1/7 题')).toMatch(/每晚八点后断网.*│/);
    terminal.type('n');
    await terminal.shows('第 2/7 题');
    terminal.type('c', 'h', 'a', 'l', 'f', 'C-c');
    await terminal.shows('exit=130');
    expect(terminal.screen()).toContain('已保存，还有 13 题');
    expect([terminal.state('alternate_on'), terminal.state('cursor_flag')]).toEqual(['0', '1']);
    expect(read(place, 'drafts/li.wei.yaml').ratings).toMatchObject([
      { answers: { elements_complete: 'no' }, comment: null },
    ]);
  });

  test('SIGTERM too, and the program has ended by it', async () => {
    const place = audited();
    const terminal = new Terminal(place, SCORE);
    await terminal.shows('question 1 of 7');
    terminal.type('y');
    await terminal.shows('question 2 of 7');
    terminal.signal('SIGTERM');
    await terminal.shows('exit=143');
    expect([terminal.state('alternate_on'), terminal.state('cursor_flag')]).toEqual(['0', '1']);
    expect(read(place, 'drafts/li.wei.yaml').revision).toBe(1);
    // Echo and lines are the shell's again.
    terminal.type('-l', 'typed later');
    await terminal.shows('typed later');
  });

  test('draws anew in a window of another size, and moves a long ticket', async () => {
    const place = new Place();
    place.log({ description: Array.from({ length: 60 }, (_, line) => `line ${line}.`).join('\n') });
    place.done(['audit', 'plan', 'november', '--size', '1', '--seed', '3', '--raters', 'li.wei']);
    const terminal = new Terminal(place, SCORE, { width: 120, height: 30 });
    expect(await terminal.shows('more below')).toContain('│');
    terminal.resize(80, 24);
    await sleep(300);
    const narrow = await terminal.shows('question 1 of 7');
    expect(narrow).not.toContain('│');
    expect(narrow.split('\n')[1]).toMatch(/^─{80}$/);
    terminal.type('NPage', 'NPage', 'NPage', 'NPage', 'NPage', 'NPage', 'NPage', 'NPage', 'NPage', 'NPage', 'NPage');
    expect(await terminal.shows('First reply')).toContain('more above');
    terminal.type('Up');
    await terminal.shows('more below');
  });

  test('keys of a real terminal: arrows, Escape, what is pasted', async () => {
    const place = audited();
    const terminal = new Terminal(place, SCORE);
    await terminal.shows('question 1 of 7');
    terminal.type('Right', 'Right', 'Left');
    await terminal.shows('question 2 of 7');
    terminal.paste('yyyyqqqq');
    terminal.type('u', 'Down', 'Down', 'Down', 'Escape');
    await sleep(400);
    terminal.type('u', 'Down', 'Enter');
    await terminal.shows('Unqualified: An element is missing');
    terminal.type('c');
    terminal.paste('one\ntwo');
    terminal.type('Home', 'x', 'BSpace', '>', 'Enter');
    await terminal.shows('Comment: >one two');
    expect(terminal.screen()).toContain('question 2 of 7');
    terminal.type('?');
    await terminal.shows('any key: back to the question');
    terminal.type('z', 'r', 'h');
    await terminal.shows('0 of 14 answered');
    terminal.type('n', 'q');
    await terminal.shows('exit=0');
    expect(read(place, 'drafts/li.wei.yaml').ratings).toMatchObject([
      { answers: {}, unqualified: 'missing_element', comment: '>one two' },
    ]);
  });

  test('ends when the audit is closed meanwhile, or another terminal of the same rater came between', async () => {
    const place = audited();
    const [first, second] = [new Terminal(place, SCORE), new Terminal(place, SCORE)];
    for (const terminal of [first, second]) await terminal.shows('question 1 of 7');
    first.type('y');
    await first.shows('question 2 of 7');
    second.type('n');
    await second.shows('exit=4');
    expect(second.screen()).toContain('another terminal');
    expect(second.state('alternate_on')).toBe('0');
    handInOther(place);
    place.done(['audit', 'close', 'november', '--without-missing']);
    first.type('y');
    await first.shows('exit=5');
    expect(existsSync(audit(place, 'drafts'))).toBe(false);
    expect(existsSync(audit(place, 'scores/li.wei.yaml'))).toBe(false);
  });

  test('hands in nothing that another terminal has changed since', async () => {
    const place = audited();
    const earlier = new Terminal(place, SCORE);
    await earlier.shows('question 1 of 7');
    earlier.type('y', 'q');
    await earlier.shows('exit=0');
    const [first, second] = [new Terminal(place, SCORE), new Terminal(place, SCORE)];
    for (const terminal of [first, second]) await terminal.shows('question 2 of 7');
    first.type('n');
    await first.shows('question 3 of 7');
    second.type('r', 'h', 'y');
    await second.shows('exit=4');
    expect(second.screen()).toContain('plaint audit score november --as li.wei');
    expect(existsSync(audit(place, 'scores/li.wei.yaml'))).toBe(false);
    const { ratings } = read(place, 'drafts/li.wei.yaml');
    expect(ratings[0].answers).toEqual({ elements_complete: 'yes', category_right: 'no' });
    first.type('r', 'h', 'y');
    await first.shows('exit=0');
    expect(read(place, 'scores/li.wei.yaml').ratings[0].answers).toMatchObject({ category_right: 'no' });
  });

  test('asks a rater for their own tickets only', async () => {
    const place = audited(1);
    for (let i = 1; i < 5; i++) place.log({ title: `Complaint ${i}`, customer: `CU-${i}` });
    const draw = ['--size', '5', '--seed', '3', '--overlap', '1', '--raters', 'li.wei,zhao.min'];
    const { tickets } = place.done(['audit', 'plan', 'december', ...draw]);
    const own = tickets.filter(({ raters }: { raters?: string[] }) => !raters || raters.includes('li.wei'));
    const terminal = new Terminal(place, 'audit score december --rater li.wei --as li.wei');
    await terminal.shows('ticket 1 of 3, question 1 of 7');
    for (const [index, { id }] of own.entries()) {
      expect(await terminal.shows(`ticket ${index + 1} of 3`)).toContain(id);
      terminal.type(...WHOLE);
    }
    await terminal.shows('21 of 21 answered');
    terminal.type('h', 'y');
    await terminal.shows('exit=0');
    const scores = parse(readFileSync(join(place.folder, 'audits/december/scores/li.wei.yaml'), 'utf8'));
    const scored = scores.ratings.map(({ ticket }: { ticket: string }) => ticket);
    expect(scored).toEqual(own.map(({ id }: { id: string }) => id));
  });

  test('wants a terminal for what it draws on too', async () => {
    const terminal = new Terminal(audited(), `${SCORE} 2>error.txt`);
    await terminal.shows('exit=2');
  });
});
