import { dayOf, formatDay, formatInstant } from '../../core/calendar/instant.js';
import type { Period } from '../../core/calendar/period.js';
import type { Against } from '../../core/insight/topic-texts.js';
import type { Topic, Topics } from '../../core/insight/topics.js';
import type { Outcome, Show } from '../output.js';
import { chanceText, percentText } from './figures.js';
import { renderTable } from './table.js';

interface Looked {
  periods: { now: Period; before: Period };
  zone: string;
  counted: 'complaints' | 'lines';
  against: Against;
  fell: boolean;
  floor: number;
  chance: number;
  /** Lines without a date. */
  undated: number;
  /** Most topics shown to people. */
  top: number;
}

/** Words and phrases that rose or fell, the surest first. */
export function topicsView(topics: Topics, looked: Looked): Outcome {
  const { items, total, texts, tested } = topics;
  const { periods, zone, counted, against, fell, floor, chance, undated } = looked;
  const times = ({ from, to }: Period) => ({ from: formatInstant(from, zone), to: formatInstant(to, zone) });
  return {
    data: () => ({
      ...{ direction: fell ? 'fell' : 'rose', counted, period: times(periods.now), against },
      ...{ period_before: times(periods.before), n: texts.now, n_before: texts.before, undated },
      ...{ limits: { floor, chance }, tested, items, total },
    }),
    text: (show) => topicsText(topics, looked, show),
    nothing: total === 0,
    csv: () => ({ columns: CSV_COLUMNS, rows: items.map(csvRow) }),
  };
}

const CSV_COLUMNS = [
  ...[
    'term',
    'now',
    'before',
    'share',
    'share_before',
    'growth',
    'g2',
    'p',
    'p_adjusted',
    'category',
    'category_count',
  ],
  ...['examples', 'also'],
];

function csvRow(topic: Topic) {
  const { term, now, before, share, share_before, growth, g2, p, p_adjusted, category, category_count } = topic;
  return [
    ...[term, now, before, share, share_before, growth, g2, p, p_adjusted, category, category_count],
    ...[topic.examples.join(' '), topic.also.join('; ')],
  ];
}

function topicsText({ items, total, texts, tested }: Topics, looked: Looked, { words, terminal }: Show): string {
  const said = words.insight.topics;
  const { periods, zone, fell, floor, chance, undated, counted, top } = looked;
  const about = said.about(daysText(periods.now, zone), daysText(periods.before, zone), texts, counted);
  const notes = [
    said.tested(tested, floor, chance),
    ...(undated > 0 ? [said.undated(undated)] : []),
    ...(texts.now === 0 || texts.before === 0 ? [said.nothingToCompare] : []),
  ];
  if (total === 0) return [about, fell ? said.nothingFell : said.nothingRose, '', ...notes].join('\n');
  const right = { align: 'right' as const };
  const columns = [
    { title: said.term, flexible: true },
    { title: said.now, ...right },
    { title: said.before, ...right },
    { title: said.share, ...right },
    { title: said.shareBefore, ...right },
    { title: words.insight.surge.growth, ...right },
    { title: words.insight.surge.chance, ...right },
    { title: said.mostly },
    { title: said.examples },
  ];
  const rows = items
    .slice(0, top)
    .map((topic) => [
      topic.term,
      String(topic.now),
      String(topic.before),
      percentText(topic.share),
      percentText(topic.share_before),
      topic.growth === null ? said.new : `${topic.growth > 0 ? '+' : ''}${(100 * topic.growth).toFixed(0)}%`,
      chanceText(topic.p_adjusted),
      topic.category === null ? '' : `${topic.category} ${percentText(inCategory(topic, fell))}`,
      topic.examples.join(' '),
    ]);
  const shown = total > top ? [said.shown(top, total)] : [];
  return [about, '', renderTable(columns, rows, terminal), '', ...shown, ...notes].join('\n');
}

/** Of the texts of the period in which there are more of it. */
function inCategory({ category_count, now, before }: Topic, fell: boolean): number {
  return category_count / (fell ? before : now);
}

function daysText({ from, to }: Period, zone: string): string {
  const [first, last] = [formatDay(dayOf(from, zone)), formatDay(dayOf(to - 1, zone))];
  return first === last ? first : `${first} – ${last}`;
}
