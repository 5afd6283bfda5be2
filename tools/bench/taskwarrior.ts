import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dice } from '../seed/dice.js';
import { Customers } from '../seed/wishes.js';
import type { Command } from './measure.js';

/** What taskwarrior is called on the PATH. */
const TASK = 'task';
const DAY = 86_400;
const PRIORITIES: Record<string, string> = { urgent: 'H', complex: 'M', general: 'L' };

/** The version of taskwarrior on this machine; null: there is none. */
export function taskwarriorVersion(): string | null {
  const { status, stdout } = spawnSync(TASK, ['--version'], { encoding: 'utf8' });
  // There is another program of that name, which says more than a number here.
  return status === 0 && /^\d+(\.\d+)+$/.test(stdout.trim()) ? stdout.trim() : null;
}

/** A taskwarrior of its own in a folder, with as many tasks as a desk has complaints, and about the same matters. */
export class Taskwarrior {
  private readonly label: string;
  private readonly env: NodeJS.ProcessEnv;

  constructor(folder: string, pending: number, completed: number) {
    this.label = `${pending.toLocaleString('en')} pending, ${completed.toLocaleString('en')} completed`;
    this.env = { ...process.env, TASKRC: join(folder, 'taskrc'), TASKDATA: folder };
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'taskrc'), 'confirmation=off\nverbose=nothing\n');
    const file = join(folder, 'tasks.json');
    writeFileSync(file, tasks(pending, completed));
    const { status, stderr } = spawnSync(TASK, ['import', file], {
      env: this.env,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(stderr);
  }

  command(args: readonly string[]): Command {
    const what = args[0] === 'add' ? 'add' : args.join(' ');
    return { name: `task ${what}, ${this.label}`, program: TASK, args, env: this.env, ends: [0] };
  }
}

/** Tasks as `task import` reads them, one a line. Taskwarrior goes by the real clock, and so do they. */
function tasks(pending: number, completed: number): string {
  const now = Math.floor(Date.now() / 1000);
  const dice = new Dice(1);
  const customers = new Customers('UTC', dice);
  const lines = Array.from({ length: pending + completed }, (_, index) => {
    const isPending = index < pending;
    const entry = now - (isPending ? dice.around(20 * DAY) : dice.whole(30 * DAY, 1000 * DAY));
    const { wish } = customers.complain(entry);
    return JSON.stringify({
      description: wish.title,
      project: `${wish.category}.${wish.subcategory}`,
      tags: [wish.channel, wish.demand],
      priority: PRIORITIES[wish.priority ?? ''] ?? 'L',
      entry: stamp(entry),
      due: stamp(isPending ? now + Math.round((dice.random() - 0.3) * 30 * DAY) : entry + 2 * DAY),
      status: isPending ? 'pending' : 'completed',
      ...(!isPending && { end: stamp(Math.min(entry + dice.around(3 * DAY), now)) }),
    });
  });
  return `${lines.join('\n')}\n`;
}

/** `20261125T000000Z` */
function stamp(instant: number): string {
  return `${new Date(instant * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
