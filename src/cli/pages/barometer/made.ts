import type { NameBook } from '../../name-book.js';
import type { Language, Wording } from '../../wording/index.js';

/** What a page is made with besides what it says. */
export interface Made {
  lang: Language;
  words: Wording;
  names: NameBook;
  zone: string;
  now: string;
  /** Documents that could not be read, so that nothing of them is counted. */
  leftOut: number;
}
