import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Something to be timed. */
export interface Command {
  /** What names it to people, and tells it from the others. */
  name: string;
  program: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** The exit codes that it may end with. */
  ends: readonly number[];
  /** Done before each run, untimed. */
  before?: () => void;
}

export interface Timing {
  /** Median, in milliseconds. */
  time: number;
  /** The quickest run, which a busy machine disturbs least. */
  quickest: number;
  /** The most memory that any run took, in bytes; null where the program does not say. */
  peak: number | null;
}

/** Index and caches trust what has not changed for two seconds; a little more is waited. */
const SETTLE = 2500;

/**
 * Times commands. Their runs are interleaved, so that a busy moment of the machine falls on all of them. Warm ones have run three
 * times before, the last time after a pause.
 */
export async function timeInterleaved(
  commands: readonly Command[],
  { runs, warm }: { runs: number; warm: boolean },
): Promise<Map<Command, Timing>> {
  for (let round = 0; warm && round < 3; round++) {
    if (round === 2) await sleep(SETTLE);
    for (const command of commands) runOnce(command);
  }
  const results = commands.map(() => ({ times: [] as number[], peaks: [] as number[] }));
  for (let run = 0; run < runs; run++) {
    for (const [index, command] of commands.entries()) {
      const { time, peak } = runOnce(command);
      results[index]?.times.push(time);
      if (peak !== null) results[index]?.peaks.push(peak);
    }
  }
  return new Map(
    commands.map((command, index) => {
      const { times = [], peaks = [] } = results[index] ?? {};
      return [
        command,
        { time: median(times), quickest: Math.min(...times), peak: peaks.length === 0 ? null : Math.max(...peaks) },
      ];
    }),
  );
}

function runOnce({ name, program, args, env, ends, before }: Command): { time: number; peak: number | null } {
  before?.();
  const start = performance.now();
  const { status, signal, output, error } = spawnSync(program, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const time = performance.now() - start;
  if (error) throw error;
  if (!ends.includes(status ?? -1)) throw new Error(`${name} ended with ${signal ?? status}\n${output[2]}`);
  const told = String(output[3] ?? '');
  return { time, peak: told === '' ? null : Number(told) * 1024 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/**
 * For `node --import`: tells on file 3 how many kilobytes the process has taken at most. Linux is asked for the high-water mark of
 * the program itself, since the number that the system hands out elsewhere includes the process that started it.
 */
const TELL_PEAK = `
  import { readFileSync, writeSync } from 'node:fs';
  process.on('exit', () => {
    let peak;
    try {
      peak = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
    } catch {
      peak = process.resourceUsage().maxRSS;
    }
    writeSync(3, String(peak));
  });`;

export const WITH_PEAK = ['--import', `data:text/javascript,${encodeURIComponent(TELL_PEAK)}`];
