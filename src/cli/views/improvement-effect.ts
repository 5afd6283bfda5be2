import { formatDay } from '../../core/calendar/instant.js';
import {
  type Comparison,
  type Guard,
  isRecordable,
  isTargetReached,
  stretchOf,
  type Week,
  type Window,
} from '../../core/improvement/effect.js';
import { type ControlChart, controlChart } from '../../core/insight/chart.js';
import type { RateRatio } from '../../core/statistics/rate-ratio.js';
import { EXIT } from '../exit-code.js';
import type { Examined } from '../improvement-effects.js';
import type { Outcome, Show } from '../output.js';
import { visibleLine } from '../terminal.js';
import { chartText } from './control-chart.js';
import { chanceText, decimalText } from './figures.js';
import { type Column, renderTable, type TableCell } from './table.js';

/** What was found of an improvement; `recorded`: the type of the event that took it down, or would; null: none. */
export type ExaminedEffect = Examined & { recorded: string | null };

interface Asked {
  weeks: number;
  check: boolean;
  record: boolean;
  dryRun: boolean;
}

/** What came of looking for the effect of improvements: one with all there is to see, several a line each. */
export function effectsView(results: readonly ExaminedEffect[], { weeks, check, record, dryRun }: Asked): Outcome {
  const failed = results.filter(isFinding).length;
  return {
    data: () => ({ dry_run: dryRun, weeks, items: results.map(jsonOf), total: results.length, failed }),
    text: (show) => {
      const [only, ...others] = results;
      if (only === undefined) return show.words.improvement.nothingToVerify;
      const head =
        record && dryRun ? [show.words.improvement.dryRun(results.filter(({ recorded }) => recorded).length)] : [];
      return [...head, others.length === 0 ? oneText(only, show) : severalText(results, show)].join('\n');
    },
    brief: ({ words }) => words.improvement.verified(results.length, failed),
    nothing: results.every((each) => !isFinding(each) && each.recorded === null),
    csv: () => ({
      columns: [
        ...['id', 'state', 'look', 'verdict', 'implemented_on', 'before_count', 'before_days', 'after_count'],
        ...['after_days', 'ratio', 'low', 'high', 'p', 'dispersion', 'recorded'],
      ],
      rows: results.map(({ improvement, look, found, recorded }) => {
        const { before, after, rate, dispersion, verdict } = found;
        return [
          ...[improvement.id, improvement.state, look, verdict, improvement.implemented_on, before.ours, before.days],
          ...[after.ours, after.days, rate.ratio, rate.low, rate.high, rate.p, dispersion, recorded],
        ];
      }),
    }),
    exitCode: check && failed > 0 ? EXIT.threshold : EXIT.done,
  };
}

/** An effect that is not shown, or is lost again. What can't be told yet is no finding. */
function isFinding({ found }: ExaminedEffect): boolean {
  const { verdict } = found;
  return verdict === 'not_shown' || verdict === 'worse' || verdict === 'regressed';
}

function jsonOf({ improvement, look, found, recorded }: ExaminedEffect) {
  const { id, title, state, implemented_on, target } = improvement;
  const { before, after, rate, dispersion, verdict, guards, weeks } = found;
  return {
    ...{ id, title, state, look, implemented_on, verdict },
    ready_on: look === 'effect' ? formatDay(found.ready) : null,
    before: windowJson(before),
    after: windowJson(after),
    baseline: look === 'regression' ? windowJson(found.baseline) : null,
    ...rate,
    to_baseline: look === 'regression' ? found.toBaseline : null,
    dispersion,
    guards: {
      others: guards.others && guardJson(guards.others),
      season: 'season' in guards ? guards.season && guardJson(guards.season) : null,
    },
    target,
    target_reached: look === 'effect' && isRecordable(verdict) ? isTargetReached(target, rate) : null,
    recorded,
    chart: chartJson(weeksChart(weeks)),
  };
}

function windowJson(window: Window) {
  const { from, to, days, count } = stretchOf(window);
  return { from, to, days, count, pending: window.pending, others: window.others, per_day: perDay(window) };
}

function guardJson({ before, after, change, beyond, contradicts }: Guard) {
  const counted = ({ count, size }: Guard['before']) => ({ count, days: size });
  return { before: counted(before), after: counted(after), ...change, beyond, contradicts };
}

function chartJson({ centre, items }: ControlChart) {
  return {
    centre,
    items: items.map(({ label, count, size, value, low, high, signals }) => {
      return { from: label, count, days: size, value, low, high, signals };
    }),
  };
}

/** A u chart of the weeks: complaints for each day. */
function weeksChart(weeks: readonly Week[]): ControlChart {
  const points = weeks.map(({ from, days, count }) => ({ label: formatDay(from), value: count, size: days }));
  return controlChart('u', points, { target: null, sd: null, lambda: null, k: null, h: null });
}

function perDay({ ours, days }: Window): number | null {
  return days === 0 ? null : ours / days;
}

function oneText(result: ExaminedEffect, show: Show): string {
  const { words, terminal } = show;
  const { improvement, found, look } = result;
  const said = words.improvement.effect;
  const heading = `${terminal.colour.bold(improvement.id)}  ${visibleLine(improvement.title)}`;
  const since = said.since(improvement.implemented_on ?? '', look);
  const verdict = { text: said.verdicts[found.verdict], paint: paintOf(result, show) };
  const about = [verdict.paint(verdict.text), ...remarks(result, show)];
  const chart = chartText(weeksChart(found.weeks), null, show);
  return [heading, since, '', comparisonTable(result, show), '', ...about, '', chart].join('\n');
}

/** What else is to be known of a verdict. */
function remarks({ improvement, found, look, recorded }: ExaminedEffect, { words }: Show): string[] {
  const said = words.improvement.effect;
  const lines: string[] = [];
  const { others } = found.guards;
  const { low, high } = found.rate;
  // What may be chance needs nothing else to explain it.
  const isBeyondChance = (low ?? 0) > 1 || (high ?? 1) < 1;
  if (isBeyondChance && others?.contradicts) lines.push(said.contradicted.others);
  if (isBeyondChance && look === 'effect' && found.guards.season?.contradicts) lines.push(said.contradicted.season);
  if (look === 'effect' && found.verdict === 'too_early') lines.push(said.readyOn(formatDay(found.ready)));
  if (look === 'effect' && found.guards.season === null) lines.push(said.noSeason);
  if (others === null) lines.push(said.noOthers);
  if (found.dispersion > 1) lines.push(said.clumped(found.dispersion));
  if (found.after.pending > 0) lines.push(said.pending(found.after.pending));
  if (look === 'effect' && isRecordable(found.verdict) && improvement.target !== null) {
    lines.push(said.target(improvement.target, isTargetReached(improvement.target, found.rate)));
  }
  if (recorded !== null) lines.push(said.recorded(recorded));
  return lines;
}

function comparisonTable({ found, look }: ExaminedEffect, show: Show): string {
  const { words, terminal } = show;
  const said = words.improvement.effect;
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [
    { title: '' },
    right(said.before),
    right(said.perDay),
    right(said.after),
    right(said.perDay),
    right(said.ratio),
    right(words.label.interval),
    right(words.insight.surge.chance),
  ];
  const row = (name: string, before: Counted, after: Counted, rate: RateRatio): TableCell[] => [
    name,
    ...[`${before.count} / ${before.size}`, decimalText(before.size === 0 ? null : before.count / before.size, 2)],
    ...[`${after.count} / ${after.size}`, decimalText(after.size === 0 ? null : after.count / after.size, 2)],
    ...ratioCells(rate),
    chanceText(rate.p),
  ];
  const beyond = (name: string, { beyond }: Guard): TableCell[] => [name, '', '', '', '', ...ratioCells(beyond), ''];
  const counted = ({ ours, days }: Window): Counted => ({ count: ours, size: days });
  const rows = [
    row(look === 'effect' ? said.rows.ours : said.rows.latest, counted(found.before), counted(found.after), found.rate),
  ];
  if (look === 'regression') {
    rows.push(row(said.rows.toBaseline, counted(found.baseline), counted(found.after), found.toBaseline));
  }
  const { others } = found.guards;
  if (others)
    rows.push(row(said.rows.others, others.before, others.after, others.change), beyond(said.rows.beyond, others));
  const season = look === 'effect' ? found.guards.season : null;
  if (season)
    rows.push(row(said.rows.season, season.before, season.after, season.change), beyond(said.rows.beyond, season));
  return `${renderTable(columns, rows, terminal)}\n${windowsText(found, show)}`;
}

interface Counted {
  count: number;
  size: number;
}

function ratioCells({ ratio, low, high }: Pick<RateRatio, 'ratio' | 'low' | 'high'>): [string, string] {
  const interval =
    low === null && high === null ? '-' : `${decimalText(low, 2)} – ${high === null ? '∞' : high.toFixed(2)}`;
  return [decimalText(ratio, 2), interval];
}

function windowsText({ before, after }: Comparison, { words, terminal }: Show): string {
  const [first, second] = [stretchOf(before), stretchOf(after)];
  return terminal.colour.dim(words.improvement.effect.windows(first.from, first.to, second.from, second.to));
}

function severalText(results: readonly ExaminedEffect[], show: Show): string {
  const { words, terminal } = show;
  const { effect: said, verified } = words.improvement;
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [
    { title: words.improvement.columns.id },
    { title: words.improvement.columns.state },
    right(said.before),
    right(said.after),
    right(said.ratio),
    right(words.label.interval),
    { title: said.verdict },
    { title: words.label.title, flexible: true },
  ];
  const rows = results.map((result): TableCell[] => {
    const { improvement, found } = result;
    return [
      improvement.id,
      words.improvement.states[improvement.state],
      ...[`${found.before.ours} / ${found.before.days}`, `${found.after.ours} / ${found.after.days}`],
      ...ratioCells(found.rate),
      { text: said.short[found.verdict], paint: paintOf(result, show) },
      improvement.title,
    ];
  });
  return `${renderTable(columns, rows, terminal)}\n\n${verified(results.length, results.filter(isFinding).length)}`;
}

function paintOf(result: ExaminedEffect, { terminal: { colour } }: Show): (text: string) => string {
  if (isFinding(result)) return colour.red;
  return result.found.verdict === 'effective' || result.found.verdict === 'holds' ? colour.green : colour.yellow;
}
