import type { CalendarWarning } from '../../core/calendar/lint.js';
import type { TicketFinding } from '../../core/calibration/finding.js';
import type { StandardDoubt } from '../../core/calibration/standard-lint.js';
import type { ComplaintEvent } from '../../core/complaint/events.js';
import type { TeamFinding } from '../../core/escalation/team-check.js';
import type { EvidenceFinding } from '../../core/evidence/finding.js';
import type { RowFault } from '../../core/exchange/row.js';
import type { ImprovementEvent } from '../../core/improvement/events.js';
import type { PlacedFinding } from '../../core/integrity/finding.js';
import type { Problem } from '../../core/problem.js';
import type { Remark } from '../../core/sla/policy-file.js';
import type { Doubt } from '../../core/sla/policy-finding.js';
import type { SupervisionFinding } from '../../core/supervision/supervise.js';
import { durationText, hoursText } from './duration.js';
import { en } from './en.js';
import type { Language as LanguageFile, Sentence } from './wording.js';
import { zh } from './zh.js';

export type Language = 'en' | 'zh';

const FILES: Record<Language, LanguageFile> = { en, zh };

/** The sentences of a language with the few functions that choose among them. */
export function wordingOf(language: Language) {
  const file = FILES[language];
  // Codes and arguments come from one catalogue, so that each sentence gets the arguments it is written for.
  type Say<T> = (args: unknown) => T;
  return {
    ...file,
    problem: (problem: Problem) => (file.problems[problem.code] as Say<Sentence>)(problem.args),
    integrity: (finding: PlacedFinding) => (file.integrity[finding.code] as Say<string>)(finding.args),
    finding: (finding: TicketFinding) => (file.findings[finding.code] as Say<string>)(finding.args),
    evidence: ({ code, args }: EvidenceFinding) =>
      (({ ...file.integrity, ...file.evidence })[code] as Say<string>)(args),
    calendarWarning: ({ code, args }: CalendarWarning) => (file.calendarWarnings[code] as Say<string>)(args),
    supervision: ({ code, args }: SupervisionFinding) => (file.supervision[code] as Say<string>)(args),
    organisation: ({ code, args }: TeamFinding) => (file.organisation[code] as Say<string>)(args),
    rowFault: (fault: RowFault) => file.rowFaults[fault.code](fault),
    standardDoubt: ({ code, args }: StandardDoubt) => (file.standardDoubts[code] as Say<string>)(args),
    doubt: ({ code, args }: Doubt) => (file.doubts[code] as Say<string>)(args),
    event: (event: ComplaintEvent) =>
      Object.hasOwn(file.events, event.type) ? (file.events[event.type] as Say<string>)(event) : event.type,
    improvementEvent: (event: ImprovementEvent) =>
      Object.hasOwn(file.improvement.events, event.type)
        ? (file.improvement.events[event.type] as Say<string>)(event)
        : event.type,
    kpi: (name: string) => file.kpis[name]?.[0] ?? name,
    kpiShort: (name: string) => file.kpis[name]?.[1] ?? name,
    metric: (name: string) => file.metrics[name] ?? name,
    field: (name: string) => file.fields[name] ?? name,
    dimension: (name: string) => file.dimensions[name] ?? name,
    hours: (seconds: number) => hoursText(seconds, file.units),
    duration: (seconds: number) => durationText(seconds, file.units),
    /** The name in this language of something that has one in several: `{en: Phone, zh: 电话}`. */
    named: (names: Record<string, string>) => nameIn(language, names),
    remark: (remark: Remark) => (typeof remark === 'string' ? remark : nameIn(language, remark)),
  };
}

function nameIn(language: Language, names: Record<string, string>): string {
  return names[language] ?? names.en ?? Object.values(names)[0] ?? '';
}

export type Wording = ReturnType<typeof wordingOf>;

/** `--lang`, the store's setting, then the locale decide. */
export async function chooseLanguage(
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
  ofStore: () => Promise<Language>,
): Promise<Language> {
  if (flag === 'en' || flag === 'zh') return flag;
  return ofStore().catch(() => languageOfLocale(env));
}

export function languageOfLocale(env: NodeJS.ProcessEnv): Language {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('zh') ? 'zh' : 'en';
}
