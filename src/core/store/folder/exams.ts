import type { RaterScores } from '../../calibration/audit.js';
import { wrongInExam } from '../../calibration/audit-check.js';
import type { Exam, ExamPlan } from '../../calibration/exam.js';
import { Problem, type ProblemCatalogue } from '../../problem.js';
import type { Format } from './adapters.js';
import { roundPaths } from './paths.js';
import { RoundFolder } from './rounds.js';

/** The exams of a store: kept like audits, in a folder of their own, so that nothing that goes through audits meets them. */
export class ExamFolder {
  readonly rounds: RoundFolder;

  constructor(root: string, format: Format, patience: number) {
    // An audit's plan would be an exam without a key.
    this.rounds = new RoundFolder(roundPaths(root, format, 'exams'), format, patience, wrongInExam);
  }

  names(): Promise<string[]> {
    return this.rounds.names();
  }

  async read(name: string): Promise<Exam> {
    const { plan, scores } = await asExam(this.rounds.read(name));
    return { plan: plan as ExamPlan, scores };
  }

  create(plan: ExamPlan): Promise<void> {
    return asExam(this.rounds.create(plan));
  }

  addScores(name: string, scores: RaterScores): Promise<void> {
    return asExam(this.rounds.addScores(name, scores));
  }
}

/** The same, with what is wrong said of an exam. */
async function asExam<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'audit_not_found') {
      throw new Problem('exam_not_found', error.args as ProblemCatalogue['audit_not_found']);
    }
    throw error.code === 'audit_exists'
      ? new Problem('exam_exists', error.args as ProblemCatalogue['audit_exists'])
      : error;
  }
}
