import type { Barometer } from '../../../core/barometer/barometer.js';
import { formatInstant } from '../../../core/calendar/instant.js';
import { periodName } from '../../../core/calendar/period.js';
import type { DefinedKpi } from '../../../core/kpi/definitions.js';
import { kpiTable } from '../../views/kpi-table.js';
import type { Wording } from '../../wording/index.js';
import type { Block, Page, Section } from '../page.js';
import { backlogBlocks } from './backlog.js';
import { causesBlocks, improvementBlocks } from './causes.js';
import { changes } from './changes.js';
import { course } from './course.js';
import { headline } from './headline.js';
import type { Made } from './made.js';
import { keptBlocks, overdueBlocks, repeatsBlocks, surgeBlocks, unqualifiedBlocks } from './waiting.js';

/** The regular report: how the desk stands first, what changed and why, who waits, what is to come, and what each figure counts. */
export function barometerPage(barometer: Barometer, definitions: readonly DefinedKpi[], made: Made): Page {
  const { words, zone, lang } = made;
  const { barometer: say, auditPage } = words;
  const { from, to } = barometer.period;
  const day = (instant: number) => formatInstant(instant, zone).slice(0, 10);
  const { table, notes } = kpiTable(barometer.sheet, words);
  const all: Block[] = [{ kind: 'table', title: null, table }, ...notes.map((text): Block => ({ kind: 'text', text }))];
  const parts: Section[] = [
    { title: null, blocks: headline(barometer, words) },
    { title: say.sections.changed, blocks: changes(barometer, made) },
    { title: say.sections.course, blocks: course(barometer, words) },
    { title: say.sections.overdue(made.now.slice(0, 16).replace('T', ' ')), blocks: overdueBlocks(barometer, made) },
    { title: say.sections.kept, blocks: keptBlocks(barometer, made) },
    { title: say.sections.surges, blocks: surgeBlocks(barometer, made) },
    { title: say.sections.repeats, blocks: repeatsBlocks(barometer, made) },
    { title: say.sections.unqualified, blocks: unqualifiedBlocks(barometer, made) },
    { title: say.sections.backlog, blocks: backlogBlocks(barometer, words) },
    { title: say.sections.causes, blocks: causesBlocks(barometer, made) },
    { title: say.sections.improvements, blocks: improvementBlocks(barometer, words) },
    { title: say.sections.all, blocks: all },
    { title: say.sections.definitions, blocks: [definitionsBlock(barometer, definitions, words)], isAppendix: true },
  ];
  return {
    lang,
    title: say.titles[barometer.kind](periodName(barometer.period, zone) ?? `${day(from)} – ${day(to - 1)}`),
    lead: [say.lead(day(from), day(to - 1), made.now), ...(made.leftOut === 0 ? [] : [say.leftOut(made.leftOut)])],
    sections: parts.filter(({ blocks }) => blocks.length > 0),
    footer: [say.footer],
    words: { table: auditPage.table, appendix: auditPage.appendix },
  };
}

/** What each figure counts, of those that the report has. */
function definitionsBlock({ sheet }: Barometer, definitions: readonly DefinedKpi[], words: Wording): Block {
  const { kpiDefinition: say } = words;
  const names = Object.keys(sheet.report.groups[0]?.metrics ?? {});
  const shown = definitions.filter(({ name }) => names.includes(name));
  return {
    kind: 'table',
    title: null,
    table: {
      columns: [{ title: words.label.kpi }, { title: say.formula }, { title: say.decidedBy }, { title: say.leftOut }],
      rows: shown.map((kpi) => [
        words.kpi(kpi.name),
        words.named(kpi.formula),
        `${say.basis[kpi.basis]}: ${words.named(kpi.decided_by)}`,
        words.named(kpi.left_out),
      ]),
    },
  };
}
