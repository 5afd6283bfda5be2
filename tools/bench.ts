import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLAINT, plaint } from './plaint.js';

/**
 * Measures how long commands take, as ratios to bare Node in the same run: absolute times say more of the machine than of the
 * program. The runs of all commands are interleaved, so that a busy moment falls on all of them.
 */
export function bench(runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-bench-'));
  try {
    const made = plaint(['init', '--zone', 'UTC'], {}, folder);
    if (made.exitCode !== 0) throw new Error(made.stderr);
    const commands: [name: string, args: string[]][] = [
      ['node -e 0', ['-e', '0']],
      ['plaint --version', [PLAINT, '--version']],
      ['plaint --help', [PLAINT, '--help']],
      ['plaint list (empty store)', [PLAINT, 'list']],
      ['plaint sla check (empty store)', [PLAINT, 'sla', 'check']],
    ];
    const times = commands.map((): number[] => []);
    for (let run = 0; run < runs; run++) {
      for (const [index, [name, args]] of commands.entries()) {
        const start = performance.now();
        const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: 'ignore' });
        times[index]?.push(performance.now() - start);
        if (status !== 0) throw new Error(`${name} ended with exit code ${status}`);
      }
    }
    const medians = times.map(median);
    const floor = medians[0] ?? 1;
    console.log(`Node ${process.version}, ${cpus().length} cores, median of ${runs} runs`);
    for (const [index, [name]] of commands.entries()) {
      const time = medians[index] ?? 0;
      console.log(`${name.padEnd(32)} ${time.toFixed(0).padStart(5)} ms  ${(time / floor).toFixed(2).padStart(5)} x`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
