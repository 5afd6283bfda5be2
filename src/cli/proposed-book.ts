import { makeSet } from '../core/sla/make-policies.js';
import type { PolicyBook } from '../core/sla/policy.js';
import { PackFile, SlaFile } from '../core/sla/policy-file.js';
import { parsePolicyFile } from '../core/store/folder/adapters.js';
import { checkPolicy } from '../core/validate.js';
import type { Desk } from './desk.js';
import { readInputFile } from './records.js';

/** The policies of a file that is not in force, with the store's calendars and codes; `pack`: what it calls itself, if it is one. */
export async function proposedBook(file: string, desk: Desk): Promise<{ book: PolicyBook; pack: string | undefined }> {
  const text = (await readInputFile(file)).toString('utf8');
  const data = await parsePolicyFile(text, file, file);
  const isPack = typeof data === 'object' && data !== null && 'pack' in data;
  const { policies, ...rest } = isPack ? checkPolicy(PackFile, data, file) : checkPolicy(SlaFile, data, file);
  const pack = 'pack' in rest ? rest.pack : undefined;
  const { calendars, reopenWithinDays } = await desk.book();
  const teams = Object.keys(desk.team.teams);
  const set = makeSet(pack, file, policies, { calendars, taxonomy: await desk.taxonomy(), teams });
  return { book: { sets: [set], calendars, reopenWithinDays }, pack };
}
