import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { parseText } from './adapters.js';
import type { CacheFolder } from './cache-folder.js';

const FILE = 'documents.jsonl';
/** With fewer new ones it takes longer to write the file than to parse them again. */
const FEWEST_NEW = 50;
/** Characters of a hash. */
const KEY = 43;

/**
 * Remembers what the YAML of live complaints says, since parsing takes most of the time of whatever reads thousands of them. A line for each
 * text: its SHA-256, then its data as JSON. What is found by the hash of a text is what that text says, whenever it was kept.
 */
export class ParsedDocuments {
  private kept: string | null = null;
  /** Where in `kept` the data of a text begin and end. */
  private readonly places = new Map<string, [start: number, end: number]>();
  private readonly used: string[] = [];
  private readonly made: string[] = [];

  constructor(private readonly cache: CacheFolder) {}

  /** The data of a YAML text; `file` is named where it is damaged. */
  async parse(text: string, file: string): Promise<unknown> {
    if (this.kept === null) this.load();
    const key = createHash('sha256').update(text).digest('base64url');
    const known = this.recall(key);
    if (known !== undefined) return known;
    const data = await parseText(text, 'yaml', file);
    const json = JSON.stringify(data) ?? 'null';
    // YAML can say what JSON can't.
    if (isDeepStrictEqual(JSON.parse(json), data)) this.made.push(`${key}${json}\n`);
    return data;
  }

  /** Keeps what was asked for, if enough of it is new; beside all that was kept before where only some documents were asked for. */
  save(asked: 'all' | 'some'): void {
    if (this.made.length < FEWEST_NEW) return;
    const lines = (asked === 'all' ? this.used : [...this.places.keys()]).map((key) => {
      const [start, end] = this.places.get(key) ?? [0, 0];
      return `${key}${(this.kept ?? '').slice(start, end)}\n`;
    });
    this.cache.write(FILE, [...lines, ...this.made].join(''));
  }

  private recall(key: string): unknown {
    const place = this.places.get(key);
    if (!place) return undefined;
    try {
      const data: unknown = JSON.parse((this.kept ?? '').slice(...place));
      this.used.push(key);
      return data;
    } catch {
      // The file was damaged there: as if it had never been kept.
      return undefined;
    }
  }

  private load(): void {
    this.kept = this.cache.readText(FILE) ?? '';
    let start = 0;
    for (let end = this.kept.indexOf('\n'); end >= 0; end = this.kept.indexOf('\n', start)) {
      this.places.set(this.kept.slice(start, start + KEY), [start + KEY, end]);
      start = end + 1;
    }
  }
}
