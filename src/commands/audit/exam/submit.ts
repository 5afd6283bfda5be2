import { Args } from '@oclif/core';
import { ADDS, BaseCommand } from '../../../cli/base-command.js';
import { ratingsFlags, ratingsFrom } from '../../../cli/sheet-files.js';
import { missingRaters } from '../../../core/calibration/close.js';

export default class AuditExamSubmit extends BaseCommand<typeof AuditExamSubmit> {
  static override summary = 'Hand in the filled-in sheet of an exam';
  static override description =
    'CSV, YAML or JSON, checked like the sheet of an audit; anything wrong is listed, and then nothing is taken. It is not changed afterwards. The result is there at once.';
  static override examples = [
    '<%= config.bin %> audit exam submit spring --rater anna --scores anna.csv',
    '<%= config.bin %> audit exam submit spring --rater anna --scores anna.yaml',
  ];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'The exam', required: true, ignoreStdin: true }),
  };

  static override flags = ratingsFlags;

  async run(): Promise<void> {
    const desk = await this.desk();
    const { name } = this.args;
    const { rater } = this.flags;
    const exam = await desk.store.readExam(name);
    const ratings = await ratingsFrom({ kind: 'exam', ...exam }, this.flags);
    await desk.store.addExamScores(name, { rater, submitted_at: desk.now, ratings });
    const missing = missingRaters(exam).filter((other) => other !== rater);
    this.show({
      data: () => ({ name, rater, tickets: ratings.length, missing }),
      text: ({ words }) =>
        [words.text.scoresTaken(rater, ratings.length, missing), words.exam.resultNext(name, rater)].join('\n'),
    });
  }
}
