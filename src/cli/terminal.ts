import type { ChalkInstance } from 'chalk';

/** What a view may know of where it is shown. */
export interface Terminal {
  /** Columns; Infinity where there is no terminal, so that nothing is cut. */
  width: number;
  colour: ChalkInstance;
}

/**
 * Text from a complaint, made safe to show: control characters (escape sequences among them) and marks that turn the direction
 * of writing become visible, line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** Control characters but line breaks and tabs, the marks of bidirectional text, and characters without any width that nobody sees. */
const UNSAFE = /(?![\n\t])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** What nearly all cells of a table are: nothing to make safe. */
const PLAIN = /^[ -~]*$/;

/** The same on one line. */
export function visibleLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return visible(text).replaceAll(/\s*[\n\t]+\s*/g, ' ');
}

/** Data with all their texts made safe to show, each on one line. */
export function readable<T>(value: T): T {
  if (typeof value === 'string') return visibleLine(value) as T;
  if (Array.isArray(value)) return value.map(readable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each)])) as T;
}
