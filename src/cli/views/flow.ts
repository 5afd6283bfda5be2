import { formatInstant } from '../../core/calendar/instant.js';
import type { Period } from '../../core/calendar/period.js';
import type { ClosedWithin } from '../../core/insight/closed-within.js';
import type { Flow, FlowFigures, FlowGroupBy, Lengths } from '../../core/insight/flow.js';
import { PARTS } from '../../core/insight/passage.js';
import { shareBar } from '../charts/strip.js';
import type { Outcome, Show } from '../output.js';
import { decimalText, percentText } from './figures.js';
import { type Column, renderTable } from './table.js';

interface Looked {
  by: FlowGroupBy | null;
  /** More handovers than this are many. */
  above: number;
  closed: Pick<ClosedWithin, 'elsewhere' | 'reported' | 'withdrawn'>;
  period: Period;
  zone: string;
}

/** How closed complaints went from team to team, and what their time went by with. */
export function flowView(flow: Flow, looked: Looked): Outcome {
  const { by, above, closed, period, zone } = looked;
  const stamp = (instant: number) => (Number.isFinite(instant) ? formatInstant(instant, zone) : null);
  const { elsewhere, reported, withdrawn } = closed;
  return {
    data: () => ({
      from: stamp(period.from),
      to: stamp(period.to),
      by,
      handovers_above: above,
      ...figuresJson(flow),
      legs: flow.legs.map(({ team, complaints, ...lengths }) => ({
        team,
        legs: lengths.n,
        complaints,
        ...lengthsJson(lengths),
      })),
      matrix: flow.matrix.map(({ from, to, count, share }) => ({ from, to, count, share })),
      slowest: flow.slowest,
      ...(by !== null && {
        groups: flow.groups.map(({ key, ...figures }) => ({ key: { [by]: key }, ...figuresJson(figures) })),
      }),
      without_legs: flow.without_legs,
      left_out: { elsewhere, reported, withdrawn },
    }),
    text: (show) => flowText(flow, looked, show),
    csv: () => (by === null ? wholeRows(flow) : groupRows(flow, by)),
  };
}

function lengthsJson({ median, p90, total }: Lengths) {
  return { median_seconds: median, p90_seconds: p90, total_seconds: total };
}

function figuresJson({ complaints, elapsed, handovers, passed_around, ping_pong, time }: FlowFigures) {
  return { complaints, elapsed: lengthsJson(elapsed), handovers, passed_around, ping_pong, time };
}

const CSV_COLUMNS = [
  'what',
  'name',
  'to',
  'count',
  'complaints',
  'share',
  'median_seconds',
  'p90_seconds',
  'total_seconds',
];

/** All that is told of the whole: what a row is about stands in `what`. */
function wholeRows({ legs, matrix, slowest, time }: Flow) {
  return {
    columns: CSV_COLUMNS,
    rows: [
      ...time.map(({ part, reason, seconds, share, complaints }) => [
        ...['time', reason === null ? part : `${part}:${reason}`, null, null, complaints, share, null, null, seconds],
      ]),
      ...legs.map(({ team, n, complaints, median, p90, total }) => [
        ...['leg', team, null, n, complaints, null, median, p90, total],
      ]),
      ...matrix.map(({ from, to, count, share }) => ['handover', from, to, count, null, share, null, null, null]),
      ...slowest.teams.map(({ team, count, share }) => ['slowest', team, null, count, count, share, null, null, null]),
    ],
  };
}

function groupRows({ groups }: Flow, by: FlowGroupBy) {
  const rates = ['passed_around', 'ping_pong'] as const;
  return {
    columns: [
      ...[by, 'complaints', 'median_seconds', 'p90_seconds', 'handovers'],
      ...rates.flatMap((rate) => [rate, `${rate}_low`, `${rate}_high`]),
      ...PARTS.map((part) => `${part}_share`),
    ],
    rows: groups.map((group) => [
      ...[group.key, group.complaints, group.elapsed.median, group.elapsed.p90, group.handovers],
      ...rates.flatMap((rate) => [group[rate].value, group[rate].low, group[rate].high]),
      ...PARTS.map((part) => shareOfPart(group, part)),
    ]),
  };
}

function shareOfPart({ time }: FlowFigures, part: string): number | null {
  return time.find((each) => each.part === part && each.reason === null)?.share ?? null;
}

function flowText(flow: Flow, { by, above, closed }: Looked, show: Show): string {
  const { words } = show;
  const said = words.insight.flow;
  const notes = [
    ...(flow.without_legs > 0 ? [said.withoutLegs(flow.without_legs)] : []),
    ...(closed.elsewhere > 0 ? [said.elsewhere(closed.elsewhere)] : []),
    ...(closed.reported > 0 ? [said.reported(closed.reported)] : []),
    ...(closed.withdrawn > 0 ? [said.withdrawn(closed.withdrawn)] : []),
  ];
  const { elapsed, complaints, handovers, passed_around, ping_pong, matrix } = flow;
  if (elapsed.median === null || elapsed.p90 === null) return [said.nothing, ...notes].join('\n');
  const between = matrix.reduce((sum, { count }) => sum + count, 0);
  const about = [
    said.about(complaints, words.duration(elapsed.median), words.duration(elapsed.p90)),
    said.handedOver(decimalText(handovers, 2), above, passed_around),
    said.returned(ping_pong),
  ];
  return [
    about.join('\n'),
    timeTable(flow, show),
    ...(flow.legs.length > 0 ? [`${said.legsTitle(flow.slowest.complaints)}\n${legTable(flow, show)}`] : []),
    between > 0 ? `${said.matrixTitle(between)}\n${matrixTable(flow, show)}` : said.noHandovers,
    ...(by === null ? [] : [groupTable(flow, by, above, show)]),
    [said.workNote, ...notes].join('\n'),
  ].join('\n\n');
}

const right = (title: string): Column => ({ title, align: 'right' });

function timeTable({ time }: Flow, { words, terminal }: Show): string {
  const said = words.insight.flow;
  const columns = [{ title: said.part }, right(said.share), right(said.time), right(said.complaints), { title: '' }];
  const most = Math.max(...time.map(({ seconds }) => seconds));
  const rows = time
    .filter(({ seconds }) => seconds > 0)
    .map(({ part, reason, seconds, share, complaints }) => [
      reason === null ? said.parts[part] : `  ${reason}`,
      percentText(share),
      words.duration(seconds),
      String(complaints),
      shareBar(seconds, most),
    ]);
  return renderTable(columns, rows, terminal);
}

function legTable({ legs, slowest }: Flow, { words, terminal }: Show): string {
  const said = words.insight.flow;
  const columns = [
    { title: words.dimension('team'), flexible: true },
    ...[said.legs, said.complaints, said.median, said.p90, said.time, said.longestLeg].map(right),
  ];
  const rows = legs.map(({ team, n, complaints, median, p90, total }) => [
    team ?? words.text.none,
    String(n),
    String(complaints),
    words.duration(median ?? 0),
    words.duration(p90 ?? 0),
    words.duration(total),
    percentText(slowest.teams.find((each) => each.team === team)?.share ?? null),
  ]);
  return renderTable(columns, rows, terminal);
}

function matrixTable({ matrix }: Flow, { words, terminal }: Show): string {
  const said = words.insight.flow;
  const columns = [{ title: said.from }, { title: said.to }, right(said.count), right(said.share), { title: '' }];
  const most = matrix[0]?.count ?? 0;
  const rows = matrix.map(({ from, to, count, share }) => [
    ...[from, to, String(count), percentText(share), shareBar(count, most)],
  ]);
  return renderTable(columns, rows, terminal);
}

function groupTable({ groups }: Flow, by: FlowGroupBy, above: number, { words, terminal }: Show): string {
  const said = words.insight.flow;
  const shown = PARTS.filter((part) => groups.some((group) => (shareOfPart(group, part) ?? 0) > 0));
  const columns = [
    { title: words.dimension(by), flexible: true },
    ...[said.complaints, said.elapsed, said.handovers, said.above(above), said.pingPong].map(right),
    ...shown.map((part) => right(said.parts[part])),
  ];
  const rows = groups.map((group) => [
    group.key ?? words.text.none,
    String(group.complaints),
    words.duration(group.elapsed.median ?? 0),
    decimalText(group.handovers, 2),
    percentText(group.passed_around.value),
    percentText(group.ping_pong.value),
    ...shown.map((part) => percentText(shareOfPart(group, part))),
  ]);
  return renderTable(columns, rows, terminal);
}
