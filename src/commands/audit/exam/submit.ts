import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand } from '../../../cli/base-command.js';
import { readCsvRecords } from '../../../cli/csv-reader.js';
import { missingRaters } from '../../../core/calibration/close.js';
import { readSheet, requireOpenFor } from '../../../core/calibration/sheet.js';

export default class AuditExamSubmit extends BaseCommand<typeof AuditExamSubmit> {
  static override summary = 'Hand in the filled-in sheet of an exam';
  static override description =
    'Checked row by row like that of an audit; anything wrong is listed, and then nothing is taken. It is not changed afterwards. The result is there at once.';
  static override examples = ['<%= config.bin %> audit exam submit spring --rater anna --scores anna.csv'];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'The exam', required: true, ignoreStdin: true }),
  };

  static override flags = {
    rater: Flags.string({ summary: 'Whose scores', required: true, helpValue: 'PERSON' }),
    scores: Flags.string({ summary: 'The sheet; - reads standard input', required: true, helpValue: 'FILE' }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { name } = this.args;
    const { rater, scores: file } = this.flags;
    const exam = await desk.store.readExam(name);
    requireOpenFor({ ...exam, closing: null }, rater);
    const ratings = readSheet(exam.plan, await readCsvRecords(file, process.stdin), file);
    await desk.store.addExamScores(name, { rater, submitted_at: desk.now, ratings });
    const missing = missingRaters(exam).filter((other) => other !== rater);
    this.show({
      data: () => ({ name, rater, tickets: ratings.length, missing }),
      text: ({ words }) =>
        [words.text.scoresTaken(rater, ratings.length, missing), words.exam.resultNext(name, rater)].join('\n'),
    });
  }
}
