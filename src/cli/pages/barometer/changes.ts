import type { Barometer } from '../../../core/barometer/barometer.js';
import type { Contributions } from '../../../core/barometer/contributions.js';
import type { Figure } from '../../../core/kpi/tally.js';
import { changeText, valueText } from '../../views/kpi-text.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageTable } from '../page.js';

/** Groups that a table names, and a sentence. */
const [NAMED, TOLD] = [6, 2];

/** What has moved, and which groups did it. */
export function changes(barometer: Barometer, words: Wording): Block[] {
  const [group] = barometer.sheet.report.groups;
  const { barometer: say } = words;
  if (!group?.previous) return [];
  const moved = Object.entries(group.change ?? {}).filter(([, { is_real }]) => is_real);
  const sentences = moved.map(([name, change]) => {
    const figure = group.metrics[name] as Figure;
    const before = group.previous?.[name] as Figure;
    return say.moved(
      words.kpi(name),
      valueText(before, words),
      valueText(figure, words),
      changeText(change, figure.kind, words),
    );
  });
  const tables = barometer.contributions.filter(({ figure, items }) => group.change?.[figure] && items.length > 1);
  return [
    sentences.length === 0 ? { kind: 'text', text: say.nothingMoved } : { kind: 'list', items: sentences },
    ...tables.map(
      (each): Block => ({
        kind: 'table',
        title: titleOf(each, group.metrics[each.figure] as Figure, words),
        table: tableOf(each, group.metrics[each.figure] as Figure, words),
      }),
    ),
  ];
}

function titleOf(contributions: Contributions, { kind }: Figure, words: Wording): string {
  const { figure, by, items, change } = contributions;
  const text = (contribution: number) => changeText({ difference: contribution, is_real: true }, kind, words);
  const largest = items
    .filter(({ contribution }) => contribution !== 0 && Math.sign(contribution) === Math.sign(change))
    .slice(0, TOLD)
    .map(({ name, contribution }) => `${name ?? words.text.none} (${text(contribution)})`);
  return words.barometer.contributed(words.kpi(figure), text(change), words.dimension(by), largest);
}

function tableOf({ by, items }: Contributions, { kind }: Figure, words: Wording): PageTable {
  const value = (of: number | null) => valueText({ kind, value: of }, words);
  return {
    columns: [
      { title: words.dimension(by), flexible: true },
      { title: words.label.before, align: 'right' },
      { title: words.label.now, align: 'right' },
      { title: words.barometer.contribution, align: 'right' },
      { title: '' },
    ],
    rows: items
      .slice(0, NAMED)
      .map(({ name, before, after, contribution, is_real }) => [
        name ?? words.text.none,
        value(before),
        value(after),
        changeText({ difference: contribution, is_real: null }, kind, words),
        is_real === false ? { text: words.auditPage.mayBeChance, tone: 'quiet' } : '',
      ]),
  };
}
