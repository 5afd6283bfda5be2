import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWordList } from '../core/insight/words.js';
import { shippedTemplates } from './shipped.js';

/** The words that are no topic, in both languages: texts of a store may be in either. */
export async function readStopWords(): Promise<Set<string>> {
  const folder = join(shippedTemplates(), 'stopwords');
  const lists = await Promise.all(['en.txt', 'zh.txt'].map((name) => readFile(join(folder, name), 'utf8')));
  return new Set(lists.flatMap(readWordList));
}
