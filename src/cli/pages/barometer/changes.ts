import type { Barometer } from '../../../core/barometer/barometer.js';
import type { Contribution, Contributions } from '../../../core/barometer/contributions.js';
import type { Figure } from '../../../core/kpi/tally.js';
import { changeText, differenceText, valueText } from '../../views/kpi-text.js';
import type { Block, PageCell, PageTable } from '../page.js';
import type { Made } from './made.js';

/** Groups that a table names, and a sentence. */
const [NAMED, TOLD] = [6, 2];

/** What came in, went out and is left; what has moved, and which groups did it. */
export function changes(barometer: Barometer, made: Made): Block[] {
  const { words } = made;
  const { barometer: say } = words;
  const { report } = barometer.sheet;
  const [group] = report.groups;
  if (!group?.previous) return [];
  const moved = Object.entries(group.change ?? {}).filter(([name, { is_real }]) => is_real && !FLOW.includes(name));
  const sentences = moved.map(([name, change]) => {
    const figure = group.metrics[name] as Figure;
    const before = valueText(group.previous?.[name] as Figure, words);
    return say.moved(words.kpi(name), before, valueText(figure, words), changeText(change, figure, words));
  });
  const since = report.recorded_since;
  const tables = barometer.contributions.filter(
    ({ figure, items }) =>
      items.length > 1 && (group.change?.[figure]?.is_real || items.some(({ is_real }) => is_real)),
  );
  return [
    { kind: 'list', items: [flow(barometer, words), ...sentences] },
    ...(since === null
      ? sentences.length === 0
        ? [{ kind: 'text' as const, text: say.nothingMoved }]
        : []
      : [{ kind: 'text' as const, text: words.kpiSheet.recordedSince(since) }]),
    ...tables.map(
      (each): Block => ({
        kind: 'table',
        title: titleOf(each, group.metrics[each.figure] as Figure, made),
        table: tableOf(each, group.metrics[each.figure] as Figure, made),
      }),
    ),
  ];
}

const FLOW = ['opened', 'closed'];

function flow({ sheet }: Barometer, words: Made['words']): string {
  const [group] = sheet.report.groups;
  const of = (figures: Record<string, Figure> | undefined, name: string) => figures?.[name]?.value ?? 0;
  const both = (name: string) => [of(group?.metrics, name), of(group?.previous, name)] as const;
  return words.barometer.balance(both('opened'), both('closed'), [
    of(group?.metrics, 'opening_backlog'),
    of(group?.metrics, 'backlog'),
  ]);
}

function nameOf({ name }: Pick<Contribution, 'name'>, by: string, { words, names }: Made): string {
  return name === null ? words.text.none : names.of(by, name);
}

function titleOf({ figure, by, items, change }: Contributions, { kind }: Figure, made: Made): string {
  const { words } = made;
  const text = (difference: number) => differenceText({ difference }, { kind }, words);
  const largest = items
    .filter(({ contribution }) => contribution !== 0 && Math.sign(contribution) === Math.sign(change))
    .slice(0, TOLD)
    .map((item) => `${nameOf(item, by, made)} (${text(item.contribution)})`);
  return words.barometer.contributed(words.kpi(figure), text(change), words.dimension(by), largest);
}

function tableOf({ by, items }: Contributions, { kind }: Figure, made: Made): PageTable {
  const { words } = made;
  const value = (of: number | null, n: number | null) =>
    `${valueText({ kind, value: of }, words)}${kind === 'rate' && n !== null ? ` (${n})` : ''}`;
  const text = (difference: number) => differenceText({ difference }, { kind }, words);
  const shown = items.slice(0, NAMED);
  const rest = items.slice(NAMED);
  const others = rest.reduce((sum, { contribution }) => sum + contribution, 0);
  return {
    columns: [
      { title: words.dimension(by), flexible: true },
      { title: words.barometer.before, align: 'right' },
      { title: words.barometer.now, align: 'right' },
      { title: words.barometer.contribution, align: 'right', whole: true },
      { title: '' },
    ],
    rows: [
      ...shown.map((item): PageCell[] => [
        nameOf(item, by, made),
        value(item.before, item.n_before),
        value(item.after, item.n_after),
        text(item.contribution),
        item.is_real === false ? { text: words.auditPage.mayBeChance, tone: 'quiet' } : '',
      ]),
      ...(rest.length === 0 ? [] : [[words.barometer.others(rest.length), '', '', text(others), '']]),
    ],
  };
}
