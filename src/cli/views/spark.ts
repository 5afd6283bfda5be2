const STEPS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Values as a row of little columns, the lowest and the highest of them at the ends of the scale; a dot where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = (value: number) =>
    most === least ? 3 : Math.min(STEPS.length - 1, Math.floor(((value - least) / (most - least)) * STEPS.length));
  return values.map((value) => (value === null ? '·' : (STEPS[step(value)] ?? ''))).join('');
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of up to `width` cells for a share of the largest. */
export function bar(value: number, largest: number, width: number): string {
  const eighths = largest <= 0 ? 0 : Math.round((Math.max(0, value) / largest) * width * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
