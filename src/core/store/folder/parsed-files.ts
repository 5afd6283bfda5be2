import { createHash } from 'node:crypto';
import { parsePolicyFile } from './adapters.js';
import type { CacheFolder } from './cache-folder.js';

const FILE = 'parsed.json';
/** More than a store has; beyond it old ones are let go. */
const MOST = 200;

/** Remembers what files that people write say, once they have been parsed and found right, so that most commands need no YAML. */
export class ParsedFiles {
  private known: Record<string, unknown> | null = null;

  constructor(
    private readonly cache: CacheFolder,
    /** Which release of the program this is: another one may read them otherwise. */
    private readonly release: string,
  ) {}

  /** What `check` makes of the data of a text. It must be plain data. For `file` and `name` see `parsePolicyFile`. */
  async read<T>(text: string, file: string, name: string, check: (data: unknown) => T): Promise<T> {
    this.known ??= this.load();
    const key = createHash('sha256').update(`${this.release}\n${name}\n${text}`).digest('base64url');
    if (Object.hasOwn(this.known, key)) return this.known[key] as T;
    const checked = check(await parsePolicyFile(text, file, name));
    if (Object.keys(this.known).length >= MOST) this.known = {};
    this.known[key] = checked;
    this.cache.write(FILE, JSON.stringify(this.known));
    return checked;
  }

  private load(): Record<string, unknown> {
    try {
      return JSON.parse(this.cache.readText(FILE) ?? '{}');
    } catch {
      return {};
    }
  }
}
