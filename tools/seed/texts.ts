import type { Day } from '../../src/core/calendar/instant.js';
import type { Dice } from './dice.js';
import { DETAILS, type Language } from './phrases.js';
import { ENGLISH } from './stories-en.js';
import { CHINESE } from './stories-zh.js';

const STORIES = { en: ENGLISH, zh: CHINESE };

/** What a complaint is about. */
export interface Subject {
  kind: string;
  language: Language;
  product: string;
  order: string;
  day: Day;
}

/** Title and description of a complaint of this kind, `process/billing`, received on this day. */
export function tell(about: Subject, dice: Dice): [title: string, description: string] {
  const { kind, language, product, order, day } = about;
  const [title, description] = dice.pick(STORIES[language][kind] ?? []);
  const values: Record<string, string> = {
    product,
    order,
    amount: String(dice.whole(5, 900)),
    days: String(dice.whole(2, 60)),
    times: String(dice.whole(2, 9)),
    points: String(dice.whole(3, 180) * 100),
    date: dayName(day - dice.whole(1, 20), language),
  };
  const more = Array.from({ length: dice.whole(1, 3) }, () => dice.pick(DETAILS[language]));
  const text = [description, ...new Set(more)].join(language === 'en' ? ' ' : '');
  return [fill(title, values), fill(text, values)];
}

/** A text with its slots, `{amount}`, filled. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}

function dayName(day: Day, language: Language): string {
  const date = new Date(day * 86_400_000);
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  return language === 'en' ? `${dayOfMonth} ${MONTHS[month]}` : `${month + 1}月${dayOfMonth}日`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
