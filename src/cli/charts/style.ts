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
