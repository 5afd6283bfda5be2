import { join } from 'node:path';
import { monthOfId } from '../../complaint/id.js';
import { namesIn } from './seen-files.js';

/** Where things lie in a store's folder. Ids must have been checked: they become names here. `rounds`: the folder of what is scored. */
export function storePaths(root: string, format: 'yaml' | 'json', rounds: 'audits' | 'exams' = 'audits') {
  const monthFolder = (id: string) => join(root, 'complaints', ...monthOfId(id).split('-'));
  const audit = (name: string) => join(root, rounds, name);
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
    audits: join(root, rounds),
    exams: join(root, 'exams'),
    audit,
    auditPlan: (name: string) => join(audit(name), `plan.${format}`),
    auditScores: (name: string) => join(audit(name), 'scores'),
    auditRater: (name: string, rater: string) => join(audit(name), 'scores', `${rater}.${format}`),
    auditDraft: (name: string, rater: string) => join(audit(name), 'drafts', `${rater}.${format}`),
    auditClosing: (name: string) => join(audit(name), `closing.${format}`),
    auditLock: (name: string) => join(root, rounds, `.${name}.lock`),
  };
}

export type StorePaths = ReturnType<typeof storePaths>;

/** The folders with live documents: a year, and in it a month. */
export function liveFolders(paths: StorePaths): string[] {
  return namesIn(paths.complaints).flatMap((year) =>
    namesIn(join(paths.complaints, year)).map((month) => join(paths.complaints, year, month)),
  );
}
