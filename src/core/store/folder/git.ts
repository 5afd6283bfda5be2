import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../../problem.js';
import { readText } from './adapters.js';
import { writeDurably } from './durable.js';

/** What was done, or was so already, to share a store through git. */
export interface GitSetup {
  /** The files that lines were added to. */
  written: string[];
  /** The command that git joins two versions of a file with. */
  driver: string;
  /** Whether this clone's configuration was changed. */
  installed: boolean;
}

const NAME = 'complaints joined event by event (plaint)';

/** Lines that git's files must have. Bytes stay as they are: a hash is over them, and a join must not change the ends of lines. */
const LINES: Record<string, readonly string[]> = {
  '.gitattributes': [
    'complaints/** -text merge=plaint',
    'archive/*.jsonl -text merge=plaint',
    'audits/** -text',
    'exams/** -text',
    'improvements/** -text',
  ],
  // A draft is nobody's score yet, and other raters must not meet it in their clones. Their folder says so too, set up or not.
  '.gitignore': ['.*.lock*', '.*.tmp', 'audits/*/drafts/'],
};

/** Makes a store ready to be shared through git, and this clone able to join what others did. Doing it again changes nothing. */
export async function setUpGit(folder: string, driver: string): Promise<GitSetup> {
  await requireWorkTree(folder);
  const written: string[] = [];
  for (const [name, lines] of Object.entries(LINES)) {
    if (await addLines(join(folder, name), lines)) written.push(name);
  }
  const changes = [
    await configure(folder, 'merge.plaint.name', NAME),
    await configure(folder, 'merge.plaint.driver', driver),
  ];
  return { written, driver, installed: changes.includes(true) };
}

/** Refuses a folder, which need not be there yet, that no git work tree holds. */
export async function requireWorkTree(folder: string): Promise<void> {
  const inside = await git(['-C', nearestFolder(folder), 'rev-parse', '--is-inside-work-tree']).catch((error) => {
    if (error instanceof Problem && error.code === 'git_failed') {
      const { reason } = error.args as { reason: string };
      throw new Problem('git_no_work_tree', { folder: resolve(folder), reason });
    }
    throw error;
  });
  if (inside !== 'true') throw new Problem('git_no_work_tree', { folder: resolve(folder), reason: '' });
}

/** Merges three versions of a file as text into `ours`, with marks where they differ, for a person to join. */
export async function mergeAsText(base: string, ours: string, theirs: string): Promise<void> {
  const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
  // It ends with the number of conflicts: that is not a failure.
  await git(['merge-file', ...labels, ours, base, theirs], [...Array(128).keys()]);
}

async function configure(folder: string, key: string, value: string): Promise<boolean> {
  const before = await git(['-C', folder, 'config', '--local', '--get', key], [0, 1]);
  if (before === value) return false;
  await git(['-C', folder, 'config', '--local', key, value]);
  return true;
}

async function addLines(file: string, lines: readonly string[]): Promise<boolean> {
  const text = (await readText(file)) ?? '';
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !there.has(line));
  if (missing.length === 0) return false;
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  await writeDurably(file, `${text}${gap}${missing.join('\n')}\n`);
  return true;
}

function nearestFolder(folder: string): string {
  const whole = resolve(folder);
  return existsSync(whole) || whole === dirname(whole) ? whole : nearestFolder(dirname(whole));
}

const run = promisify(execFile);

/** Runs git and gives what it printed. Refuses an end that is not among those allowed. */
async function git(args: readonly string[], allowed: readonly number[] = [0]): Promise<string> {
  try {
    return (await run('git', [...args])).stdout.trim();
  } catch (error) {
    const {
      code,
      stdout = '',
      stderr = '',
      message,
    } = error as Error & { code?: unknown; stdout?: string; stderr?: string };
    if (code === 'ENOENT') throw new Problem('git_missing', {});
    if (typeof code === 'number' && allowed.includes(code)) return stdout.trim();
    const reason = (stderr || message).trim().split('\n')[0] ?? '';
    throw new Problem('git_failed', { command: `git ${args.join(' ')}`, reason });
  }
}
