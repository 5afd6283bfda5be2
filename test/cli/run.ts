import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Config } from '@oclif/core';
import { onTestFinished, vi } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

type Runnable = typeof Command & { run(argv: string[], config: Config): Promise<unknown> };

/** The class of a command, from its source. */
export async function commandClass(id: string): Promise<Runnable> {
  const path = `../../src/commands/${id.replaceAll(':', '/')}.ts`;
  return (await import(path)).default as Runnable;
}

/** Every command by its id, from the manifest. */
export async function commandIds(): Promise<string[]> {
  return (await Config.load({ root: ROOT })).commandIDs;
}

/** A store in a temporary folder on which commands run in this process, from their sources. */
export class CliDesk {
  readonly folder = mkdtempSync(join(tmpdir(), 'plaint-cli-'));

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  static async make(...flags: string[]): Promise<CliDesk> {
    const desk = new CliDesk();
    const made = await desk.run('init', [desk.folder, '--zone', 'Asia/Shanghai', '--language', 'en', ...flags]);
    if (made.code !== 0) throw new Error(made.stderr);
    return desk;
  }

  async run(id: string, argv: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const written = { stdout: '', stderr: '' };
    const catching = (stream: 'stdout' | 'stderr') =>
      vi.spyOn(process[stream], 'write').mockImplementation((text) => {
        written[stream] += String(text);
        return true;
      });
    const spies = [catching('stdout'), catching('stderr')];
    vi.stubEnv('PLAINT_STORE', this.folder);
    vi.stubEnv('PLAINT_USER', 'li.wei');
    vi.stubEnv('PLAINT_NOW', '2026-11-20T10:00');
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const before = process.exitCode;
    try {
      process.exitCode = 0;
      const commandToRun = await commandClass(id);
      commandToRun.id = id;
      await commandToRun.run(argv, await Config.load({ root: ROOT }));
      return { code: Number(process.exitCode ?? 0), ...written };
    } finally {
      process.exitCode = before;
      vi.unstubAllEnvs();
      for (const spy of spies) spy.mockRestore();
    }
  }

  /** The `data` of what must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into the JSON that users see
  async data(id: string, argv: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<any> {
    const { code, stdout } = await this.run(id, [...argv, '--json'], env);
    const document = JSON.parse(stdout);
    if (!document.ok) throw new Error(`exit ${code}: ${stdout}`);
    return document.data;
  }

  async log(
    facts: Record<string, string> = {},
    now = '2026-11-20T10:00',
    env: NodeJS.ProcessEnv = {},
  ): Promise<string> {
    const flags = { title: 'Charged twice', channel: 'phone', category: 'process/billing', customer: 'CU-1', ...facts };
    const argv = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
    return (await this.data('log', argv, { PLAINT_NOW: now, ...env })).id;
  }
}
