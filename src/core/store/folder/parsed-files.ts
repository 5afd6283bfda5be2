import { createHash } from 'node:crypto';
import { parsePolicyFile } from './adapters.js';
import type { CacheFolder } from './cache-folder.js';

const FILE = 'parsed.json';
/** More than a store has; beyond it old ones are let go. */
const MOST = 200;

/** Remembers what the texts of YAML files say, so that most commands need no YAML at all. */
export class ParsedFiles {
  private known: Record<string, unknown> | null = null;

  constructor(private readonly cache: CacheFolder) {}

  /** The data of a text; see `parsePolicyFile`. */
  async parse(text: string, file: string, name: string): Promise<unknown> {
    this.known ??= this.load();
    const key = createHash('sha256').update(text).digest('base64url');
    if (Object.hasOwn(this.known, key)) return this.known[key];
    const data = await parsePolicyFile(text, file, name);
    if (Object.keys(this.known).length >= MOST) this.known = {};
    this.known[key] = data;
    this.cache.write(FILE, JSON.stringify(this.known));
    return data;
  }

  private load(): Record<string, unknown> {
    try {
      return JSON.parse(this.cache.readText(FILE) ?? '{}');
    } catch {
      return {};
    }
  }
}
