import type { Taxonomy } from '../core/complaint/taxonomy.js';
import type { Question } from './prompts.js';
import type { Wording } from './wording/index.js';

export type Asked = keyof Wording['prompts'];

/** The questions for those of `wanted` that are not among `given`; where the codebook has codes, as a choice. */
export function questionsFor(
  wanted: readonly Asked[],
  given: Readonly<Record<string, unknown>>,
  taxonomy: Taxonomy | null,
  words: Wording,
): Question[] {
  return wanted
    .filter((flag) => String(given[flag] ?? '').trim() === '')
    .map((flag) => {
      const message = words.prompts[flag];
      const codes = taxonomy === null ? null : codesFor(flag, taxonomy);
      if (codes === null) return { flag, message, kind: 'text' };
      const choices = Object.entries(codes).map(([value, names]) => ({
        value,
        name: `${words.named(names)} (${value})`,
      }));
      return { flag, message, kind: 'choice', choices };
    });
}

function codesFor(flag: string, taxonomy: Taxonomy): Record<string, Record<string, string>> | null {
  switch (flag) {
    case 'channel':
      return taxonomy.channels;
    case 'category':
      return Object.fromEntries(
        Object.entries(taxonomy.categories).flatMap(([code, { name, sub }]) => [
          [code, name],
          ...Object.entries(sub).map(([subcode, names]): [string, Record<string, string>] => [
            `${code}/${subcode}`,
            names,
          ]),
        ]),
      );
    case 'outcome':
      return taxonomy.outcomes;
    case 'reason':
      return taxonomy.pause_reasons;
    default:
      return null;
  }
}
