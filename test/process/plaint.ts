import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The built program, run by this Node or the one named in PLAINT_TEST_NODE. */
export const NODE = process.env.PLAINT_TEST_NODE ?? process.execPath;
export const BIN = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

export const NOW = '2026-11-20T10:00';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Options {
  env?: NodeJS.ProcessEnv;
  input?: string;
  /** Another copy of the program. */
  bin?: string;
}

const ENV = { ...process.env, PLAINT_NOW: NOW, PLAINT_USER: 'li.wei', PLAINT_STORE: '', LANG: 'C.UTF-8', TZ: 'UTC' };

/** A store of its own for one test, taken away afterwards. */
export class Place {
  readonly folder: string;

  constructor(init = true) {
    this.folder = mkdtempSync(join(tmpdir(), 'plaint-test-'));
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    if (init) this.done(['init', '--zone', 'Asia/Shanghai', '--language', 'en']);
  }

  run(args: readonly string[], { env = {}, input = '', bin = BIN }: Options = {}): Ended {
    const options = { cwd: this.folder, env: { ...ENV, ...env }, encoding: 'utf8', input, maxBuffer: 1 << 28 } as const;
    const { status, stdout, stderr } = spawnSync(NODE, [bin, ...args], options);
    return { code: status, stdout, stderr };
  }

  /** Runs what must succeed, and gives its `data`. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into the JSON that users see
  done(args: readonly string[], options: Options = {}): any {
    const { code, stdout, stderr } = this.run([...args, '--json'], options);
    if (code !== 0) throw new Error(`exit ${code}: ${stdout}${stderr}`);
    return JSON.parse(stdout).data;
  }

  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(NODE, [BIN, ...args], { cwd: this.folder, env: { ...ENV, ...env } });
  }

  log(facts: Record<string, string> = {}, now = NOW): string {
    const flags = { title: 'Charged twice', channel: 'phone', category: 'process/billing', customer: 'CU-1', ...facts };
    const args = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
    return this.done(['log', ...args], { env: { PLAINT_NOW: now } }).id;
  }
}

export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}
