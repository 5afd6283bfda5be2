import { KPIS } from '../../core/kpi/kpis.js';
import { type Judged, type KpiSheet, shownFigures, USUAL_FIGURES } from '../../core/kpi/sheet.js';
import { isSmall } from '../../core/kpi/small.js';
import type { Figure } from '../../core/kpi/tally.js';
import type { Light } from '../../core/kpi/targets.js';
import type { PageTable, Tone } from '../pages/page.js';
import type { Wording } from '../wording/index.js';
import {
  basisText,
  changeText,
  intervalText,
  LIGHT_MARKS,
  LIGHT_TONES,
  noteText,
  targetText,
  valueText,
} from './kpi-text.js';
import { bar, sparkline } from './spark.js';

/** The figures as a table, and what is to be said below it: for a terminal, Markdown and pages. */
export function kpiTable(sheet: KpiSheet, words: Wording, isNarrow = false): { table: PageTable; notes: string[] } {
  const { by, groups } = sheet.report;
  if (by.length === 0) return whole(sheet, words, isNarrow);
  const [only, ...others] = sheet.metrics ?? [];
  if (by.length === 2 && only !== undefined && others.length === 0)
    return { table: cross(sheet, only, words), notes: marks(sheet, words) };
  return { table: breakdown(sheet, words), notes: groups.length === 0 ? [] : marks(sheet, words) };
}

/** One period: an indicator a line, with what it rests on. Lines that have nothing to say are left out unless they were asked for. */
function whole(sheet: KpiSheet, words: Wording, isNarrow: boolean): { table: PageTable; notes: string[] } {
  const { label, kpiSheet: say } = words;
  const [group] = sheet.report.groups;
  const [judged] = sheet.judged;
  const { trend } = sheet;
  if (!group) return { table: { columns: [], rows: [] }, notes: [] };
  const names = shownFigures(sheet, group);
  const shown = sheet.metrics ? names : names.filter((name) => !isEmpty(name, group.metrics[name], judged?.get(name)));
  const hasTargets = shown.some((name) => judged?.has(name));
  const previous = group.previous;
  const right = { align: 'right' as const, whole: true };
  const columns: PageTable['columns'] = [
    { title: label.kpi },
    { title: label.value, ...right },
    ...(hasTargets
      ? [
          { title: say.target, ...right },
          { title: '', whole: true },
        ]
      : []),
    { title: label.basis, ...right, spare: 1 },
    { title: label.interval, whole: true, spare: 2 },
    ...(previous ? [{ title: label.previous, ...right }, { title: label.change }] : []),
    ...(trend ? [{ title: say.trend(trend.labels[0] ?? '', trend.labels.at(-1) ?? ''), whole: true, spare: 3 }] : []),
    { title: '', flexible: true },
  ];
  const rows = shown.map((name) => {
    const figure = group.metrics[name] ?? { kind: 'level', value: null };
    const held = judged?.get(name);
    return [
      isNarrow ? words.kpiShort(name) : words.kpi(name),
      valueText(figure, words),
      ...(hasTargets ? [held ? targetText(held.target, figure.kind, words) : '', lightCell(held, words)] : []),
      basisText(figure),
      intervalText(figure, words),
      ...(previous
        ? [
            valueText(previous[name] ?? { kind: figure.kind, value: null }, words),
            changeText(group.change?.[name], figure, words),
          ]
        : []),
      ...(trend ? [sparkline(trend.values.get(name) ?? [])] : []),
      [noteText(figure, words), ...(held?.target.owner ? [say.ownedBy(held.target.owner)] : [])]
        .filter(Boolean)
        .join('; '),
    ];
  });
  const hidden = names.length - shown.length;
  return {
    table: { columns, rows },
    notes: [...since(sheet, words), ...(hidden === 0 ? [] : [say.hidden(hidden)])],
  };
}

/** Several groups: a line each, with the indicators that fit side by side. All of them are in CSV and JSON. */
function breakdown(sheet: KpiSheet, words: Wording): PageTable {
  const { by, groups } = sheet.report;
  const [first] = groups;
  const usual = [...USUAL_FIGURES, ...EXPOSED];
  const names = sheet.metrics ?? usual.filter((name) => first && name in first.metrics);
  const [leading = ''] = names;
  const isTime = TIMES.includes(by.at(-1) ?? '') && by.length === 1;
  // Only counts have a length.
  const hasBar = !isTime && first?.metrics[leading]?.kind === 'count';
  const largest = Math.max(0, ...groups.map(({ metrics }) => metrics[leading]?.value ?? 0));
  const columns: PageTable['columns'] = [
    ...by.map((name, at) => ({ title: words.dimension(name), ...(at === 0 && { flexible: true }) })),
    // What was asked for by name stays.
    ...names.map((name, at) => ({
      title: words.kpiShort(name),
      align: 'right' as const,
      ...(!sheet.metrics && at > 3 && { spare: at }),
    })),
    ...(!hasBar ? [] : [{ title: words.kpiShort(leading), spare: names.length + 1 }]),
  ];
  const rows = groups.map(
    ({ key, metrics, previous, is_incomparable }, at): (string | { text: string; tone: null })[] => [
      ...by.map((name) => key[name] ?? words.text.none),
      ...names.map((name) => {
        const figure = metrics[name] ?? { kind: 'level', value: null };
        return (
          markedValue(figure, sheet.judged[at]?.get(name), words) +
          direction(figure.value, is_incomparable ? null : previous?.[name]?.value)
        );
      }),
      ...(!hasBar ? [] : [bar(metrics[leading]?.value ?? 0, largest, BAR)]),
    ],
  );
  if (isTime && rows.length > 1 && rows.length <= LONGEST) {
    const lines = names.map((name) => sparkline(groups.map(({ metrics }) => metrics[name]?.value ?? null)));
    rows.push(['', ...lines]);
  }
  return { columns, rows };
}

/** One indicator by two dimensions: a line for each of the first, a column for each of the second. */
function cross(sheet: KpiSheet, name: string, words: Wording): PageTable {
  const { by, groups } = sheet.report;
  const [one = 'team', two = 'month'] = by;
  const keys = (dimension: typeof one) => [...new Set(groups.map(({ key }) => key[dimension] ?? null))];
  const columns = TIMES.includes(two) ? keys(two).sort() : keys(two);
  const rows = TIMES.includes(one) ? keys(one).sort() : keys(one);
  const places = new Map(groups.map(({ key }, at) => [JSON.stringify([key[one] ?? null, key[two] ?? null]), at]));
  return {
    columns: [
      { title: `${words.kpiShort(name)}: ${words.dimension(one)}`, flexible: true },
      ...columns.map((title) => ({ title: title ?? words.text.none, align: 'right' as const })),
    ],
    rows: rows.map((row) => [
      row ?? words.text.none,
      ...columns.map((column) => {
        const at = places.get(JSON.stringify([row, column]));
        const figure = at === undefined ? undefined : groups[at]?.metrics[name];
        return figure === undefined ? '' : markedValue(figure, sheet.judged[at ?? 0]?.get(name), words);
      }),
    ]),
  };
}

/** Where `--exposure` brings them. */
const EXPOSED = ['complaints_per_10k', 'cost_per_complaint'];

const TIMES: readonly string[] = ['year', 'month', 'week', 'day'];
/** Cells of a bar, and of a sparkline at most. */
const BAR = 12;
const LONGEST = 60;

function markedValue(figure: Figure, held: Judged | undefined, words: Wording): string {
  const few = isSmall(figure) ? '*' : '';
  return `${valueText(figure, words)}${few}${held ? LIGHT_MARKS[held.light] : ''}`;
}

/** That nothing can be said of changes, where there were no records yet. */
function since({ report }: KpiSheet, { kpiSheet: say }: Wording): string[] {
  return report.recorded_since === null ? [] : [say.recordedSince(report.recorded_since)];
}

/** What the marks of a breakdown say, of those that are in it. */
function marks(sheet: KpiSheet, words: Wording): string[] {
  const { report, judged, metrics } = sheet;
  const { kpiSheet: say } = words;
  const names = metrics ?? [...USUAL_FIGURES, ...EXPOSED];
  const few = report.groups.some((group) =>
    names.some((name) => {
      const figure = group.metrics[name];
      return figure !== undefined && isSmall(figure);
    }),
  );
  const lights = new Set(judged.flatMap((held) => names.flatMap((name) => held.get(name)?.light ?? [])));
  const hasArrows = report.groups.some(({ previous, is_incomparable }) => previous && !is_incomparable);
  const said = (['met', 'near', 'missed', 'open'] satisfies Light[]).filter((light) => lights.has(light));
  return [
    ...since(sheet, words),
    ...(hasArrows ? [say.arrows] : []),
    ...(few ? [say.fewMark] : []),
    ...(said.length > 0 ? [said.map((light) => `${LIGHT_MARKS[light]} ${say.lights[light]}`).join('  ')] : []),
  ];
}

function lightCell(held: Judged | undefined, { kpiSheet: say }: Wording): string | { text: string; tone: Tone } {
  if (!held) return '';
  return { text: `● ${say.lights[held.light]}`, tone: LIGHT_TONES[held.light] };
}

function isEmpty(name: string, figure: Figure | undefined, held: Judged | undefined): boolean {
  if (figure === undefined || held) return held === undefined;
  const { kind, value, n = 0, denominator = 0, numerator = value } = figure;
  if (SELDOM.has(name)) return numerator === 0 || numerator === null;
  if (kind === 'level' || kind === 'count') return false;
  return value === null && n === 0 && denominator === 0;
}

const SELDOM = new Set(KPIS.flatMap(({ name, seldom }) => (seldom ? [name] : [])));

function direction(value: number | null, before: number | null | undefined): string {
  if (value === null || before == null) return '';
  return value > before ? ' ↑' : value < before ? ' ↓' : ' =';
}
