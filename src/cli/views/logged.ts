import type { Complaint } from '../../core/complaint/record.js';
import type { LoggedRecords } from '../../core/store/log-records.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import { visibleLine } from '../terminal.js';
import type { Wording } from '../wording/index.js';
import { complaintJson } from './complaint-json.js';
import { shortTime } from './time.js';

/** One complaint that was logged. */
export function loggedView(complaint: Complaint, due: string | null, dryRun: boolean): Outcome {
  return {
    data: () => ({ dry_run: dryRun, ...complaintJson(complaint), due }),
    text: ({ words }) => (dryRun ? words.text.dryRun(1) : words.text.logged(complaint.id, shortTime(due))),
  };
}

/** Many that were logged at once; each that was not, with its number. */
export function logManyView({ logged, rejected }: LoggedRecords, words: Wording, dryRun: boolean): Outcome {
  return {
    data: () => ({
      dry_run: dryRun,
      items: logged.map(complaintJson),
      total: logged.length,
      rejected: rejected.map(({ number, problem }) => ({
        number,
        code: problem.code,
        message: words.problem(problem).message,
      })),
    }),
    text: () =>
      [
        ...(dryRun ? [words.text.dryRun(logged.length)] : []),
        ...logged.map(({ id, facts }) => `${id}  ${visibleLine(facts.title)}`),
        words.text.loggedMany(logged.length, rejected.length),
      ].join('\n'),
    failures: rejected.map(({ number, problem }) => words.text.failed(`#${number}`, words.problem(problem).message)),
    exitCode: rejected.length > 0 ? EXIT.partly : EXIT.done,
  };
}
