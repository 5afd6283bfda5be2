import { join } from 'node:path';
import { monthOfId } from '../../complaint/id.js';
import { namesIn } from './seen-files.js';

/** Where things lie in a store's folder. Ids must have been checked: they become names here. */
export function storePaths(root: string, format: 'yaml' | 'json') {
  const monthFolder = (id: string) => join(root, 'complaints', ...monthOfId(id).split('-'));
  return {
    root,
    complaints: join(root, 'complaints'),
    complaint: (id: string) => join(monthFolder(id), `${id}.${format}`),
    lock: (id: string) => join(monthFolder(id), `.${id}.lock`),
    taskLock: (task: string) => join(root, `.${task}.lock`),
    archive: join(root, 'archive'),
    archiveMonth: (month: string) => join(root, 'archive', `${month}.jsonl`),
    archiveLock: (month: string) => join(root, 'archive', `.${month}.lock`),
    policy: join(root, 'policy'),
  };
}

export type StorePaths = ReturnType<typeof storePaths>;

/** Where rounds of scoring lie, audits or exams. Names must have been checked. */
export function roundPaths(root: string, format: 'yaml' | 'json', kind: 'audits' | 'exams') {
  const folder = join(root, kind);
  const round = (name: string) => join(folder, name);
  return {
    folder,
    round,
    plan: (name: string) => join(round(name), `plan.${format}`),
    scores: (name: string) => join(round(name), 'scores'),
    rater: (name: string, rater: string) => join(round(name), 'scores', `${rater}.${format}`),
    drafts: (name: string) => join(round(name), 'drafts'),
    draftsIgnored: (name: string) => join(round(name), 'drafts', '.gitignore'),
    draft: (name: string, rater: string) => join(round(name), 'drafts', `${rater}.${format}`),
    closing: (name: string) => join(round(name), `closing.${format}`),
    lock: (name: string) => join(folder, `.${name}.lock`),
  };
}

export type RoundPaths = ReturnType<typeof roundPaths>;

/** Where improvements lie. Ids must have been checked. */
export function improvementPaths(root: string, format: 'yaml' | 'json') {
  const folder = join(root, 'improvements');
  return {
    folder,
    document: (id: string) => join(folder, `${id}.${format}`),
    lock: (id: string) => join(folder, `.${id}.lock`),
  };
}

/** The folders with live documents: a year, and in it a month. */
export function liveFolders(paths: StorePaths): string[] {
  return namesIn(paths.complaints).flatMap((year) =>
    namesIn(join(paths.complaints, year)).map((month) => join(paths.complaints, year, month)),
  );
}
