import { createHash } from 'node:crypto';

/** What a file looked like when it was read. */
export interface Source {
  size: number;
  /** The later of its two times of change, in milliseconds by the clock of whoever serves the files. */
  changed: number;
  /** When it was read, in milliseconds by this machine's clock; 0: settled, what was read can be trusted while the rest fits. */
  read: number;
  /** Of the text. */
  hash: string;
}

/**
 * Clocks of network drives may count whole seconds, and some round to two. Two changes within that time can leave the same time of
 * change and the same size, so what was read so soon after a change is read once more.
 */
const GRAIN = 2000;

/** Whether a file looks as it did. */
export function looksLike(source: Source, file: { size: number; changed: number }): boolean {
  return source.size === file.size && source.changed === file.changed;
}

/**
 * What a file looked like when it was read just now. `latest`: the latest time of change seen anywhere in the store before it was
 * read. The serving clock had reached that, so a file changed well before then can't be changed again without showing it.
 */
export function sourceOf(text: string | Buffer, file: { size: number; changed: number }, latest: number, now: number) {
  const settled = file.changed + GRAIN < latest;
  return { ...file, read: settled ? 0 : now, hash: hashOfText(text) };
}

/**
 * A source read again and found the same. Enough time has passed on this machine since it was read first: then the serving clock
 * has moved on as well, however far the two are apart.
 */
export function confirmed(source: Source, now: number): Source {
  return now - source.read >= GRAIN ? { ...source, read: 0 } : source;
}

export function hashOfText(text: string | Buffer): string {
  return createHash('sha1').update(text).digest('base64url');
}
