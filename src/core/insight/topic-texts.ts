import { dayOf, dayStart, parseInstant } from '../calendar/instant.js';
import { type Period, parsePeriod, previousPeriod, yearBefore } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { Snapshot } from '../complaint/record.js';
import type { FileLine } from '../exchange/cells.js';
import { Problem, problemOr } from '../problem.js';
import { columnOf, dataTable, refuseFaults } from './table.js';
import type { TopicText } from './topics.js';

/** A text with when it came. */
export interface DatedText extends TopicText {
  at: Instant;
}

/** What a period of topics is held against. */
export const AGAINST = ['previous', 'year-ago'] as const;
export type Against = (typeof AGAINST)[number];

/** Days looked at where no beginning is given: whole weeks, so that weekdays are alike. */
export const USUAL_DAYS = 28;

/**
 * The period looked at and the one that it is held against. Without a beginning it is the four weeks up to its end; without an end it goes up to `end`.
 */
export function topicPeriods(
  { from, to }: { from: string | undefined; to: string | undefined },
  against: Against,
  { end, zone }: { end: Instant; zone: string },
): { now: Period; before: Period } {
  const given = parsePeriod(from, to, zone);
  const until = Number.isFinite(given.to) ? given.to : end;
  const first = Number.isFinite(given.from) ? given.from : dayStart(dayOf(until - 1, zone) + 1 - USUAL_DAYS, zone);
  if (first >= until) throw new Problem('period_backwards', { from: from ?? '', to: to ?? '' });
  const now = { from: first, to: until };
  return { now, before: (against === 'previous' ? previousPeriod : yearBefore)(now, zone) };
}

/** The texts of each period. */
export function splitTexts(
  texts: readonly DatedText[],
  { now, before }: { now: Period; before: Period },
): { now: DatedText[]; before: DatedText[] } {
  const within = ({ from, to }: Period) => texts.filter(({ at }) => at >= from && at < to);
  return { now: within(now), before: within(before) };
}

/** What a customer told: title, description and later messages, as one text. */
export function complaintText({ id, facts, traces }: Snapshot, at: Instant): DatedText {
  const { title, description, category, customer } = facts;
  const parts = [title, description ?? '', ...traces.messages.map(({ text }) => text)];
  return { id, at, text: parts.join('\n.\n'), category, writer: customer ?? null };
}

/** Which columns of a file are meant; null: there is none. */
export interface TextColumns {
  text: readonly string[];
  date: string;
  /** Else the number of the line. */
  id: string | null;
  category: string | null;
  writer: string | null;
}

/** The texts in a CSV file, in order of time, with how many lines have no date. Dates that are none are faults. */
export function readTexts(
  lines: readonly FileLine[],
  file: string,
  columns: TextColumns,
  zone: string,
): { texts: DatedText[]; undated: number } {
  const table = dataTable(lines);
  const places = columns.text.map((column) => columnOf(table, column));
  const dateAt = columnOf(table, columns.date);
  const [idAt, categoryAt, writerAt] = [columns.id, columns.category, columns.writer].map((column) =>
    column === null ? null : columnOf(table, column),
  );
  let undated = 0;
  const texts = table.rows.flatMap(({ line, cells }): DatedText[] => {
    const cell = (place: number | null | undefined) => (place == null ? '' : (cells[place] ?? '').trim());
    const date = cell(dateAt);
    if (date === '') {
      undated++;
      return [];
    }
    const at = problemOr(() => parseInstant(date, zone));
    if (at instanceof Problem) {
      table.faults.push({ path: columns.date, found: date, allowed: '2026-11-20, 2026-11-20T09:30:00+08:00', line });
      return [];
    }
    const text = places.map(cell).join('\n.\n');
    return [
      { id: cell(idAt) || String(line), at, text, category: cell(categoryAt) || null, writer: cell(writerAt) || null },
    ];
  });
  refuseFaults(table, file);
  return { texts: texts.sort((a, b) => a.at - b.at), undated };
}
