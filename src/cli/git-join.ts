import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Problem } from '../core/problem.js';
import { readText } from '../core/store/folder/adapters.js';
import { FolderStore } from '../core/store/folder/folder-store.js';
import { mergeAsText } from '../core/store/folder/git.js';
import { type DueRule, joinFiles } from '../core/store/folder/join.js';
import { findStoreUpward } from '../core/store/folder/settings.js';
import { Desk } from './desk.js';

/** The files that git names: the version that both come from, ours, where the result goes, and theirs. */
export interface Named {
  base: string;
  ours: string;
  theirs: string;
}

/** Joins as git asks for it. What can't be joined is merged as text, for a person, and the reason is given. */
export async function joinForGit(files: Named, path: string, env: NodeJS.ProcessEnv): Promise<Problem | null> {
  const [base, ours, theirs] = [await readText(files.base), await textOf(files.ours), await textOf(files.theirs)];
  try {
    const joined = await joinFiles({ base, ours, theirs }, path, await dueRuleAt(path, env));
    await writeFile(files.ours, joined);
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await mergeAsText(files.base, files.ours, files.theirs);
    return error;
  }
}

async function textOf(file: string): Promise<string> {
  const text = await readText(file);
  if (text === null) throw new Problem('file_not_found', { file });
  return text;
}

/** When complaints are due by the policies of the store that a file lies in. Policies that can't be read now keep nothing from joining. */
async function dueRuleAt(path: string, env: NodeJS.ProcessEnv): Promise<DueRule> {
  try {
    const store = await FolderStore.open(await findStoreUpward(dirname(resolve(path))));
    const desk = await Desk.open(store, { env });
    const { clocks } = await desk.context();
    return clocks.nextDue;
  } catch (error) {
    if (error instanceof Problem) return () => null;
    throw error;
  }
}
