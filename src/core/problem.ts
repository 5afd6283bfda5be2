/**
 * Everything that can go wrong, as codes with typed arguments. The sentences live in the language files
 * (`src/cli/wording`), the exit codes in `src/cli/exit-code.ts`; nothing in here is shown to a user as it is.
 */

/** What sort of trouble a problem is. The one thing that decides the exit code. */
export type ProblemKind = 'misuse' | 'not_found' | 'conflict' | 'refused' | 'damaged' | 'failed';

/** One wrong place in a file that a person wrote. */
export interface Fault {
  /** Dotted path to the field, for example `policies.0.targets.resolution`. */
  path: string;
  /** What was found there, shortened. */
  found: string;
  /** What is allowed there. */
  allowed: string;
  /** Where in the file, from 1 on; absent where it is not known. */
  line?: number;
}

/** Each problem code with its kind and the arguments that its sentence needs. */
export interface ProblemCatalogue {
  // the command line
  input_missing: { flags: string[] };
  flag_unknown: { flag: string };
  flag_invalid: { flag: string; found: string; allowed: string };
  argument_missing: { names: string[] };
  argument_unexpected: { found: string[] };
  flags_exclusive: { flags: string[] };
  command_unknown: { found: string; nearest: string[] };
  usage: { detail: string };
  watch_without_terminal: Record<never, never>;
  filter_unknown: { flag: string; found: string; known: string[] };

  // calendar
  zone_unknown: { zone: string };
  instant_invalid: { found: string };
  duration_invalid: { found: string };
  interval_invalid: { found: string };
  calendar_empty: { calendar: string };
  calendar_unknown: { calendar: string; known: string[] };
  /** `place`: the file with the line of its years, where that is known. */
  calendar_year_missing: { calendar: string; year: number; place?: string };
  pause_invalid: { found: string };
  pause_backwards: { from: string; to: string };
  time_before: { at: string; latest: string };
  calendar_horizon: { calendar: string; years: number };

  // complaint
  field_missing: { field: string };
  field_unknown_code: { field: string; found: string; allowed: string[] };
  field_not_editable: { field: string };
  field_invalid: { field: string; found: string; allowed: string };
  nothing_to_change: Record<never, never>;
  received_in_future: { received: string; now: string };
  not_from_status: { command: string; id: string; status: string; allowed: string[] };
  over_authority: { by: string; role: string; limit: string; asked: string; who: string[] };
  person_unknown: { found: string; known: string[] };
  team_unknown: { found: string; known: string[] };
  person_left: { person: string };
  not_escalated: { id: string };
  nobody_available: { team: string | null; skill: string | null };
  link_to_itself: { id: string };
  merge_into_closed: { id: string; status: string };
  clock_not_running: { id: string; metric: string; running: string[] };
  clock_ambiguous: { metric: string; clocks: string[] };
  extension_not_approved: { clock: string; by: string; role: string; roles: string[] };
  extension_used_up: { clock: string; times: number };
  due_needs_extension: { clock: string; due: string };
  extension_too_far: { clock: string; latest: string; asked: string };
  reopen_window_over: { id: string; closed: string; within: string };
  money_invalid: { found: string };

  // store
  store_not_found: { from: string };
  store_exists: { folder: string };
  store_format_newer: { file: string; found: number; supported: number };
  preset_unknown: { found: string; known: string[] };
  policy_unknown: { found: string; known: string[] };
  pack_not_in_use: { pack: string; used: string[] };
  pack_codes_missing: { pack: string; codes: string[] };
  complaint_not_found: { id: string };
  complaint_ambiguous: { ending: string; matches: string[] };
  complaint_exists: { id: string };
  changed_meanwhile: { id: string };
  still_locked: { what: string; lock: string; holder: string };
  document_damaged: { file: string; line: number | null; reason: string };
  policy_invalid: { file: string; faults: Fault[] };
  file_not_found: { file: string };
  file_exists: { file: string };
  file_not_written: { file: string; reason: string };
  file_invalid: { file: string; line: number | null; reason: string };

  // evidence, joining and git
  seal_invalid: { file: string };
  join_ids_differ: { ours: string; theirs: string };
  join_loggings_differ: { id: string };
  join_events_differ: { id: string; at: string; type: string };
  join_facts_differ: { id: string; fields: string[] };
  join_fields_differ: { id: string; fields: string[] };
  join_taken_out: { id: string };
  join_unknown_file: { file: string };
  git_missing: Record<never, never>;
  git_no_work_tree: { folder: string; reason: string };
  git_failed: { command: string; reason: string };

  // calibration
  audit_not_found: { name: string; known: string[] };
  audit_exists: { name: string };
  audit_name_invalid: { found: string };
  audit_closed: { name: string; at: string };
  audit_open: { name: string; missing: string[]; handed_in: number };
  audit_frame_too_small: { frame: number; size: number };
  sample_below_minimum: { minimum: number; least: number; size: number };
  lot_too_small: { lot: number };
  no_acceptance_plan: { lot: number | null };
  raters_without_tickets: { raters: string[] };
  rater_unknown: { found: string; raters: string[] };
  scores_exist: { rater: string };
  draft_changed: { name: string; rater: string };
  score_without_terminal: { name: string; rater: string };
  score_not_yours: { name: string; rater: string; by: string };
  scores_invalid: { file: string; faults: Fault[] };
  exam_not_found: { name: string; known: string[] };
  exam_exists: { name: string };
  exam_too_small: { wanted: number; agreed: number; seen: number };
  exam_standards_differ: { standards: string[] };
  exam_not_handed_in: { name: string; rater: string };
  exam_not_yours: { name: string; by: string; trainer: string };
  ratings_invalid: { file: string; faults: Fault[] };
  categories_needed: { scale: string; found: string[] };

  // the standard and the ledger
  mark_unknown: { id: string; found: string; known: string[] };
  mark_ambiguous: { id: string; marks: string[] };
  appeal_not_accountable: { mark: string; by: string; accountable: string };
  appeal_too_late: { mark: string; until: string };
  appeal_given: { mark: string; at: string };
  mark_decided_already: { mark: string; decision: string; by: string; at: string };
  decision_not_allowed: { mark: string; by: string; role: string; roles: string[] };
  decision_own_matter: { mark: string; by: string };
  decision_no_change: { mark: string; reason: string };
  ticket_not_drawn: { id: string; audit: string };
  reason_unknown: { found: string; known: string[] };
  standard_pinned: { id: string; version: number; audit: string };
  standard_unknown: { found: string; known: string[] };
  standard_faulty: { file: string; doubts: readonly { code: string; path: string; args: object }[] };
  ticket_substandard: { findings: readonly { code: string; path: string; args: object }[] };

  // improvements
  improvement_not_found: { id: string };
  improvement_ambiguous: { ending: string; matches: string[] };
  improvement_exists: { id: string };
  improvement_not_from_state: { command: string; id: string; state: string; allowed: string[] };
  improvement_incomplete: { id: string; missing: string[] };
  implemented_in_future: { on: string; today: string };
  field_missing_beside: { field: string; beside: string };

  // insight
  data_invalid: { file: string; faults: Fault[] };

  // exchange and documents
  map_unknown: { found: string; known: string[] };
  column_missing: { file: string; columns: string[]; found: string[] };
  template_unknown: { found: string; known: string[] };
  template_no_case: { template: string };
  slots_empty: { template: string; slots: string[] };

  // kpi
  period_invalid: { found: string };
  separator_wrong: { file: string; found: string };
  raters_alike: { raters: string[] };
  kpi_unknown: { found: string; known: string[] };
  dimensions_wrong: { by: readonly string[] };
  targets_missing: Record<never, never>;
  period_ahead: { found: string };
  column_twice: { file: string; column: string };
  row_ragged: { file: string; line: number; found: number; columns: number };
  period_backwards: { from: string; to: string };
  too_many_groups: { by: string; count: number; most: number };
  compare_needs_period: Record<never, never>;

  // forecasts, staffing and cost
  history_too_short: { found: number; needed: number; season: number };
  work_missing: Record<never, never>;
  forecast_unbounded: { alpha: number; beta: number | null; gamma: number | null };

  // the machine
  unexpected: { message: string };
}

export type ProblemCode = keyof ProblemCatalogue;

/** What is not listed is misuse: a value, a flag or a file that a person can put right. */
const kinds: Partial<Record<ProblemCode, ProblemKind>> = {
  not_from_status: 'refused',
  over_authority: 'refused',
  merge_into_closed: 'refused',
  reopen_window_over: 'refused',
  clock_not_running: 'refused',
  extension_not_approved: 'refused',
  extension_used_up: 'refused',
  extension_too_far: 'refused',
  due_needs_extension: 'refused',
  audit_closed: 'refused',
  audit_open: 'refused',
  draft_changed: 'conflict',
  score_not_yours: 'refused',
  improvement_not_from_state: 'refused',
  improvement_not_found: 'not_found',
  improvement_ambiguous: 'not_found',
  improvement_exists: 'conflict',
  appeal_not_accountable: 'refused',
  appeal_too_late: 'refused',
  appeal_given: 'refused',
  mark_decided_already: 'refused',
  decision_not_allowed: 'refused',
  decision_own_matter: 'refused',
  mark_unknown: 'not_found',
  ticket_not_drawn: 'not_found',
  mark_ambiguous: 'not_found',
  standard_unknown: 'not_found',
  scores_exist: 'refused',
  exam_not_handed_in: 'refused',
  exam_not_yours: 'refused',
  person_left: 'refused',
  not_escalated: 'refused',
  nobody_available: 'refused',
  person_unknown: 'not_found',
  filter_unknown: 'not_found',
  team_unknown: 'not_found',
  policy_unknown: 'not_found',
  pack_not_in_use: 'not_found',
  store_not_found: 'not_found',
  complaint_not_found: 'not_found',
  complaint_ambiguous: 'not_found',
  file_not_found: 'not_found',
  audit_not_found: 'not_found',
  kpi_unknown: 'not_found',
  dimensions_wrong: 'misuse',
  exam_not_found: 'not_found',
  rater_unknown: 'not_found',
  complaint_exists: 'conflict',
  changed_meanwhile: 'conflict',
  still_locked: 'conflict',
  join_ids_differ: 'conflict',
  join_loggings_differ: 'conflict',
  join_events_differ: 'conflict',
  join_facts_differ: 'conflict',
  join_fields_differ: 'conflict',
  join_taken_out: 'conflict',
  git_no_work_tree: 'not_found',
  git_missing: 'failed',
  git_failed: 'failed',
  document_damaged: 'damaged',
  store_format_newer: 'damaged',
  file_not_written: 'failed',
  unexpected: 'failed',
};

/** A problem that a person can do something about. Thrown at the door of a room, or returned by `decide` as a refusal. */
export class Problem<C extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: C,
    readonly args: ProblemCatalogue[C],
  ) {
    super(`${code} ${JSON.stringify(args)}`);
  }

  get kind(): ProblemKind {
    return kinds[this.code] ?? 'misuse';
  }
}

/** Runs `work`; a problem thrown in it is returned instead. Anything else is a fault of the program and passes through. */
export function problemOr<T>(work: () => T): T | Problem {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
