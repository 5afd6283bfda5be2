import measureWidth from 'string-width';

/** Plain letters of Europe, what stands between them, and lines that are drawn with letters: one column each. */
const NARROW =
  ' -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u03a1\u0400-\u0482\u2013-\u2014\u2018-\u201f\u2026\u2190-\u2193\u2500-\u257f\u25cf';
/** Chinese characters and punctuation, kana and hangul, two columns each. */
const WIDE = '\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60';
const COMMON = new RegExp(`^[${NARROW}${WIDE}]*$`);
const ASCII = /^[ -~]*$/;
const EACH_WIDE = new RegExp(`[${WIDE}]`, 'g');

/**
 * Columns that a text takes. Nearly all text is made of a few ranges; for emoji, marks and all else string-width is asked, whose
 * tables take as long to load as a whole command.
 */
export function stringWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  if (!COMMON.test(text)) return measureWidth(text);
  return text.length + (text.match(EACH_WIDE)?.length ?? 0);
}
