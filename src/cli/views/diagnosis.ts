import type { PlacedFinding } from '../../core/integrity/finding.js';
import type { Diagnosis } from '../../core/store/doctor.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import { visibleLine } from '../terminal.js';
import type { Wording } from '../wording/index.js';

/** What an examination of the store found, and what was done about it. */
export function diagnosisView({ complaints, findings, mended, failed }: Diagnosis, words: Wording): Outcome {
  const line = (finding: PlacedFinding) => {
    const { file, line: number, id } = finding;
    const at = number === null ? file : `${file}:${number}`;
    const place = [at, id !== null && !file.includes(id) ? id : ''].filter((part) => part !== '').join(' ');
    return visibleLine(`${place}: ${words.integrity(finding)} (${finding.code})`);
  };
  return {
    data: () => ({
      complaints,
      items: findings.map((finding) => ({ ...finding, message: words.integrity(finding) })),
      total: findings.length,
      mended: mended.map((finding) => ({ ...finding, message: words.integrity(finding) })),
      failed: failed.map(({ finding, problem }) => ({
        id: finding.id,
        code: problem.code,
        message: words.problem(problem).message,
      })),
    }),
    brief: () => words.text.diagnosis(complaints, findings.length, mended.length),
    nothing: findings.length + mended.length + failed.length === 0,
    text: () =>
      [
        ...findings.map(line),
        ...mended.map((finding) => words.text.mended(line(finding))),
        words.text.diagnosis(complaints, findings.length, mended.length),
      ].join('\n'),
    failures: failed.map(({ finding, problem }) => words.text.failed(finding.id ?? '', words.problem(problem).message)),
    exitCode: findings.length > 0 ? EXIT.threshold : EXIT.done,
  };
}
