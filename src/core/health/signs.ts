/** The three classic troubles of a complaint desk. */
export const TROUBLES = ['slow_transfer', 'weak_analysis', 'weak_feedback'] as const;
export type TroubleCode = (typeof TROUBLES)[number];

/** What a figure is measured in. Shares from 0 to 1, times in seconds. */
export type SignUnit = 'share' | 'number' | 'time';

/** What a sign is, and what it is held against where nobody says. */
interface SignKind {
  trouble: TroubleCode;
  unit: SignUnit;
  /** The key figure that it is, whose target counts first; absent: none. */
  kpi?: string;
  /** All of it is counted, however few there are: no sample of more. */
  whole?: true;
  /** Of what is done about complaints: it says something only where some came in. */
  needs_complaints?: true;
  /** It is of the whole desk, whatever the filter. */
  of_desk?: true;
  /** Null: held against nothing until somebody says what is wanted. */
  wanted: Wanted | null;
}

/** What is wanted, as policy/health.yaml has it. */
export interface Wanted {
  at_least?: string | number | undefined;
  at_most?: string | number | undefined;
  warn?: string | number | undefined;
}

/** The signs of each trouble, in the order in which they are listed. */
export const SIGNS = {
  handovers: { trouble: 'slow_transfer', unit: 'number', kpi: 'handovers', wanted: { at_most: 1, warn: 1.5 } },
  passed_around_rate: {
    trouble: 'slow_transfer',
    unit: 'share',
    kpi: 'passed_around_rate',
    wanted: { at_most: '10%' },
  },
  passed_back_rate: { trouble: 'slow_transfer', unit: 'share', kpi: 'passed_back_rate', wanted: { at_most: '5%' } },
  first_line_containment: {
    trouble: 'slow_transfer',
    unit: 'share',
    kpi: 'first_line_containment',
    wanted: { at_least: '60%' },
  },
  unowned_p50: { trouble: 'slow_transfer', unit: 'time', wanted: { at_most: '4h' } },
  unowned_share: { trouble: 'slow_transfer', unit: 'share', wanted: { at_most: '15%' } },
  other_teams_share: { trouble: 'slow_transfer', unit: 'share', wanted: { at_most: '50%' } },
  second_line_p50: { trouble: 'slow_transfer', unit: 'time', wanted: null },

  root_cause_coverage: {
    trouble: 'weak_analysis',
    unit: 'share',
    kpi: 'root_cause_coverage',
    wanted: { at_least: '80%' },
  },
  emotion_coverage: { trouble: 'weak_analysis', unit: 'share', kpi: 'emotion_coverage', wanted: { at_least: '80%' } },
  completeness: { trouble: 'weak_analysis', unit: 'share', kpi: 'completeness', wanted: { at_least: '90%' } },
  catch_all_share: { trouble: 'weak_analysis', unit: 'share', wanted: { at_most: '10%' } },
  causes_covered: {
    trouble: 'weak_analysis',
    unit: 'share',
    whole: true,
    needs_complaints: true,
    wanted: { at_least: '50%', warn: '20%' },
  },
  improvement_age: {
    trouble: 'weak_analysis',
    unit: 'time',
    whole: true,
    needs_complaints: true,
    of_desk: true,
    wanted: { at_most: '90d', warn: '180d' },
  },
  audits_closed: {
    trouble: 'weak_analysis',
    unit: 'number',
    whole: true,
    needs_complaints: true,
    of_desk: true,
    wanted: { at_least: 1 },
  },
  surges_unanswered: {
    trouble: 'weak_analysis',
    unit: 'number',
    whole: true,
    needs_complaints: true,
    wanted: { at_most: 0, warn: 2 },
  },

  repeat_rate: { trouble: 'weak_feedback', unit: 'share', kpi: 'repeat_rate', wanted: { at_most: '10%' } },
  repeats_answered: { trouble: 'weak_feedback', unit: 'share', wanted: { at_most: '50%' } },
  reopen_rate: { trouble: 'weak_feedback', unit: 'share', kpi: 'reopen_rate', wanted: { at_most: '10%' } },
  satisfaction_response_rate: {
    trouble: 'weak_feedback',
    unit: 'share',
    kpi: 'satisfaction_response_rate',
    wanted: { at_least: '20%' },
  },
  closed_without_contact_rate: {
    trouble: 'weak_feedback',
    unit: 'share',
    kpi: 'closed_without_contact_rate',
    wanted: { at_most: '5%' },
  },
  improvements_fed_back: {
    trouble: 'weak_feedback',
    unit: 'share',
    whole: true,
    of_desk: true,
    wanted: { at_least: '80%' },
  },
  unanswered_rate: { trouble: 'weak_feedback', unit: 'share', whole: true, wanted: { at_most: '5%' } },
  repeat_waiting_rate: { trouble: 'weak_feedback', unit: 'share', whole: true, wanted: { at_most: '10%' } },
} as const satisfies Record<string, SignKind>;
export type SignCode = keyof typeof SIGNS;

/** The codes of all signs. */
export const SIGN_CODES = Object.keys(SIGNS) as SignCode[];

/** What a sign is. */
export function signKind(code: SignCode): SignKind {
  return SIGNS[code];
}

/** The key figures that signs rest on. */
export const SIGN_KPIS: readonly string[] = SIGN_CODES.flatMap((code) => signKind(code).kpi ?? []);
