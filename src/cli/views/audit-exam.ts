import { FEWEST_ITEMS } from '../../core/calibration/agreement.js';
import { NOT_APPLICABLE } from '../../core/calibration/answer.js';
import type { ExamPlan } from '../../core/calibration/exam.js';
import type { ExamReport, ExamResult, WrongVerdicts } from '../../core/calibration/exam-report.js';
import { ratedCriteria } from '../../core/calibration/standard.js';
import type { Statistic } from '../../core/statistics/result.js';
import type { Proportion } from '../../core/statistics/wilson.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { decimalText, percentText, signedText, statisticText } from './figures.js';
import { type Column, renderTable, type TableCell } from './table.js';

/** An exam that was made. Of the key only how much there is of it. */
export function examPlanView(plan: ExamPlan): Outcome {
  const { standard, exam, ...rest } = plan;
  const { key: entries, ...terms } = exam;
  const answers = entries.flatMap((entry) => Object.values(entry.answers));
  const key = { answers: answers.filter((answer) => answer !== null).length, of: answers.length };
  const { id, version } = standard;
  return {
    data: () => ({ ...rest, ...terms, key, standard: { id, version, hash: plan.standard_hash } }),
    text: ({ words }) => {
      const { exam: said, sampling } = words;
      const { name, tickets, frame, raters } = plan;
      return [
        sampling.byStandard(words.named(standard.title), version),
        said.keyed(key.answers, key.of, terms.agreed_by),
        said.passFrom(percentText(terms.pass_share)),
        said.keyLies(name),
        said.made(name, tickets.length, frame.size, raters),
      ].join('\n');
    },
  };
}

/** Results of an exam: a line for each rater, and of a single one everything. `check`: one who failed is a finding. */
export function examReportView({ plan, results, waiting_for }: ExamReport, check: boolean): Outcome {
  const { name, standard, standard_hash, tickets, exam } = plan;
  const { key: _key, ...terms } = exam;
  return {
    data: () => ({
      ...{ name, ...terms, tickets: tickets.length },
      standard: { id: standard.id, version: standard.version, hash: standard_hash },
      ...{ items: results, total: results.length, waiting_for },
    }),
    text: (show) => {
      const { words, terminal } = show;
      const title = words.exam.title(name, words.named(standard.title), standard.version, tickets.length);
      const [first, ...others] = results;
      return [
        `${terminal.colour.bold(title)}\n${words.exam.passFrom(percentText(exam.pass_share))}`,
        ...(first ? [`${resultTable(results, show)}\n${words.exam.biasMeaning}`] : []),
        ...(first && others.length === 0 ? details(first, plan, show) : []),
        ...(waiting_for.length > 0 ? [words.exam.waiting(waiting_for)] : []),
      ].join('\n\n');
    },
    csv: () => ({ columns: COLUMNS, rows: results.flatMap(rowsOf) }),
    exitCode: check && results.some(({ passed }) => passed === false) ? EXIT.threshold : EXIT.done,
  };
}

const COLUMNS = [
  ...['rater', 'criterion', 'same', 'of', 'share', 'low', 'high', 'left_out', 'kappa', 'bias', 'deviation'],
  ...['wrongly_unqualified', 'missed_unqualified', 'passed'],
];

/** A line for the whole, criterion `*`, and one for each criterion. */
function rowsOf(result: ExamResult) {
  const { rater, criteria, deviation, wrongly_unqualified, missed_unqualified, passed } = result;
  const common = ({ share, left_out, kappa }: Pick<ExamResult, 'share' | 'left_out' | 'kappa'>) => {
    return [share.numerator, share.denominator, share.value, share.low, share.high, left_out, kappa.value];
  };
  const whole = [result.bias, deviation, wrongly_unqualified.count, missed_unqualified.count, passed];
  return [
    [rater, '*', ...common(result), ...whole],
    ...criteria.map((each) => [rater, each.criterion, ...common(each), each.bias.value, null, null, null, null]),
  ];
}

function resultTable(results: readonly ExamResult[], { words, terminal }: Show): string {
  const { label, exam } = words;
  const columns: Column[] = [
    { title: label.rater, flexible: true },
    ...[exam.columns.same, label.interval, label.kappa, label.bias, exam.columns.deviation].map(right),
    ...[exam.columns.wrongly, exam.columns.missed].map(right),
    { title: exam.columns.result },
  ];
  const verdict = ({ passed }: ExamResult): TableCell => {
    if (passed === null) return '-';
    return passed ? exam.passed : { text: exam.failed, paint: terminal.colour.red };
  };
  const rows = results.map((result) => [
    result.rater,
    sameText(result.share),
    limits(result.share),
    kappaText(result.kappa, words),
    signedText(result.bias),
    decimalText(result.deviation, 1),
    wrongText(result.wrongly_unqualified),
    wrongText(result.missed_unqualified),
    verdict(result),
  ]);
  return renderTable(columns, rows, terminal);
}

function details(result: ExamResult, { standard }: ExamPlan, show: Show): string[] {
  const { words, terminal } = show;
  const { label, exam } = words;
  const texts = new Map(ratedCriteria(standard).map(({ id, text }) => [id, words.named(text)]));
  const criteria = renderTable(
    [
      { title: label.criterion, flexible: true },
      ...[exam.columns.same, exam.columns.leftOut, label.kappa, label.bias].map(right),
    ],
    result.criteria.map(({ criterion, share, left_out, kappa, bias }) => [
      texts.get(criterion) ?? criterion,
      sameText(share),
      String(left_out),
      kappaText(kappa, words),
      signedText(bias.value),
    ]),
    terminal,
  );
  const commented = result.differences.some(({ comment }) => comment !== null);
  const differences = renderTable(
    [
      { title: label.id },
      { title: label.criterion, flexible: true },
      { title: exam.columns.key },
      { title: exam.columns.answer },
      ...(commented ? [{ title: exam.columns.comment }] : []),
    ],
    result.differences.map(({ ticket, criterion, key, answer, comment }) => [
      ticket,
      criterion === 'unqualified' ? label.unqualified : (texts.get(criterion) ?? criterion),
      answerText(key),
      answer === null ? exam.leftOut : answerText(answer),
      ...(commented ? [comment ?? ''] : []),
    ]),
    terminal,
  );
  return [
    criteria,
    ...(result.differences.length > 0 ? [differences] : [exam.noDifferences]),
    ...(result.train_on.length > 0 ? [exam.trainOn(result.train_on.map((id) => texts.get(id) ?? id))] : []),
    ...(result.seen > 0 ? [exam.seen(result.seen)] : []),
  ];
}

function right(title: string): Column {
  return { title, align: 'right' };
}

function sameText({ value, numerator, denominator }: Proportion): string {
  return value === null ? '-' : `${percentText(value)} (${numerator}/${denominator})`;
}

function limits({ low, high }: Proportion): string {
  return low === null || high === null ? '-' : `${percentText(low)} – ${percentText(high)}`;
}

function kappaText(kappa: Statistic, words: Wording): string {
  // Of so few answers kappa says nothing; programs get it all the same.
  return kappa.n < FEWEST_ITEMS ? '-' : statisticText(kappa, words);
}

function wrongText({ count, of }: WrongVerdicts): string {
  return of === 0 ? '-' : `${count}/${of}`;
}

function answerText(answer: string): string {
  return answer === NOT_APPLICABLE ? 'n/a' : answer;
}
