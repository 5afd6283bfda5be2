import { formatInstant } from '../../core/calendar/instant.js';
import type { HealthLight, Sign, Trouble } from '../../core/health/health.js';
import type { DeskHealth } from '../desk-health.js';
import { EXIT } from '../exit-code.js';
import { commandText, stepOf } from '../health-steps.js';
import type { Outcome, Show } from '../output.js';
import { type Terminal, visible } from '../terminal.js';
import type { Wording } from '../wording/index.js';
import { percentText } from './figures.js';
import { type Column, renderTable, type TableCell } from './table.js';

/** The three troubles of a desk, the gravest first. */
export function deskHealthView(found: DeskHealth, { check, zone }: { check: boolean; zone: string }): Outcome {
  const { health, period } = found;
  const { troubles, complaints } = health;
  const isBad = troubles.some(({ light }) => light === 'bad');
  return {
    data: () => ({
      ...{ from: formatInstant(period.from, zone), to: formatInstant(period.to, zone), complaints },
      troubles: troubles.map((trouble) => troubleJson(trouble, found)),
    }),
    text: (show) => healthText(found, show),
    brief: ({ words }) => briefText(troubles, words),
    nothing: troubles.every(({ light }) => light !== 'bad' && light !== 'watch'),
    csv: () => ({
      columns: [
        ...['trouble', 'trouble_light', 'sign', 'light', 'value', 'numerator', 'denominator', 'low', 'high', 'n', 'of'],
        ...['provisional', 'whole_desk', 'wanted', 'warn', 'wanted_from', 'owner', 'about', 'next'],
      ],
      rows: troubles.flatMap((trouble) => trouble.signs.map((sign) => csvRow(trouble, sign, found))),
    }),
    exitCode: check && isBad ? EXIT.threshold : EXIT.done,
  };
}

function troubleJson({ code, light, bad, watch, good, worst, signs }: Trouble, found: DeskHealth) {
  return {
    ...{ code, light, bad, watch, good },
    worst: worst?.code ?? null,
    signs: signs.map((sign) => {
      const { figure, threshold, unit, ofDesk } = sign;
      const {
        value,
        numerator,
        denominator,
        low,
        high,
        n,
        of,
        provisional = false,
        missing = false,
        about,
        on,
      } = figure;
      const next = isOff(sign) ? stepOf(sign, found.steps) : null;
      return {
        ...{ code: sign.code, light: sign.light, unit, value, numerator, denominator, low, high, n, of },
        ...{ provisional, missing, whole_desk: ofDesk },
        ...(about !== undefined && { about }),
        ...(on != null && { on }),
        threshold: threshold && {
          [threshold.aim]: threshold.value,
          ...{ warn: threshold.warn, from: threshold.from, owner: threshold.owner },
        },
        next: next && { argv: next, command: commandText(next) },
      };
    }),
  };
}

function csvRow({ code, light }: Trouble, sign: Sign, found: DeskHealth) {
  const { value, numerator, denominator, low, high, n, of, provisional, about } = sign.figure;
  const { threshold } = sign;
  const wanted = threshold && `${threshold.aim} ${threshold.value}`;
  return [
    ...[code, light, sign.code, sign.light, value, numerator, denominator, low, high, n, of].map(
      (cell) => cell ?? null,
    ),
    ...[provisional ?? false, sign.ofDesk, wanted, threshold?.warn ?? null, threshold?.from ?? null],
    ...[threshold?.owner ?? null, about ?? null, isOff(sign) ? commandText(stepOf(sign, found.steps)) : null],
  ];
}

/** Whether something is to be done about it. */
function isOff({ light }: Sign): boolean {
  return light === 'bad' || light === 'watch';
}

function healthText(found: DeskHealth, show: Show): string {
  const { health, period } = found;
  const { words, terminal, zone } = show;
  const day = (instant: number) => formatInstant(instant, zone).slice(0, 10);
  const parts = health.troubles.map((trouble) => troubleText(trouble, found, show));
  const notes = notesOf(
    health.troubles.flatMap(({ signs }) => signs),
    words,
  );
  const head = words.health.about(day(period.from), day(period.to - 1), health.complaints);
  const summary = briefText(health.troubles, words);
  return [`${head}\n${terminal.colour.bold(summary)}`, ...parts, ...(notes.length > 0 ? [notes.join('\n')] : [])].join(
    '\n\n',
  );
}

function briefText(troubles: readonly Trouble[], { health: say }: Wording): string {
  return say.summary(troubles.map(({ code, light }) => [say.troubles[code], say.lights[light]] as const));
}

function troubleText(trouble: Trouble, found: DeskHealth, { words, terminal }: Show): string {
  const say = words.health;
  const { signs, code, light } = trouble;
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [
    { title: say.columns.sign, flexible: true },
    right(say.columns.figure),
    right(words.label.basis),
    right(words.label.interval),
    right(say.columns.wanted),
    { title: say.columns.from },
    { title: words.label.state },
  ];
  const rows = signs.map((sign): TableCell[] => [
    `${say.signs[sign.code]}${sign.ofDesk ? '*' : ''}`,
    figureText(sign, words),
    basisText(sign, words),
    intervalText(sign, words),
    wantedText(sign, words),
    sign.threshold === null ? '' : say.from[sign.threshold.from],
    lightCell(sign.light, words, terminal),
  ]);
  const steps = new Map<string, string>();
  for (const sign of signs.filter(isOff)) {
    const command = commandText(stepOf(sign, found.steps));
    if (!steps.has(command)) steps.set(command, say.next[sign.code]);
  }
  const headline = lightPaint(light, terminal)(`● ${headlineOf(trouble, words)}`);
  const next = [...steps].map(([command, why]) => `  ${why}\n    ${visible(command)}`);
  return [
    `${headline}\n${renderTable(columns, rows, terminal)}`,
    ...(next.length > 0 ? [`${say.nextTitle(say.troubles[code])}\n${next.join('\n')}`] : []),
  ].join('\n\n');
}

function headlineOf({ code, light, bad, watch, good, signs, worst }: Trouble, words: Wording): string {
  const say = words.health;
  const off = worst && {
    name: say.signs[worst.code],
    value: figureText(worst, words),
    wanted: wantedText(worst, words),
  };
  return say.headline[light](say.troubles[code], { bad, watch, known: bad + watch + good, all: signs.length }, off);
}

function notesOf(signs: readonly Sign[], { health: say }: Wording): string[] {
  const sampled = signs.find(({ figure }) => figure.of !== undefined && figure.n !== undefined);
  return [
    ...(signs.some(({ ofDesk }) => ofDesk) ? [say.ofDesk] : []),
    ...(sampled ? [say.sampled(sampled.figure.of ?? 0)] : []),
    ...(signs.some(({ figure }) => figure.provisional) ? [say.provisional] : []),
  ];
}

function figureText({ figure: { value, missing }, unit }: Sign, words: Wording): string {
  return missing ? words.health.missing : numberText(value, unit, words);
}

function numberText(value: number | null, unit: Sign['unit'], words: Wording): string {
  if (value === null) return '-';
  if (unit === 'share') return percentText(value);
  if (unit === 'time') return words.duration(Math.round(value));
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

function basisText({ figure: { numerator, denominator, n } }: Sign, words: Wording): string {
  if (denominator !== undefined) return `${numerator} / ${denominator}`;
  return n === undefined ? '' : words.health.rests(n);
}

function intervalText({ figure: { low = null, high = null }, unit }: Sign, words: Wording): string {
  if (low === null && high === null) return '';
  const limit = (value: number | null) => (value === null ? '…' : numberText(value, unit, words));
  return `${limit(low)} – ${limit(high)}`;
}

function wantedText({ threshold, unit }: Sign, words: Wording): string {
  if (threshold === null) return '-';
  const number = numberText(threshold.value, unit, words).replace(/\.0%$/, '%');
  return `${threshold.aim === 'at_least' ? '≥' : '≤'} ${number}`;
}

function lightCell(light: HealthLight, { health: say }: Wording, terminal: Terminal): TableCell {
  return { text: `● ${say.lights[light]}`, paint: lightPaint(light, terminal) };
}

function lightPaint(light: HealthLight, { colour }: Terminal): (text: string) => string {
  return { bad: colour.red, watch: colour.yellow, good: colour.green, few: colour.dim, none: colour.dim }[light];
}
