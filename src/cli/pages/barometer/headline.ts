import type { Barometer } from '../../../core/barometer/barometer.js';
import type { Judged } from '../../../core/kpi/sheet.js';
import type { Light } from '../../../core/kpi/targets.js';
import { changeText, LIGHT_TONES, targetText, valueText } from '../../views/kpi-text.js';
import type { Wording } from '../../wording/index.js';
import type { Block, Tile } from '../page.js';

/** What tiles show where no target names key figures. */
const USUAL = ['opened', 'timeliness', 'satisfaction', 'resolution_elapsed_p50', 'backlog'];

/** How many tiles stand in a row on paper. */
const MOST = 5;

/** Whether targets are met, and the key figures. */
export function headline(barometer: Barometer, words: Wording): Block[] {
  const { sheet } = barometer;
  const [judged = new Map<string, Judged>()] = sheet.judged;
  return [verdict(barometer, judged, words), { kind: 'tiles', tiles: tiles(barometer, judged, words) }];
}

function verdict({ sheet, overdue }: Barometer, judged: ReadonlyMap<string, Judged>, words: Wording): Block {
  const { barometer: say } = words;
  const metrics = sheet.report.groups[0]?.metrics ?? {};
  const of = (light: Light) => [...judged].filter(([, held]) => held.light === light);
  const [missed, near, met] = [of('missed'), of('near'), of('met')];
  const named = (some: typeof missed) =>
    some.flatMap(([name, { target }]) => {
      const figure = metrics[name];
      return figure
        ? [`${words.kpi(name)} ${valueText(figure, words)} (${targetText(target, figure.kind, words)})`]
        : [];
    });
  const counts = {
    missed: missed.length,
    near: near.length,
    met: met.length,
    open: of('open').length,
    few: of('few').length + of('none').length,
  };
  if (judged.size > 0) {
    const tone =
      missed.length > 0 ? 'bad' : near.length > 0 ? 'warn' : met.length > 0 && counts.few === 0 ? 'good' : 'quiet';
    return {
      kind: 'verdict',
      tone,
      text: say.targets(counts),
      detail: named([...missed, ...near]).join(words.kpiSheet.semicolon),
    };
  }
  const tone = overdue.total > 0 ? 'warn' : 'quiet';
  return { kind: 'verdict', tone, text: say.overdueNow(overdue.total), detail: say.noTargets };
}

function tiles({ sheet }: Barometer, judged: ReadonlyMap<string, Judged>, words: Wording): Tile[] {
  const [group] = sheet.report.groups;
  const keys = [...judged].filter(([, { target }]) => target.isKey).map(([name]) => name);
  const names = [...keys, ...USUAL.filter((name) => !keys.includes(name))].slice(0, MOST);
  return names.flatMap((name): Tile[] => {
    const figure = group?.metrics[name];
    if (!figure) return [];
    const held = judged.get(name);
    const moved = changeText(group.change?.[name], figure, words);
    const detail = [
      ...(held
        ? [words.barometer.held(words.kpiSheet.lights[held.light], targetText(held.target, figure.kind, words))]
        : []),
      ...(moved === '' ? [] : [moved]),
    ];
    const tone = held ? LIGHT_TONES[held.light] : null;
    return [
      { label: words.kpi(name), value: valueText(figure, words), detail: detail.join(words.kpiSheet.semicolon), tone },
    ];
  });
}
