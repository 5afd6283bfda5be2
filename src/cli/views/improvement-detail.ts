import type { DayText } from '../../core/improvement/events.js';
import type { Improvement } from '../../core/improvement/improvement.js';
import type { Outcome, Show } from '../output.js';
import { visible, visibleLine } from '../terminal.js';
import { percentText } from './figures.js';
import { improvementJson } from './improvement-json.js';
import { scopeText } from './improvement-list.js';
import { shortTime } from './time.js';

/** One improvement, to be read from the top: what it is about, where it stands, what happened. */
export function improvementDetailView(improvement: Improvement, today: DayText): Outcome {
  return {
    data: () => ({
      ...improvementJson(improvement, today),
      feedback: improvement.feedback,
      history: improvement.history,
    }),
    text: (show) =>
      [heading(improvement, today, show), facts(improvement, show), timeline(improvement, show)].join('\n\n'),
  };
}

function heading(improvement: Improvement, today: DayText, { words, terminal }: Show): string {
  const { improvement: said, label } = words;
  const { id, title, state, owner, due, overdue, kind } = improvementJson(improvement, today);
  const parts = [
    said.states[state],
    said.kinds[kind],
    `${said.columns.owner}: ${owner ?? '-'}`,
    `${label.due}: ${overdue ? said.overdueSince(due ?? '') : (due ?? '-')}`,
  ];
  return `${terminal.colour.bold(id)}  ${visibleLine(title)}\n${visibleLine(parts.join('  '))}`;
}

function facts(improvement: Improvement, { words, terminal }: Show): string {
  const { columns } = words.improvement;
  const { scope, cause, action, target, implemented_on, links, drop_reason } = improvement;
  const entries: [string, string | null][] = [
    [columns.scope, scopeText(scope)],
    [columns.links, links.join(', ') || null],
    [columns.cause, cause],
    [columns.action, action],
    [columns.target, target === null ? null : percentText(target)],
    [columns.implementedOn, implemented_on],
    [columns.dropReason, drop_reason],
  ];
  return entries
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${terminal.colour.dim(`${name}:`)} ${visible(value ?? '').replaceAll('\n', '\n    ')}`)
    .join('\n');
}

function timeline({ history }: Improvement, { words, terminal }: Show): string {
  return history
    .map((event) => {
      const when = terminal.colour.dim(shortTime(event.at));
      return `${when}  ${visibleLine(event.by)}  ${visible(words.improvementEvent(event)).replaceAll('\n', '\n    ')}`;
    })
    .join('\n');
}
