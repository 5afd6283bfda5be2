import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the program keeps for later while it is tested lies apart from what the developer's own one keeps, and goes away. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-cache-'));
  process.env.PLAINT_CACHE_DIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
