import type { Barometer } from '../../../core/barometer/barometer.js';
import { formatInstant } from '../../../core/calendar/instant.js';
import { percentText } from '../../views/figures.js';
import { noteText, valueText } from '../../views/kpi-text.js';
import type { Block } from '../page.js';
import type { Made } from './made.js';

const RIGHT = { align: 'right' as const };
/** Lines of a table at most: the command that it names has all. */
const MOST = 15;

/** Who is late now. */
export function overdueBlocks({ overdue, now }: Barometer, { words, zone, names }: Made): Block[] {
  const { barometer: say, label } = words;
  const { clocks, total } = overdue;
  const late = clocks
    .slice(0, MOST)
    .map(({ complaint, outlook }) => [
      complaint.id,
      words.metric(outlook.metric),
      complaint.team === null ? words.text.none : names.of('team', complaint.team),
      complaint.owner === null ? words.text.none : names.person(complaint.owner),
      names.of('priority', complaint.priority),
      outlook.due === null ? '' : formatInstant(outlook.due, zone).slice(0, 16).replace('T', ' '),
      outlook.due === null ? '' : words.duration(now - outlook.due),
    ]);
  const heads = [label.id, label.clock, label.team, label.owner, label.priority, label.due];
  return [
    { kind: 'text', text: say.overdueNow(total) },
    ...(total === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: total > late.length ? say.mostUrgent(late.length, total) : null,
            table: {
              columns: [
                ...heads.map((title) => ({ title, whole: true })),
                { title: label.overdue, ...RIGHT, whole: true },
              ],
              rows: late,
            },
          },
        ]),
  ];
}

/** How well each team kept its promises in the period. */
export function keptBlocks({ teams }: Barometer, { words, names }: Made): Block[] {
  const { barometer: say, label } = words;
  const kept = teams.groups.filter(({ metrics }) => (metrics.timeliness?.denominator ?? 0) > 0);
  if (kept.length < 2) return [];
  return [
    {
      kind: 'table',
      title: null,
      table: {
        columns: [
          { title: label.team },
          { title: words.kpiShort('timeliness'), ...RIGHT },
          { title: label.basis, ...RIGHT, whole: true },
          { title: say.before, ...RIGHT },
          { title: words.kpi('backlog'), ...RIGHT },
          { title: '' },
        ],
        rows: kept.map(({ key, metrics, previous }) => {
          const figure = metrics.timeliness ?? { kind: 'rate' as const, value: null };
          return [
            key.team == null ? words.text.none : names.of('team', key.team),
            percentText(figure.value),
            `${figure.numerator} / ${figure.denominator}`,
            percentText(previous?.timeliness?.value ?? null),
            metrics.backlog ? valueText(metrics.backlog, words) : '',
            { text: noteText(figure, words), tone: 'quiet' as const },
          ];
        }),
      },
    },
  ];
}

/** What has grown suddenly at the end of the period. */
export function surgeBlocks({ surges }: Barometer, { words, names }: Made): Block[] {
  const found = surges.items.filter(({ surge }) => surge);
  if (found.length === 0) return [];
  const { insight } = words;
  return [
    {
      kind: 'table',
      title: null,
      table: {
        columns: [
          { title: words.dimension('category') },
          { title: insight.pareto.count, ...RIGHT },
          { title: insight.surge.expected, ...RIGHT },
          { title: insight.surge.growth, ...RIGHT },
        ],
        rows: found.map(({ name, count, expected, growth }) => [
          names.of('category', name),
          String(count),
          expected === null ? '-' : expected.toFixed(1),
          growth === null ? '-' : `+${(100 * growth).toFixed(0)}%`,
        ]),
      },
    },
  ];
}

/** Customers who complained again. */
export function repeatsBlocks({ repeats, today }: Barometer, { words, names }: Made): Block[] {
  const { insight, barometer: say, label } = words;
  const { rate, customers } = repeats;
  if (rate.denominator === 0) return [];
  const waiting = insight.daily.summary(today.customers.length, today.complaints, today.breached, today.ownerless);
  return [
    { kind: 'text', text: say.repeated(rate) },
    { kind: 'text', text: today.complaints === 0 ? insight.daily.nothing : waiting },
    ...(customers.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: customers.length > MOST ? say.mostOften(MOST, customers.length) : null,
            table: {
              columns: [
                { title: insight.repeats.customer, whole: true },
                { title: insight.repeats.repeats, ...RIGHT },
                { title: insight.repeats.open, ...RIGHT },
                { title: insight.repeats.categories, flexible: true },
                { title: label.id },
              ],
              rows: customers
                .slice(0, MOST)
                .map(({ customer, repeats: count, open, categories, ids }) => [
                  customer,
                  String(count),
                  String(open),
                  categories.map((code) => names.of('category', code)).join(', '),
                  ids.slice(-IDS).join(', '),
                ]),
            },
          },
        ]),
  ];
}

/** Ids that a line names: the latest. */
const IDS = 3;

/** Tickets marked as unqualified. */
export function unqualifiedBlocks({ marked }: Barometer, { words, names }: Made): Block[] {
  const { barometer: say, label } = words;
  if (marked.total === 0) return [];
  return [
    { kind: 'text', text: say.marked(marked.total, marked.open) },
    {
      kind: 'table',
      title: null,
      table: {
        columns: [{ title: say.reason }, { title: label.team }, { title: label.marks, ...RIGHT }],
        rows: marked.groups.map(({ reason, team, marks }) => [
          names.reason(reason),
          team === null ? words.text.none : names.of('team', team),
          String(marks),
        ]),
      },
    },
  ];
}
