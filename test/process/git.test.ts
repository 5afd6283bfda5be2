import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contradictions } from '../../src/core/complaint/contradictions.js';
import type { Complaint } from '../../src/core/complaint/record.js';
import { FolderStore } from '../../src/core/store/folder/folder-store.js';
import { BIN, NODE, Place } from './plaint.js';

const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'desk'],
      [`GIT_${who}_EMAIL`, 'desk@example.com'],
    ]),
  ),
};
const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) process.stderr.write('No git on this machine: sharing through git is not tested.\n');

/** A store in a git work tree. */
class Clone extends Place {
  constructor() {
    super(false);
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, env: ENV, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  tryGit(...args: string[]) {
    return spawnSync('git', args, { cwd: this.folder, env: ENV, encoding: 'utf8' });
  }

  commit(): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'work');
    return this.git('rev-parse', 'HEAD');
  }

  merge(other: Clone, commit: string): string {
    this.git('fetch', '--quiet', other.folder, commit);
    this.git('merge', '--quiet', '--no-edit', commit);
    return this.git('rev-parse', 'HEAD^{tree}');
  }

  fileOf(id: string): string {
    return join(this.folder, 'complaints', '2026', '11', `${id}.yaml`);
  }

  /** Commands, five minutes apart. */
  work(as: string, hour: number, ...commands: string[][]): void {
    for (const [index, command] of commands.entries()) {
      const now = `2026-11-20T${hour}:${10 + 5 * index}`;
      this.done([...command, '--as', as], { env: { PLAINT_NOW: now } });
    }
  }
}

function twoClones(count: number): { ours: Clone; theirs: Clone; ids: string[] } {
  const [ours, theirs] = [new Clone(), new Clone()];
  ours.git('init', '--quiet', '--initial-branch', 'main');
  ours.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  ours.done(['init', '--git', '--zone', 'Asia/Shanghai', '--language', 'en']);
  const facts = { channel: 'phone', category: 'process', subcategory: 'billing' };
  const records = Array.from({ length: count }, (_, number) => ({
    ...facts,
    title: `No ${number}`,
    customer: `CU-${number}`,
  }));
  const { items } = ours.done(['log', '--from', '-'], { input: JSON.stringify(records) });
  ours.commit();
  theirs.git('clone', '--quiet', ours.folder, '.');
  theirs.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  expect(theirs.done(['git-setup'])).toMatchObject({ written: [], installed: true });
  return { ours, theirs, ids: items.map(({ id }: { id: string }) => id) };
}

async function complaintsIn(clone: Clone): Promise<Complaint[]> {
  const found: Complaint[] = [];
  for await (const complaint of (await FolderStore.open(clone.folder)).scan('all', () => undefined))
    found.push(complaint);
  return found;
}

const happened = ({ history }: Complaint) => history.filter(({ type }) => !type.startsWith('clock_'));

describe.skipIf(!hasGit)('two clones of one store', () => {
  test('thirty changes each on the same ten complaints: both come to the same, with all of it, and it can be proved', async () => {
    const { ours, theirs, ids } = twoClones(10);
    const some = (...numbers: number[]) => numbers.map((number) => ids[number] ?? '');
    ours.work(
      'zhao.min',
      10,
      ['assign', ...ids, '--to', 'anna'],
      ['note', ...ids, '--text', 'looked into'],
      ['edit', ...some(0, 1, 2, 3), '--priority', 'urgent'],
      ['respond', ...some(4, 5, 6), '--kind', 'reply', '--text', 'by noon'],
      ['resolve', ...some(7, 8), '--outcome', 'upheld'],
      ['withdraw', ...some(9)],
    );
    theirs.work(
      'chen.bo',
      11,
      ['assign', ...some(0, 1, 2, 3, 4), '--to', 'ben'],
      ['assign', ...some(5, 6, 7, 8, 9), '--to', 'anna'],
      ['note', ...ids, '--text', '顾客来电\n第二行'],
      ['edit', ...some(0, 1), '--priority', 'complex'],
      ['edit', ...some(2, 3), '--priority', 'urgent'],
      ['respond', ...some(5, 6, 7), '--kind', 'update'],
      ['resolve', ...some(7), '--outcome', 'not_upheld'],
      ['resolve', ...some(8, 9), '--outcome', 'upheld'],
    );
    const [mine, yours] = [ours.commit(), theirs.commit()];
    const [tree, same] = [ours.merge(theirs, yours), theirs.merge(ours, mine)];
    expect(same).toBe(tree);
    expect(ours.git('status', '--porcelain')).toBe('');

    const complaints = await complaintsIn(ours);
    expect(complaints.map(({ id }) => id)).toEqual([...ids].sort());
    expect(complaints.flatMap(happened)).toHaveLength(10 + 60);
    for (const clone of [ours, theirs]) {
      expect(clone.done(['verify'])).toMatchObject({ total: 0, complaints: 10, root: expect.any(String) });
    }

    const found = complaints.flatMap((complaint) =>
      contradictions(complaint).map(({ matter, field }) => [ids.indexOf(complaint.id), field ?? matter]),
    );
    expect(found.sort()).toEqual([
      [0, 'assignment'],
      [0, 'priority'],
      [1, 'assignment'],
      [1, 'priority'],
      [2, 'assignment'],
      [3, 'assignment'],
      [4, 'assignment'],
      [7, 'resolution'],
      [9, 'ending'],
    ]);

    const { items } = JSON.parse(theirs.run(['doctor', '--json', '--now', '2026-11-21']).stdout).data;
    expect(items.map(({ code }: { code: string }) => code)).toEqual(found.map(() => 'contradiction'));

    // Both merges of the same two sides, and work after them, join as well.
    ours.work('zhao.min', 15, ['assign', ...some(0, 1), '--to', 'ben']);
    theirs.work('chen.bo', 16, ['note', ...some(0, 1), '--text', 'later']);
    const [next, last] = [ours.commit(), theirs.commit()];
    expect(theirs.merge(ours, next)).toBe(ours.merge(theirs, last));
    expect(ours.done(['verify']).total).toBe(0);
    const settled = (await complaintsIn(ours)).find(({ id }) => id === ids[0]);
    expect(settled && contradictions(settled)).toMatchObject([{ matter: 'fact', field: 'priority' }]);
  }, 180_000);

  test('what can not be joined is left to git, with the reason, the marks, and nothing written over', () => {
    const { ours, theirs, ids } = twoClones(1);
    const id = ids[0] ?? '';
    for (const [clone, title] of [
      [ours, 'Ours'],
      [theirs, 'Theirs'],
    ] as const) {
      const text = readFileSync(clone.fileOf(id), 'utf8');
      writeFileSync(clone.fileOf(id), text.replace('title: No 0', `title: ${title}`));
    }
    ours.commit();
    const yours = theirs.commit();
    ours.git('fetch', '--quiet', theirs.folder, yours);
    const { status, stderr } = ours.tryGit('merge', '--no-edit', yours);
    expect(status).toBe(1);
    expect(stderr).toMatch(/is left to you: .*changed by hand: title/);
    expect(readFileSync(ours.fileOf(id), 'utf8')).toMatch(
      /<<<<<<< ours\n +title: Ours\n=======\n +title: Theirs\n>>>>>>> theirs/,
    );
    expect(ours.git('status', '--porcelain')).toMatch(/^UU /);
  });

  test('by its name where that is this program, else by its path; a second time changes nothing', () => {
    const { ours } = twoClones(1);
    const driver = () => ours.git('config', '--get', 'merge.plaint.driver');
    expect(driver()).toBe(`'${NODE}' '${BIN}' git-merge %O %A %B %P`);
    expect(ours.done(['git-setup'])).toMatchObject({ written: [], installed: false });
    const names = new Place(false).folder;
    execFileSync('ln', ['-s', BIN, join(names, 'plaint')]);
    const PATH = `${names}:${process.env.PATH}`;
    expect(ours.done(['git-setup'], { env: { PATH } })).toMatchObject({ installed: true });
    expect(driver()).toBe('plaint git-merge %O %A %B %P');
  });

  test('a store that is there already gets what its files lack, and no more', () => {
    const place = new Clone();
    place.git('init', '--quiet');
    place.done(['init']);
    writeFileSync(join(place.folder, '.gitignore'), 'mine\n.*.tmp');
    expect(place.done(['git-setup']).written).toEqual(['.gitattributes', '.gitignore']);
    expect(readFileSync(join(place.folder, '.gitignore'), 'utf8')).toBe('mine\n.*.tmp\n.*.lock*\naudits/*/drafts/\n');
  });

  test('drafts of scores are kept out of git also where nothing was set up', async () => {
    const place = new Clone();
    place.git('init', '--quiet');
    place.done(['init']);
    place.log();
    place.done(['audit', 'plan', 'november', '--size', '1', '--seed', '3', '--raters', 'li.wei']);
    const ratings = [{ ticket: 'T1', answers: { clear: 'yes' }, unqualified: null, comment: 'DRAFT-SECRET' }];
    const draft = { rater: 'li.wei', saved_at: '2026-11-20T10:00:00+08:00', revision: 1, ratings };
    await (await FolderStore.open(place.folder)).saveDraft('november', draft);
    place.commit();
    expect(place.git('ls-files', 'audits')).toBe('audits/november/plan.yaml');
    expect(place.git('status', '--porcelain', '--untracked-files=all')).toBe('');
  });

  test('outside a work tree, and without git, it says so and nothing is made', () => {
    const place = new Place(false);
    const outside = place.run(['init', '--git'], { env: { GIT_CEILING_DIRECTORIES: join(place.folder, '..') } });
    expect(outside).toMatchObject({ code: 3, stderr: expect.stringContaining('is in no git work tree') });
    expect(place.run(['list']).code).toBe(3);
    const without = place.run(['init', '--git'], { env: { PATH: '/nonexistent' } });
    expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no git on this machine') });
  });
});
