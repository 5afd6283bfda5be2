import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PLAINT, plaint } from './plaint.js';

export interface Stress {
  writers: number;
  writes: number;
  complaints: number;
  /** Kill one writer each so many milliseconds; 0: none. */
  killEvery: number;
}

interface Outcome {
  acknowledged: number;
  killed: number;
  failed: string[];
  reads: number;
  damagedReads: number;
}

/**
 * Many processes that write notes on a few complaints at once, while others read. Every note that a process acknowledged must be
 * there afterwards, each once, and the store in order. Says what it saw, and throws where that is not so.
 */
export async function stress({ writers, writes, complaints, killEvery }: Stress): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-stress-'));
  try {
    require0(plaint(['init', '--zone', 'UTC'], {}, folder));
    const ids = Array.from({ length: complaints }, (_, number) => {
      const facts = ['--title', `Stress ${number}`, '--channel', 'phone', '--category', 'process/billing'];
      const { stdout } = require0(plaint(['log', ...facts, '--customer', `CU-${number}`, '--json'], {}, folder));
      return JSON.parse(stdout).data.id as string;
    });
    const begun = performance.now();
    const { outcome, notes } = await writeAll(folder, ids, { writers, writes, complaints, killEvery });
    const seconds = (performance.now() - begun) / 1000;
    const found = await checkNotes(folder, ids, notes);
    console.log(
      `${writers} writers x ${writes} on ${complaints} complaints in ${seconds.toFixed(1)} s: ${outcome.acknowledged} acknowledged, ` +
        `${found} found, ${outcome.killed} killed, ${outcome.reads} reads, ${outcome.damagedReads} damaged`,
    );
    const unexpected = [...outcome.failed, ...(outcome.damagedReads > 0 ? ['damaged reads'] : [])];
    if (unexpected.length > 0) throw new Error(unexpected.join('\n'));
    require0(plaint(['doctor', '--fix'], {}, folder));
    require0(plaint(['doctor'], {}, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function writeAll(folder: string, ids: readonly string[], { writers, writes, killEvery }: Stress) {
  const outcome: Outcome = { acknowledged: 0, killed: 0, failed: [], reads: 0, damagedReads: 0 };
  /** Each note's text, and whether the process that wrote it said that it had. */
  const notes = new Map<string, boolean>();
  const running = new Set<ChildProcess>();
  const run = async (args: string[]) => {
    const child = spawn(process.execPath, [PLAINT, ...args], {
      cwd: folder,
      env: { ...process.env, PLAINT_LOCK_WAIT: '120' },
    });
    let errors = '';
    child.stderr.on('data', (text) => (errors += text));
    child.stdout.resume();
    return {
      child,
      ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
      errors: () => errors,
    };
  };
  const writer = async (number: number) => {
    // Whoever was killed tries again, with another text: the first one may be there or not.
    for (let turn = 0, attempt = 1; turn < writes; attempt++) {
      const text = `note ${number}.${turn} attempt ${attempt}`;
      notes.set(text, false);
      const id = ids[(number + turn) % ids.length] ?? '';
      const { child, ended, errors } = await run(['note', id, '--text', text]);
      running.add(child);
      const code = await ended;
      running.delete(child);
      if (code === 0) {
        outcome.acknowledged++;
        notes.set(text, true);
        turn++;
      } else if (child.signalCode === 'SIGKILL') outcome.killed++;
      else {
        outcome.failed.push(`${text}: exit ${code}: ${errors()}`);
        turn++;
      }
    }
  };
  let writing = true;
  const reader = async (args: string[]) => {
    while (writing) {
      const { ended, errors } = await run(args);
      const code = await ended;
      outcome.reads++;
      if (code === 6 || /damaged/.test(errors())) outcome.damagedReads++;
    }
  };
  const killer = async () => {
    while (writing && killEvery > 0) {
      await sleep(killEvery);
      // The last few would never get through.
      const alive = running.size > writers / 2 ? [...running] : [];
      const victim = alive[randomInt(alive.length || 1)];
      victim?.kill('SIGKILL');
      if (victim) running.delete(victim);
    }
  };
  const readers = [reader(['list', '--json']), reader(['sla', 'check', '--json'])];
  const killing = killer();
  await Promise.all(Array.from({ length: writers }, (_, number) => writer(number)));
  writing = false;
  await Promise.all([...readers, killing]);
  return { outcome, notes };
}

/** How many notes there are. Throws where an acknowledged one is missing, or any is there twice. */
async function checkNotes(
  folder: string,
  ids: readonly string[],
  notes: ReadonlyMap<string, boolean>,
): Promise<number> {
  const found: string[] = [];
  for (const id of ids) {
    const { data } = JSON.parse(require0(plaint(['show', id, '--json'], {}, folder)).stdout);
    for (const event of data.history) if (event.type === 'noted') found.push(event.text);
  }
  const missing = [...notes].filter(([text, said]) => said && !found.includes(text)).map(([text]) => text);
  const twice = found.filter((text, index) => found.indexOf(text) !== index);
  if (missing.length + twice.length > 0) throw new Error(`missing: ${missing.join(', ')}; twice: ${twice.join(', ')}`);
  return found.length;
}

function require0(result: ReturnType<typeof plaint>): ReturnType<typeof plaint> {
  if (result.exitCode !== 0) throw new Error(`exit ${result.exitCode}: ${result.stdout}${result.stderr}`);
  return result;
}
