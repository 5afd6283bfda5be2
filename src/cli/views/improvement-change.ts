import type { DayText } from '../../core/improvement/events.js';
import type { ImprovementChange } from '../../core/store/change-improvement.js';
import type { Outcome } from '../output.js';
import { visibleLine } from '../terminal.js';
import { improvementJson } from './improvement-json.js';

/** What a command did to an improvement, or would do. */
export function improvementChangeView({ after, events }: ImprovementChange, today: DayText, dryRun: boolean): Outcome {
  return {
    data: () => ({ dry_run: dryRun, ...improvementJson(after, today), events }),
    text: ({ words, terminal }) => {
      const said = events.map((event) => words.improvementEvent(event)).join('; ');
      const line = `${terminal.colour.bold(after.id)}  ${visibleLine(said || words.text.alreadyDone)}`;
      return [...(dryRun ? [words.improvement.dryRun(1)] : []), line].join('\n');
    },
  };
}
