/** Columns of a strip or bar. */
const WIDTH = 24;

/** What a strip is drawn on: its ends, and the centre line. */
export interface Scale {
  min: number;
  max: number;
  centre: number | null;
}

/** `··├──¦●─┤··`: where a value lies between its limits and from the centre, `!` where it signals. */
export function limitStrip(
  { value, low, high, signals }: { value: number | null; low: number | null; high: number | null; signals: boolean },
  { min, max, centre }: Scale,
): string {
  const place = (at: number) =>
    max === min ? 0 : Math.min(WIDTH - 1, Math.max(0, Math.round(((at - min) / (max - min)) * (WIDTH - 1))));
  const strip = new Array<string>(WIDTH).fill('·');
  if (low !== null && high !== null) {
    for (let at = place(low); at <= place(high); at++) strip[at] = '─';
    strip[place(low)] = '├';
    strip[place(high)] = '┤';
  }
  if (centre !== null) strip[place(centre)] = '¦';
  if (value !== null) strip[place(value)] = signals ? '!' : '●';
  return strip.join('');
}

/** A bar as long as a share of the longest. */
export function shareBar(value: number, most: number): string {
  const length = most <= 0 ? 0 : Math.round((value / most) * WIDTH);
  return '━'.repeat(value > 0 ? Math.max(1, length) : 0);
}
