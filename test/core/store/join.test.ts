import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { verifyHistory } from '../../../src/core/complaint/chain.js';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { fromDocument, handEdits, headIn, toArchived, toDocument } from '../../../src/core/store/folder/document.js';
import { joinFiles } from '../../../src/core/store/folder/join.js';
import { editYaml } from '../../../src/core/store/folder/yaml-edit.js';
import { World } from '../../world.js';
import { doing, steps } from '../complaint/sides.js';

const world = new World();
const { nextDue } = world.context('2026-11-20 09:00').clocks;
const base = world.given().when({ type: 'assign', to: 'li.wei' }, '2026-11-20 09:00').complaint;
const [FILE, JSON_FILE] = [`complaints/2026/11/${base.id}.yaml`, `complaints/2026/11/${base.id}.json`];

const dueOf = (complaint: Complaint) => nextDue(complaint, '2026-11-20T09:30:00+08:00');
const documentOf = (complaint: Complaint, kept = {}) => toDocument({ complaint, due: dueOf(complaint) }, kept);
const yaml = (complaint: Complaint) => stringify(documentOf(complaint), { lineWidth: 0, aliasDuplicateObjects: false });
const json = (complaint: Complaint) => `${JSON.stringify(documentOf(complaint), null, 2)}\n`;
const before = { yaml: yaml(base), json: json(base) };

/** The text after a command, written into the text that was there, as the store does it. */
function did(text: string, ...commands: ComplaintCommand[]): string {
  const data = parse(text);
  const complaint = doing(
    world,
    fromDocument(data, FILE),
    commands.map((command, index) => ({ command, by: 'li.wei', minute: 20 + index })),
  );
  return editYaml(text, documentOf(complaint, data), { lineWidth: 0 });
}

const join = (ours: string, theirs: string, from: string | null = before.yaml, file = FILE) =>
  joinFiles({ base: from, ours, theirs }, file, nextDue);
/** Joined both ways, which must come to the same. */
const joined = async (ours: string, theirs: string, from: string | null = before.yaml): Promise<string> => {
  const text = await join(ours, theirs, from);
  expect(await join(theirs, ours, from)).toBe(text);
  return text;
};

const note = (text: string): ComplaintCommand => ({ type: 'note', text });

describe('documents', () => {
  test('whatever two sides did, both come to the same bytes, which are as if plaint had written them', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, steps, async (shared, first, second) => {
        const from = doing(world, base, shared);
        const [ours, theirs] = [doing(world, from, first), doing(world, from, second)];
        const text = await joined(yaml(ours), yaml(theirs), yaml(from));
        const data = parse(text);
        const complaint = fromDocument(data, FILE);
        expect(verifyHistory(complaint, headIn(data))).toEqual([]);
        expect(handEdits(data, complaint)).toEqual({});
        expect(data.standing).toMatchObject({ status: complaint.status, owner: complaint.owner });
        expect(stringify(data, { lineWidth: 0, aliasDuplicateObjects: false })).toBe(text);

        const asJson = await join(json(ours), json(theirs), json(from), JSON_FILE);
        expect(await join(json(theirs), json(ours), json(from), JSON_FILE)).toBe(asJson);
        expect(JSON.parse(asJson)).toEqual(data);
        expect(await join(text, yaml(ours), yaml(from))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  test('when it is due follows from the policies and the last event, not from the clock', async () => {
    const text = await joined(
      did(before.yaml, note('a')),
      did(before.yaml, { type: 'edit', changes: { priority: 'urgent' } }),
    );
    const complaint = fromDocument(parse(text), FILE);
    expect(parse(text).standing.due).toBe(nextDue(complaint, complaint.history.at(-1)!.at));
    expect(parse(text).standing.due).not.toBeNull();
  });

  test('a file that both sides made for the same complaint, with nothing before', async () => {
    expect(parse(await joined(did(before.yaml, note('a')), did(before.yaml, note('b')), null)).history).toHaveLength(
      base.history.length + 2,
    );
    expect(await joined(did(before.yaml, note('a')), did(before.yaml, note('b')), '<<<<<<< ours\n')).toBe(
      await joined(did(before.yaml, note('a')), did(before.yaml, note('b')), ''),
    );
  });
});

describe('what people wrote by hand', () => {
  const titled = (text: string, title: string) => text.replace('title: Charged twice for November', `title: ${title}`);

  test('a fact changed on one side stays changed, with what the other side recorded', async () => {
    const text = await joined(titled(before.yaml, 'Charged thrice'), did(before.yaml, note('b')));
    const data = parse(text);
    expect(data.complaint.title).toBe('Charged thrice');
    expect(handEdits(data, fromDocument(data, FILE))).toEqual({ title: 'Charged thrice' });
  });

  test('a fact taken away, and one added, too', async () => {
    const ours = before.yaml.replace(/^ {2}remedy: .*\n/m, '');
    const theirs = before.yaml.replace(/^ {2}remedy:/m, '  branch: North\n  remedy:');
    const { complaint } = parse(await joined(ours, theirs));
    expect(complaint).toMatchObject({ branch: 'North' });
    expect(complaint).not.toHaveProperty('remedy');
  });

  test('changed on both sides: the same way stays, two ways are left to people', async () => {
    const ours = did(titled(before.yaml, 'Charged thrice'), note('a'));
    expect(parse(await joined(ours, titled(before.yaml, 'Charged thrice'))).complaint.title).toBe('Charged thrice');
    await expect(join(ours, titled(before.yaml, 'Charged often'))).rejects.toThrow(/join_facts_differ.*title/);
  });

  test('recorded on one side meanwhile, it is no longer a change by hand', async () => {
    const edited = titled(before.yaml, 'Charged thrice');
    const adopted = did(edited, { type: 'edit', changes: { title: 'Charged thrice' } });
    const ours = did(adopted, { type: 'edit', changes: { title: 'Charged four times' } });
    const data = parse(await joined(ours, did(edited, note('b')), edited));
    expect(handEdits(data, fromDocument(data, FILE))).toEqual({});
    expect(data.complaint.title).toBe('Charged four times');
  });

  test('comments, quotes and unknown fields of either side stay', async () => {
    const ours = did(`# ask the bank first\n${before.yaml}folder_no: 17\n`, note('ours'));
    const theirs = did(before.yaml, note('theirs')).replace(
      /^( *)- type: noted/m,
      '$1# heard on the phone\n$1- type: noted',
    );
    const text = await joined(ours, `${theirs}shelf: "B 12"\n`);
    expect(text).toMatch(/^# ask the bank first\n/);
    expect(text).toMatch(/# heard on the phone\n *- type: noted\n.*\n.*\n *text: theirs/);
    expect(text).toContain('shelf: "B 12"');
    expect(parse(text)).toMatchObject({ folder_no: 17, shelf: 'B 12' });
  });

  test('the same comments on both sides stay once, and both come to the same', async () => {
    const commented = before.yaml.replace('history:', '# do not call before ten\nhistory: # what happened');
    const text = await joined(did(commented, note('a')), did(commented, note('b')), commented);
    expect(text.match(/do not call before ten/g)).toHaveLength(1);
    expect(text).toContain('# what happened');
  });

  test('unknown fields that both changed are left to people, unless to the same', async () => {
    const [mine, yours] = [`${did(before.yaml, note('a'))}shelf: A\n`, `${before.yaml}shelf: B\n`];
    await expect(join(mine, yours)).rejects.toThrow(/join_fields_differ.*shelf/);
    expect(parse(await join(mine, yours, `${before.yaml}shelf: B\n`)).shelf).toBe('A');
  });

  test('anchors and the ends of lines', async () => {
    const anchored = before.yaml.replace('owner: li.wei', 'owner: &who li.wei').replace('by: li.wei', 'by: *who');
    expect(parse(await join(did(before.yaml, note('a')), anchored)).history).toHaveLength(base.history.length + 1);
    const windows = did(before.yaml, note('a')).replaceAll('\n', '\r\n');
    expect((await join(windows, did(before.yaml, note('b')))).replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('a damaged side and a file that is no complaint are not joined', async () => {
    await expect(join('id: [', before.yaml)).rejects.toThrow(/document_damaged/);
    await expect(join(before.yaml, before.yaml, null, 'complaints/readme.txt')).rejects.toThrow(/join_unknown_file/);
  });
});

describe('months of the archive', () => {
  const MONTH = 'archive/2026-11.jsonl';
  const over = () => world.given().when({ type: 'resolve', outcome: 'upheld' }).when({ type: 'close' });
  const [first, second, third] = [over(), over(), over()];
  const line = (complaint: Complaint, more = {}) => JSON.stringify(toArchived(complaint, more));
  const month = (...lines: string[]) => lines.map((text) => `${text}\n`).join('');
  const rated = first.when({ type: 'rate', score: 5 }, '2026-11-20 10:00').complaint;
  const noted = first.when({ type: 'note', text: 'seen' }, '2026-11-20 11:00').complaint;
  const from = month(line(first.complaint), line(second.complaint));

  test('complaint by complaint: added, changed on one side, changed on both', async () => {
    const ours = month(line(rated, { shelf: 'A' }), line(second.complaint), line(third.complaint));
    const theirs = month(line(noted), line(second.complaint));
    const text = await join(ours, theirs, from, MONTH);
    expect(await join(theirs, ours, from, MONTH)).toBe(text);
    const documents = text
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(documents.map(({ id }) => id)).toEqual([first.complaint.id, second.complaint.id, third.complaint.id]);
    const complaint = fromDocument(documents[0], MONTH);
    expect(complaint.history.map(({ type }) => type).slice(-2)).toEqual(['rated', 'noted']);
    expect(verifyHistory(complaint, headIn(documents[0]))).toEqual([]);
    expect(documents[0].shelf).toBe('A');
    expect(documents[0]).not.toHaveProperty('complaint');
  });

  test('taken out on one side: gone, unless the other side changed it', async () => {
    const taken = month(line(second.complaint));
    expect(await join(taken, from, from, MONTH)).toBe(taken);
    expect(await join(from, taken, from, MONTH)).toBe(taken);
    await expect(join(taken, month(line(noted), line(second.complaint)), from, MONTH)).rejects.toThrow(
      /join_taken_out/,
    );
  });

  test('a damaged line that nobody touched stays; one that both changed does not join', async () => {
    const broken = '{"plaint":1,"id":"C-261120-QQQQQ", broken';
    const text = await join(
      month(line(rated), broken),
      month(line(noted), broken),
      month(line(first.complaint), broken),
      MONTH,
    );
    expect(text.split('\n')).toContain(broken);
    const wrong = line(noted).replace('"history":[', '"history":[7,');
    await expect(join(month(line(rated)), month(wrong), month(line(first.complaint)), MONTH)).rejects.toThrow(
      /document_damaged/,
    );
    await expect(join(month(line(noted), line(noted)), from, '', MONTH)).rejects.toThrow(
      /document_damaged.*2026-11.*"line":2/,
    );
  });
});
