import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headsOf, recordEvents, versionOf } from '../../../src/core/complaint/chain.js';
import type { ComplaintEvent } from '../../../src/core/complaint/events.js';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import { joinComplaints } from '../../../src/core/complaint/join.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { Prover } from '../../../src/core/evidence/prove.js';
import { readSeal, rootOf, sealText } from '../../../src/core/evidence/seal.js';
import { World } from '../../world.js';

const world = new World();
const [first, second] = [world.given(), world.given().when({ type: 'assign', to: 'li.wei' })];
const complaints = [first.complaint, second.complaint];

function prove(found: readonly Complaint[], seal: string | null = null, only: Set<string> | null = null) {
  const prover = new Prover(seal === null ? null : readSeal(seal, 'seal.txt'));
  for (const complaint of found) prover.add(complaint, versionOf(complaint));
  return prover.end(only, 'seal.txt');
}

const sealed = (found: readonly Complaint[]) => {
  const { complaints: lines, events } = prove(found);
  return sealText({ at: '2026-11-20T10:00:00+08:00', by: 'li.wei', events, complaints: lines });
};
const codes = (found: readonly Complaint[], seal: string, only: Set<string> | null = null) =>
  prove(found, seal, only).findings.map(({ code, args }) => [code, (args as { id?: string }).id ?? null]);

/** The complaint with one event said differently, and every hash made anew, as somebody would who knows how. */
function forged(complaint: Complaint): Complaint {
  const events = complaint.history.map(({ hash, after, ...event }) =>
    event.type === 'logged' ? { ...event, facts: { ...event.facts, title: 'Nothing much' } } : event,
  ) as ComplaintEvent[];
  return recordEvents(null, events);
}

describe('a seal', () => {
  test('says what it is, and is the hash of its own lines', () => {
    const text = sealed(complaints);
    const lines = complaints.map((complaint) => `${complaint.id} ${headsOf(complaint).join(' ')}\n`).join('');
    const root = createHash('sha256').update(lines).digest('hex');
    expect(text).toBe(
      `plaint-seal: 1\nat: 2026-11-20T10:00:00+08:00\nby: li.wei\ncomplaints: 2\nevents: 7\nroot: sha256 ${root}\n\n${lines}`,
    );
    expect(readSeal(text, 'seal.txt')).toMatchObject({ root, whole: true, events: 7, by: 'li.wei' });
  });

  test('is the same in whatever order complaints and heads come', () => {
    const [a, b] = [
      { id: 'C-261120-AAAAA', heads: ['y', 'x'] },
      { id: 'C-261120-BBBBB', heads: ['z'] },
    ];
    expect(rootOf([a, b])).toBe(rootOf([b, { ...a, heads: ['x', 'y'] }]));
    const bytes = 'C-261120-AAAAA x y\nC-261120-BBBBB z\n';
    expect(rootOf([b, a])).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('of nothing is one too', () => {
    expect(readSeal(sealed([]), 'seal.txt')).toMatchObject({ whole: true, complaints: [] });
  });

  test('nobody can put a line into it by way of a name', () => {
    const text = sealText({ at: '2026-11-20T10:00:00+08:00', by: 'li\n\nC-261120-AAAAA x', events: 0, complaints: [] });
    expect(readSeal(text, 'seal.txt')).toMatchObject({ by: 'li C-261120-AAAAA x', complaints: [], whole: true });
  });

  test('other ends of lines and a byte order mark change nothing', () => {
    const text = `\uFEFF${sealed(complaints).replaceAll('\n', '\r\n')}`;
    expect(readSeal(text, 'seal.txt').whole).toBe(true);
    expect(prove(complaints, text).findings).toEqual([]);
  });

  test.each([
    ['empty', ''],
    ['something else', 'hello\n\nworld\n'],
    ['without a root', 'plaint-seal: 1\nat: x\nby: y\n\n'],
  ])('a file that is %s is none', (_name, text) => {
    expect(() => readSeal(text, 'seal.txt')).toThrow(/seal_invalid/);
  });

  test('one from the future is refused, not guessed at', () => {
    const text = sealed(complaints).replace('plaint-seal: 1', 'plaint-seal: 2');
    expect(() => readSeal(text, 'seal.txt')).toThrow(/store_format_newer/);
  });

  test.each<[string, (text: string) => string]>([
    ['a line taken out', (text) => text.replace(/^C-.*\n/m, '')],
    ['a line put in', (text) => `${text}C-261120-ZZZZZ x\n`],
    ['a line altered', (text) => text.replace(/^(C-\S+) ./m, '$1 !')],
    ['a line made unreadable', (text) => text.replace(/^C-/m, 'X-')],
    ['a root made up', (text) => text.replace(/sha256 ../, 'sha256 00')],
    ['another count', (text) => text.replace('complaints: 2', 'complaints: 3')],
  ])('altered (%s) proves nothing, and says so', (_name, alter) => {
    const text = alter(sealed(complaints));
    expect(text).not.toBe(sealed(complaints));
    expect(codes(complaints, text)).toEqual([['seal_altered', null]]);
  });
});

describe('against a seal', () => {
  test('work that went on, and complaints that came later, are no finding', () => {
    const seal = sealed(complaints);
    const later = [first.when({ type: 'note', text: 'seen' }).complaint, second.complaint, world.given().complaint];
    expect(codes(later, seal)).toEqual([]);
  });

  test('two sides that were joined since are no finding', () => {
    const [ours, theirs] = [
      second.when({ type: 'note', text: 'ours' }).complaint,
      second.when({ type: 'note', text: 'theirs' }).complaint,
    ];
    const joined = joinComplaints(ours, theirs);
    for (const seal of [sealed([ours]), sealed([theirs]), sealed([second.complaint]), sealed([joined])]) {
      expect(codes([joined], seal)).toEqual([]);
    }
    expect(codes([ours], sealed([joined]))).toEqual([['sealed_changed', joined.id]]);
  });

  test('a complaint that is gone is named', () => {
    expect(codes([first.complaint], sealed(complaints))).toEqual([['sealed_missing', second.complaint.id]]);
    expect(codes([first.complaint], sealed(complaints), new Set([first.complaint.id]))).toEqual([]);
  });

  test('a whole new history, right in itself, is named', () => {
    const fake = forged(second.complaint);
    expect(prove([fake]).findings).toEqual([]);
    expect(codes([first.complaint, fake], sealed(complaints))).toEqual([['sealed_changed', fake.id]]);
  });

  test('events cut off its end are named, also where what is said of the end was changed with them', () => {
    const cut = foldHistory(second.complaint.history.slice(0, -1));
    expect(prove([cut]).findings).toEqual([]);
    expect(codes([first.complaint, cut], sealed(complaints))).toEqual([['sealed_changed', cut.id]]);
  });

  test('a hash that is only written there does not pass for the event', () => {
    const { id, history } = second.complaint;
    const altered = foldHistory(history.map((event) => (event.type === 'assigned' ? { ...event, to: 'x' } : event)));
    expect(codes([first.complaint, altered], sealed(complaints))).toEqual([
      ['event_altered', id],
      ['sealed_changed', id],
    ]);
  });
});

test('what can not be read keeps the root from being told: it would be that of a part', () => {
  const prover = new Prover(null);
  prover.add(first.complaint, null);
  prover.addUnreadable({ file: 'x.yaml', line: 3, reason: 'id' });
  expect(prover.end(null, '')).toMatchObject({ root: null, findings: [{ code: 'unreadable' }] });
});
