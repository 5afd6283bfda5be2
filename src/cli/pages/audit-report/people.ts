import { funnelLimits } from '../../../core/calibration/people.js';
import type { AuditReport } from '../../../core/calibration/report.js';
import type { Chart } from '../../charts/chart.js';
import { percentText } from '../../views/figures.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageTable } from '../page.js';
import { type AuditFindings, RIGHT } from './findings.js';

/** Who answers for unqualified tickets, in the funnel of chance. */
export function funnelFigure({ report }: AuditFindings, words: Wording): Block[] {
  const { auditPage: say } = words;
  const { centre } = report.funnel;
  if (centre === null) return [];
  return [
    {
      kind: 'figure',
      title: say.people,
      note: say.funnelNote(centre),
      chart: funnelChart(report, centre, words),
      table: peopleTable(report, words),
    },
  ];
}

/** Points of a curve: enough to look smooth. */
const CURVE_POINTS = 60;

function funnelChart({ funnel: { people } }: AuditReport, centre: number, words: Wording): Chart {
  const most = Math.max(...people.map(({ rate }) => rate.denominator));
  const end = Math.max(most + 1, Math.ceil(most * 1.1));
  const step = Math.max(1, Math.floor(end / CURVE_POINTS));
  const sizes = Array.from({ length: Math.floor((end - 1) / step) + 1 }, (_, at) => 1 + at * step);
  return {
    kind: 'funnel',
    points: people.map(({ person, rate, outside }) => ({
      label: person,
      n: rate.denominator,
      share: rate.value ?? 0,
      isOutside: outside !== null,
    })),
    centre,
    limits: sizes.map((n) => ({ n, ...funnelLimits(n, centre) })),
    axes: { n: words.auditPage.tiles.reviewed, share: words.auditPage.tiles.rate },
  };
}

function peopleTable({ funnel: { people } }: AuditReport, { label, auditPage: say }: Wording): PageTable {
  return {
    columns: [
      { title: label.accountable },
      { title: label.team },
      { title: label.tickets, ...RIGHT },
      { title: label.unqualified, ...RIGHT },
      { title: say.share, ...RIGHT },
      { title: label.interval, ...RIGHT },
      { title: '' },
    ],
    rows: people.map(({ person, team, rate, outside }) => [
      person,
      team ?? '-',
      String(rate.denominator),
      String(rate.numerator),
      percentText(rate.value),
      `${percentText(rate.low)} – ${percentText(rate.high)}`,
      outside === null ? '' : { text: say.outside[outside], tone: outside.startsWith('above') ? 'bad' : 'good' },
    ]),
  };
}
