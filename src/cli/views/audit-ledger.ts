import type { Ledger, LedgerCounts, LedgerMark } from '../../core/calibration/ledger.js';
import type { BothViews } from '../../core/calibration/views.js';
import type { Proportion } from '../../core/statistics/wilson.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { percentText } from './figures.js';
import { type Column, renderTable } from './table.js';
import { shortTime } from './time.js';

type Names = Readonly<Record<string, Record<string, string>>>;

/** The ledger: each mark, or groups of them, and the rate. `names`: those of the reasons. */
export function ledgerView(ledger: Ledger, names: Names): Outcome {
  const { by, marks, groups, whole } = ledger;
  return {
    data: () => ({ items: marks, total: marks.length, by, groups, whole }),
    text: (show) => {
      const parts = [
        by === null ? markTable(marks, names, show) : groupTable(ledger, names, show),
        rateLine(whole, show),
      ];
      return parts.filter((part) => part !== '').join('\n\n');
    },
    csv: () => (by === null ? { columns: MARK_COLUMNS, rows: marks.map(markRow) } : groupCsv(ledger)),
  };
}

const MARK_COLUMNS = [
  ...['id', 'mark', 'marked_at', 'marked_by', 'reason', 'evidence', 'accountable', 'team', 'audit', 'standard'],
  ...['standard_hash', 'appeal_until', 'appealed_at', 'appeal', 'decided_at', 'decided_by', 'decision', 'why'],
  ...['standing', 'reason_now', 'counted'],
];

function markRow(mark: LedgerMark) {
  const { id, at, by, reason, evidence, accountable, team, audit = null, standard, standard_hash, appeal_until } = mark;
  const [appeal, decision] = [mark.appeals[0], mark.decisions.at(-1)];
  return [
    ...[id, mark.mark, at, by, reason, evidence, accountable, team, audit, standard, standard_hash, appeal_until],
    ...[appeal?.at ?? null, appeal?.text ?? null],
    ...[decision?.at ?? null, decision?.by ?? null, decision?.decision ?? null, decision?.why ?? null],
    ...[mark.standing, mark.reason_now, String(mark.counted)],
  ];
}

function markTable(marks: readonly LedgerMark[], names: Names, { words, terminal }: Show): string {
  if (marks.length === 0) return words.text.noMarks;
  const { label } = words;
  const columns: Column[] = [
    { title: label.unqualified },
    { title: label.reason, flexible: true },
    { title: label.accountable },
    { title: label.team },
    { title: label.standing },
    { title: label.appealUntil },
  ];
  const rows = marks.map((mark) => [
    `${mark.id}/${mark.mark}`,
    reasonText(mark, names, words),
    mark.accountable,
    mark.team ?? '-',
    standingText(mark, words),
    mark.standing === 'open' && mark.appeals.length === 0 ? shortTime(mark.appeal_until) : '',
  ]);
  return renderTable(columns, rows, terminal);
}

/** The reason that holds, with the one before where it was changed. */
function reasonText({ reason, reason_now }: LedgerMark, names: Names, words: Wording): string {
  const named = (code: string) => words.named(names[code] ?? { en: code });
  return reason === reason_now ? named(reason) : `${named(reason)} -> ${named(reason_now)}`;
}

function standingText({ standing, appeals }: LedgerMark, words: Wording): string {
  return standing === 'open' && appeals.length > 0 ? words.text.appealed : words.markStanding[standing];
}

function groupTable({ by, groups }: Ledger, names: Names, { words, terminal }: Show): string {
  if (groups.length === 0) return words.text.noMarks;
  const { label, markStanding } = words;
  const numbers = [label.marks, markStanding.open, markStanding.upheld, markStanding.lifted, label.basis, label.value];
  const columns: Column[] = [
    { title: by === 'reason' ? label.reason : by === 'team' ? label.team : label.accountable },
    ...numbers.map((title) => ({ title, align: 'right' as const })),
    { title: label.interval },
  ];
  const rows = groups.map(({ key, marks, open, upheld, lifted, rate }) => [
    by === 'reason' && key !== null ? words.named(names[key] ?? { en: key }) : (key ?? '-'),
    ...[marks, open, upheld, lifted].map(String),
    ...rateCells(rate),
  ]);
  return renderTable(columns, rows, terminal);
}

function groupCsv({ groups }: Ledger) {
  return {
    columns: ['key', 'marks', 'open', 'upheld', 'lifted', 'value', 'numerator', 'denominator', 'low', 'high'],
    rows: groups.map(({ key, marks, open, upheld, lifted, rate }) => [
      ...[key, marks, open, upheld, lifted],
      ...[rate.value, rate.numerator, rate.denominator, rate.low, rate.high],
    ]),
  };
}

function rateLine({ rate, marks, open, upheld, lifted }: LedgerCounts, { words }: Show): string {
  const counts = words.text.ledgerCounts(marks, open, upheld, lifted);
  return `${counts}\n${rate.denominator === 0 ? words.text.nothingReviewed : words.text.auditRate(rate)}`;
}

/** What rests on what, the rate, and its interval. */
function rateCells({ value, numerator, denominator, low, high }: Proportion): [string, string, string] {
  const interval = low === null || high === null ? '' : `${percentText(low)} – ${percentText(high)}`;
  return [`${numerator}/${denominator}`, value === null ? '-' : percentText(value), interval];
}

/** What the service centre and the departments say of one reason, side by side. */
export function bothViewsView(views: BothViews, names: Names): Outcome {
  const { reason, sides, common, disputed } = views;
  return {
    data: () => ({ ...views }),
    text: ({ words, terminal }) => {
      const { label, markStanding, text } = words;
      const columns: Column[] = [{ title: '' }, ...sides.map(({ side }) => ({ title: words.side[side] }))];
      const row = (title: string, cell: (side: (typeof sides)[number]) => string) => [title, ...sides.map(cell)];
      const table = renderTable(
        columns,
        [
          row(text.calledByRaters, ({ called }) => rateCells(called).filter(Boolean).join('  ')),
          row(label.marks, ({ marks }) => String(marks)),
          row(markStanding.upheld, ({ upheld }) => String(upheld)),
          row(markStanding.lifted, ({ lifted }) => String(lifted)),
          row(markStanding.open, ({ open }) => String(open)),
        ],
        terminal,
      );
      const { tickets, both, service_only, business_only, neither } = common;
      return [
        terminal.colour.bold(words.named(names[reason] ?? { en: reason })),
        table,
        text.seenByBoth(tickets, both, service_only, business_only, neither),
        ...(disputed.length === 0
          ? []
          : [disputed.map(({ id, by }) => `${id}  ${text.onlySays(words.side[by])}`).join('\n')]),
      ].join('\n\n');
    },
    csv: () => ({
      columns: [
        'reason',
        'side',
        'value',
        'numerator',
        'denominator',
        'low',
        'high',
        'marks',
        'open',
        'upheld',
        'lifted',
      ],
      rows: sides.map(({ side, called, marks, open, upheld, lifted }) => [
        ...[reason, side, called.value, called.numerator, called.denominator, called.low, called.high],
        ...[marks, open, upheld, lifted],
      ]),
    }),
  };
}
