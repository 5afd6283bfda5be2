import { createHash } from 'node:crypto';
import { isComplaintId } from '../complaint/id.js';
import { Problem } from '../problem.js';

/** The version of the format that is written. */
const FORMAT = 1;

/** A complaint as it was at some time: the hashes of the events that were last then, in order. They stand for all before them. */
export interface SealedComplaint {
  id: string;
  heads: readonly string[];
}

/** What a store held at some time, in one hash. */
export interface Seal {
  at: string;
  by: string;
  events: number;
  complaints: readonly SealedComplaint[];
}

/** A seal as it was read. */
export interface ReadSeal extends Seal {
  /** The hash that it states, in hexadecimal. */
  root: string;
  /** Whether that, and its counts, are still those of its lines. */
  whole: boolean;
}

/** SHA-256 in hexadecimal over the lines `id head head...`, sorted by their bytes, each ended by a line feed. */
export function rootOf(complaints: readonly SealedComplaint[]): string {
  return sha256(linesOf(complaints));
}

/** A seal as text: what it is, an empty line, and then exactly the lines that its root is the hash of. */
export function sealText({ at, by, events, complaints }: Seal): string {
  const head = [
    `plaint-seal: ${FORMAT}`,
    `at: ${at}`,
    `by: ${by.replaceAll(/[\s\p{Cc}]+/gu, ' ')}`,
    `complaints: ${complaints.length}`,
    `events: ${events}`,
    `root: sha256 ${rootOf(complaints)}`,
  ];
  return `${head.join('\n')}\n\n${linesOf(complaints)}`;
}

/** Reads a seal. Refuses what is none; one that was altered is read as far as it can be, and says so. */
export function readSeal(text: string, file: string): ReadSeal {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const empty = lines.indexOf('');
  const fields = lines.slice(0, Math.max(0, empty)).map((line) => /^([a-z-]+): (.*)$/.exec(line)?.slice(1) ?? []);
  const { 'plaint-seal': format, at, by, events, complaints: count, root: stated } = Object.fromEntries(fields);
  const root = /^sha256 ([0-9a-f]{64})$/.exec(stated ?? '')?.[1];
  if (Number(format) > FORMAT) {
    throw new Problem('store_format_newer', { file, found: Number(format), supported: FORMAT });
  }
  if (Number(format) !== FORMAT || at === undefined || by === undefined || root === undefined) {
    throw new Problem('seal_invalid', { file });
  }
  const body = lines.slice(empty + 1);
  const complaints = body.flatMap((line): SealedComplaint[] => {
    const [id = '', ...heads] = line.split(' ');
    return isComplaintId(id) ? [{ id, heads }] : [];
  });
  const whole = sha256(body.join('\n')) === root && Number(count) === complaints.length;
  return { at, by, events: Number(events), complaints, root, whole };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function linesOf(complaints: readonly SealedComplaint[]): string {
  const lines = complaints.map(({ id, heads }) => `${id} ${[...heads].sort().join(' ')}\n`);
  return lines.sort().join('');
}
