/** Colours by name: the page gives them, one set for light and one for dark. */
export const COLOURS = {
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  line: 'var(--line)',
  accent: 'var(--accent)',
  good: 'var(--good)',
  warn: 'var(--warn)',
  bad: 'var(--bad)',
};

export const FONT = { fontSize: 13, fontFamily: 'inherit', color: COLOURS.ink };

export const AXIS = {
  axisLabel: FONT,
  nameTextStyle: { ...FONT, color: COLOURS.quiet },
  axisLine: { show: true, lineStyle: { color: COLOURS.line } },
  splitLine: { show: true, lineStyle: { color: COLOURS.line } },
} as const;

/** Names of lines stand above them, where everybody looks first. */
export const LEGEND = {
  top: 0,
  left: 0,
  itemWidth: 18,
  itemHeight: 10,
  textStyle: FONT,
  selectedMode: false,
} as const;

/** Numbers on an axis. */
export function axisNumber(format: 'share' | 'number'): (value: number) => string {
  return format === 'share'
    ? (value) => `${Math.round(100 * value)}%`
    : (value) => String(Math.round(value * 100) / 100);
}
