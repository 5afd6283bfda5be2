import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A user's folder for what can be worked out again. Nothing in it is ever needed: where it can't be read or written, everything
 * goes on without. Files are replaced whole, so that others may read and write at the same time.
 */
export class CacheFolder {
  constructor(private readonly folder: string | null) {}

  /** Where a file of this name lies; null where nothing is kept. */
  path(name: string): string | null {
    return this.folder === null ? null : join(this.folder, name);
  }

  readText(name: string): string | null {
    const file = this.path(name);
    try {
      return file === null ? null : readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  }

  /** Forgets everything. */
  clear(): void {
    const { folder } = this;
    if (folder !== null) attempt(() => rmSync(folder, { recursive: true, force: true }));
  }

  write(name: string, content: string | Buffer): void {
    const file = this.path(name);
    if (this.folder === null || file === null) return;
    const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(temporary, content, { mode: 0o600 });
      renameSync(temporary, file);
    } catch {
      attempt(() => rmSync(temporary, { force: true }));
    }
  }
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // What can't be tidied up stays: it harms nobody.
  }
}
