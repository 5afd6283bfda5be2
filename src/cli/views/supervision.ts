import { formatInstant } from '../../core/calendar/instant.js';
import type { Instant } from '../../core/calendar/zone.js';
import type { Supervised } from '../../core/supervision/supervise.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';
import { shortTime } from './time.js';

const COLUMNS = ['id', 'code', 'since', 'for_seconds', 'status', 'owner', 'team', 'level', 'args', 'title'] as const;

/** What a manager must look at. `calendar`: whose working time the limits are in; null: plain time. */
export function supervisionView(
  found: readonly Supervised[],
  now: Instant,
  zone: string,
  calendar: string | null,
  words: Wording,
): Outcome {
  const row = ({ complaint: { id, status, owner, team, level, facts }, code, since, args }: Supervised) => {
    const stands = { status, owner, team, level };
    return {
      id,
      code,
      since: formatInstant(since, zone),
      for_seconds: now - since,
      ...stands,
      args,
      title: facts.title,
    };
  };
  return {
    data: () => ({
      items: found.map((finding) => ({ ...row(finding), message: words.supervision(finding) })),
      total: found.length,
      calendar,
      codes: countedBy(found),
    }),
    text: (show) => table(found, now, zone, show),
    brief: ({ words }) => summary(found, words),
    nothing: found.length === 0,
    csv: () => ({
      columns: COLUMNS,
      rows: found.map((finding) => {
        const { args, ...rest } = row(finding);
        return COLUMNS.map((column) => (column === 'args' ? JSON.stringify(args) : rest[column]));
      }),
    }),
    exitCode: found.length > 0 ? EXIT.breached : EXIT.done,
  };
}

function countedBy(found: readonly Supervised[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of found) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function table(found: readonly Supervised[], now: Instant, zone: string, { words, terminal }: Show): string {
  if (found.length === 0) return summary(found, words);
  const { label } = words;
  const columns = [label.id, label.finding, label.since, label.passed, label.owner, label.team].map((title) => ({
    title,
  }));
  const rows = found.map((finding) => [
    finding.complaint.id,
    words.supervision(finding),
    shortTime(formatInstant(finding.since, zone)),
    words.duration(now - finding.since),
    finding.complaint.owner ?? '-',
    finding.complaint.team ?? '-',
    finding.complaint.facts.title,
  ]);
  const body = renderTable([...columns, { title: label.title, flexible: true }], rows, terminal);
  return `${body}\n\n${summary(found, words)}`;
}

function summary(found: readonly Supervised[], { text }: Wording): string {
  if (found.length === 0) return text.nothingToSupervise;
  return text.supervised(found.length, new Set(found.map(({ complaint }) => complaint.id)).size);
}
