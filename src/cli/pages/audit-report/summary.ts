import type { AuditTask } from '../../../core/calibration/tasks.js';
import { mayBeChance } from '../../../core/statistics/rate-difference.js';
import { decimalText, percentText } from '../../views/figures.js';
import type { Wording } from '../../wording/index.js';
import type { Block, Section, Tile, Tone } from '../page.js';
import { type AuditFindings, criterionTexts } from './findings.js';

const TONES: Record<string, Tone> = { pass: 'good', action: 'warn', fail: 'bad' };

/** The decision, and the figures that it rests on. */
export function summary(findings: AuditFindings, words: Wording): Block[] {
  const { report } = findings;
  const { auditPage: say } = words;
  const verdict = report.decision?.verdict ?? 'undecided';
  const detail = [
    ...(report.decision ? [say.decided(report.decision)] : []),
    ...(report.counts_only ? [say.tooFew(report.compared)] : []),
  ];
  return [
    { kind: 'verdict', tone: TONES[verdict] ?? 'quiet', text: say.verdicts[verdict], detail: detail.join('; ') },
    { kind: 'tiles', tiles: tiles(findings, words) },
  ];
}

function tiles({ report, coefficients, since: found }: AuditFindings, { auditPage: say }: Wording): Tile[] {
  const alpha = coefficients.at(-1)?.krippendorff_alpha ?? { value: null, low: null, high: null };
  const { unqualified_rate: rate, audit, raters, portfolio } = report;
  const isMissed = rate.value !== null && rate.value > audit.plan.standard.pass.unqualified_rate;
  const hasAlpha = !report.counts_only && alpha.low !== null && alpha.high !== null;
  const first: Tile[] = [
    { label: say.tiles.rate, value: percentText(rate.value), detail: say.ofAll(rate), tone: isMissed ? 'bad' : null },
    {
      label: say.tiles.agreement,
      value: report.counts_only ? '-' : decimalText(alpha.value, 3),
      detail: hasAlpha ? say.interval(alpha.low ?? 0, alpha.high ?? 0) : '',
      tone: null,
    },
    {
      label: say.tiles.score,
      value: decimalText(portfolio.value, 1),
      detail: portfolio.low === null || portfolio.high === null ? '' : say.scores95(portfolio.low, portfolio.high),
      tone: null,
    },
    {
      label: say.tiles.reviewed,
      value: String(rate.denominator),
      detail: raters.map(({ rater }) => rater).join(', '),
      tone: null,
    },
  ];
  if (found === null || found.rate.difference === null) return first;
  const { difference } = found.rate;
  const label = say.tiles.since(found.before.name);
  return [
    ...first,
    { label, value: say.points(difference), detail: mayBeChance(found.rate) ? say.mayBeChance : '', tone: null },
  ];
}

/** What is to be done, in sentences. */
export function taskTexts({ report, tasks }: AuditFindings, words: Wording): string[] {
  const { auditPage: say } = words;
  const texts = criterionTexts(report, words);
  const { standard } = report.audit.plan;
  const sentence = (task: AuditTask): string => {
    switch (task.task) {
      case 'lower_rate': {
        const reason = task.reason === null ? null : (standard.reasons[task.reason] ?? { en: task.reason });
        return say.lowerRate(task.rate, task.allowed, reason && words.named(reason));
      }
      case 'raise_agreement':
        return say.raiseAgreement(task.value, task.wanted);
      case 'reword': {
        const { criterion, why, alpha, apart, agreement, rare } = task.criterion;
        if (rare) return say.rareAnswer(texts.get(criterion) ?? criterion, alpha ?? 0, agreement ?? 1);
        const isLow = why.includes('alpha_low');
        return say.reword(
          texts.get(criterion) ?? criterion,
          isLow ? alpha : null,
          why.includes('far_apart') ? apart : null,
        );
      }
      case 'align':
        return say.leans(task.rater, task.bias, report.baseline);
      case 'settle':
        return say.settle(task.tickets.length);
      case 'look_into':
        return say.lookInto(task.person.person, task.person.rate);
    }
  };
  return tasks.length > 0 ? tasks.map(sentence) : [say.nothingToDo];
}

/** The change since the round before. */
export function since({ since: found, report }: AuditFindings, { auditPage: say }: Wording): Section[] {
  if (found === null) return [];
  const { before, after, rate } = found;
  const items = [
    say.rateChange(before.unqualified_rate.value, after.unqualified_rate.value, rate.low, rate.high),
    ...(report.counts_only ? [] : [say.alphaChange(before.alpha.value, after.alpha.value)]),
    ...(after.standard_changed ? [say.otherStandard] : []),
  ];
  return [{ title: say.previous(before.name), blocks: [{ kind: 'list', items }] }];
}
