import type { BarometerKind } from '../../core/barometer/barometer.js';
import type { DayCause } from '../../core/calendar/days.js';
import type { LeftOut } from '../../core/calendar/ics.js';
import type { Weekday } from '../../core/calendar/intervals.js';
import type { LedgerWhy } from '../../core/calendar/ledger.js';
import type { CalendarWarningCatalogue, CalendarWarningCode } from '../../core/calendar/lint.js';
import type { AqlPlan } from '../../core/calibration/acceptance-plan.js';
import type { AgreementFigure } from '../../core/calibration/agreement.js';
import type { AuditDecision } from '../../core/calibration/decision.js';
import type { AgreedBy } from '../../core/calibration/exam.js';
import type { FindingCatalogue, FindingCode, Severity } from '../../core/calibration/finding.js';
import type { LotDecision } from '../../core/calibration/parts.js';
import type { ScoringCounts } from '../../core/calibration/scoring-session.js';
import type { SheetOwner, TicketFacts } from '../../core/calibration/sheet.js';
import type { StandardDoubtCatalogue, StandardDoubtCode } from '../../core/calibration/standard-lint.js';
import type { Side } from '../../core/calibration/views.js';
import type { ComplaintEvent, EventType } from '../../core/complaint/events.js';
import type { MarkStanding } from '../../core/complaint/mark.js';
import type { Status } from '../../core/complaint/status.js';
import type { StandIn } from '../../core/escalation/plan.js';
import type { TeamCatalogue, TeamCode } from '../../core/escalation/team-check.js';
import type { EvidenceCatalogue, SealCode } from '../../core/evidence/finding.js';
import type { RowFault } from '../../core/exchange/row.js';
import type { HealthLight } from '../../core/health/health.js';
import type { ThresholdSource } from '../../core/health/settings.js';
import type { SignCode, TroubleCode } from '../../core/health/signs.js';
import type { GuardName, NoVerdict } from '../../core/improvement/effect.js';
import type {
  EffectVerdict,
  FeedbackTo,
  ImprovementEvent,
  ImprovementEventType,
  ImprovementType,
} from '../../core/improvement/events.js';
import type { ImprovementState } from '../../core/improvement/improvement.js';
import type { Assumption } from '../../core/insight/assumption.js';
import type { ChartType } from '../../core/insight/chart.js';
import type { CostItem, ReturnFigure } from '../../core/insight/cost.js';
import type { Backtest, ForecastMethod } from '../../core/insight/forecast.js';
import type { Part } from '../../core/insight/passage.js';
import type { DailyReason } from '../../core/insight/repeat-daily.js';
import type { RepeatedWhen } from '../../core/insight/repeats.js';
import type { IntegrityCatalogue, IntegrityCode } from '../../core/integrity/finding.js';
import type { Sameness } from '../../core/kpi/measures/repetition.js';
import type { Light } from '../../core/kpi/targets.js';
import type { Fault, ProblemCatalogue, ProblemCode } from '../../core/problem.js';
import type { ClockState } from '../../core/sla/outlook.js';
import type { Extension, Start } from '../../core/sla/policy-file.js';
import type { DoubtCatalogue, DoubtCode } from '../../core/sla/policy-finding.js';
import type { SlaReport, StalePause } from '../../core/sla/report.js';
import type { Fate } from '../../core/sla/simulate.js';
import type { Risk } from '../../core/statistics/acceptance.js';
import type { Allocation } from '../../core/statistics/allocation.js';
import type { Undefined } from '../../core/statistics/result.js';
import type { Precision } from '../../core/statistics/sample-size.js';
import type { Proportion } from '../../core/statistics/wilson.js';
import type { Damage } from '../../core/store/port.js';
import type { SupervisionCatalogue, SupervisionCode } from '../../core/supervision/supervise.js';

/** What keys do while scoring. */
export type ScoringKey =
  | 'back'
  | 'forward'
  | 'next'
  | 'previous'
  | 'unqualified'
  | 'comment'
  | 'review'
  | 'open'
  | 'handIn'
  | 'help'
  | 'quit';

/** What the help says of them. */
export type ScoringHelp = Exclude<ScoringKey, 'help'>;

/** What was found and what is allowed, and in the hint what to do. */
export interface Sentence {
  message: string;
  hint?: string;
}

export type LabelKey =
  | 'id'
  | 'change'
  | 'closedAt'
  | 'code'
  | 'status'
  | 'priority'
  | 'received'
  | 'owner'
  | 'team'
  | 'level'
  | 'title'
  | 'clock'
  | 'state'
  | 'due'
  | 'target'
  | 'policy'
  | 'overdue'
  | 'kpi'
  | 'value'
  | 'basis'
  | 'interval'
  | 'previous'
  | 'before'
  | 'now'
  | 'standard'
  | 'drift'
  | 'movingAverage'
  | 'alpha'
  | 'limits'
  | 'audit'
  | 'writtenIn'
  | 'origin'
  | 'started'
  | 'atRisk'
  | 'stopped'
  | 'attained'
  | 'openLate'
  | 'lateMedian'
  | 'late90'
  | 'pauses'
  | 'longest'
  | 'stopping'
  | 'open'
  | 'since'
  | 'simulated'
  | 'to'
  | 'rule'
  | 'severity'
  | 'version'
  | 'hash'
  | 'marks'
  | 'standing'
  | 'appealUntil'
  | 'accountable'
  | 'field'
  | 'finding'
  | 'event'
  | 'rater'
  | 'raters'
  | 'tickets'
  | 'meanScore'
  | 'bias'
  | 'unqualified'
  | 'criterion'
  | 'n'
  | 'agreement'
  | 'kappa'
  | 'reason'
  | 'kind'
  | 'template'
  | 'from'
  | 'until'
  | 'length'
  | 'sum'
  | 'why'
  | 'calendar'
  | 'zone'
  | 'years'
  | 'closed'
  | 'makeUp'
  | 'date'
  | 'weekday'
  | 'cause'
  | 'hours'
  | 'time'
  | 'month'
  | 'workingDays'
  | 'place'
  | 'passed'
  | 'name'
  | 'use'
  | 'source'
  | 'verified'
  | 'effective'
  | 'unconfirmed'
  | 'notes'
  | 'when'
  | 'counts'
  | 'pausedBy'
  | 'putOff';

/** What comes of looking for an effect, or whether it holds. */
type LookVerdict = EffectVerdict | NoVerdict | 'holds' | 'regressed';

interface RaterLeaning {
  rater: string;
  bias: number;
}

/** Everything that a language has to say. One file for each language; this is what makes sure that none is missing. */
export interface Language {
  code: 'en' | 'zh';
  problems: { [C in ProblemCode]: (args: ProblemCatalogue[C]) => Sentence };
  fault: (fault: Fault) => string;
  findings: { [C in FindingCode]: (args: FindingCatalogue[C]) => string };
  integrity: { [C in IntegrityCode]: (args: IntegrityCatalogue[C]) => string };
  supervision: { [C in SupervisionCode]: (args: SupervisionCatalogue[C]) => string };
  organisation: { [C in TeamCode]: (args: TeamCatalogue[C]) => string };
  evidence: { [C in SealCode]: (args: EvidenceCatalogue[C]) => string };
  standardDoubts: { [C in StandardDoubtCode]: (args: StandardDoubtCatalogue[C]) => string };
  doubts: { [C in DoubtCode]: (args: DoubtCatalogue[C]) => string };
  rowFaults: { [C in RowFault['code']]: (fault: RowFault) => string };
  events: { [T in EventType]: (event: ComplaintEvent<T>) => string };
  label: Record<LabelKey, string>;
  status: Record<Status, string>;
  clockState: Record<ClockState, string>;
  /** Why time counts or does not. */
  ledgerWhy: Record<LedgerWhy, string>;
  severity: Record<Severity, string>;
  markStanding: Record<MarkStanding, string>;
  side: Record<Side, string>;
  staleBecause: Record<StalePause['why'], string>;
  fate: Record<Fate, string>;
  weekday: Record<Weekday, string>;
  dayCause: Record<DayCause, string>;
  calendarOrigin: Record<'store' | 'shipped' | 'file', string>;
  calendarWarnings: { [C in CalendarWarningCode]: (args: CalendarWarningCatalogue[C]) => string };
  leftOut: Record<LeftOut, string>;
  policyKind: Record<'house' | 'pack', string>;
  /** Whether promises that ship are in use, or promises in use are as they ship. */
  policyUse: Record<'shipped' | 'in_use' | 'changed' | 'own', string>;
  starts: Record<Start | 'message' | 'answer' | 'handover', string>;
  templateKind: Record<'case' | 'letter' | 'standard', string>;
  undefinedBecause: Record<Undefined, string>;
  /** How raters agree: what each figure is called, and what it means. */
  agreement: {
    figures: Record<AgreementFigure, [name: string, meaning: string]>;
    columns: Record<'figure' | 'variant' | 'category', string>;
    counts: (items: number, raters: readonly string[], ratings: number) => string;
    scale: (scale: string, categories: readonly string[] | null, from: 'given' | 'seen' | null) => string;
    fewItems: (items: number, fewest: number) => string;
    meaning: (name: string, meaning: string) => string;
    bias: (baseline: string | null) => string;
    biasByCategory: (baseline: string | null) => string;
    confusion: (first: string, second: string) => string;
    notOnNominal: string;
  };
  /** What figures over time, counts by cause and sudden growth say. */
  insight: {
    chart: {
      step: string;
      sumHigh: string;
      sumLow: string;
      signals: string;
      nothing: string;
      nothingOf: (type: ChartType) => string;
      about: (type: ChartType, kpi: string | null, centre: string) => string;
      settings: (used: readonly string[]) => string;
      found: (signals: number, points: number) => string;
      meaning: (rule: number, meaning: string) => string;
      /** By their numbers, from 1 on. */
      nelson: readonly string[];
      western: readonly string[];
      limits: Record<'ewma' | 'cusum', string>;
    };
    pareto: {
      count: string;
      share: string;
      cumulative: string;
      nothing: string;
      about: (vital: number, total: number, share: number | null, cut: number) => string;
      unnamed: (count: number) => string;
      lines: string;
    };
    surge: {
      expected: string;
      growth: string;
      chance: string;
      about: (days: string, weeks: number) => string;
      found: (surges: number, total: number) => string;
      nothing: (days: string) => string;
      unfinished: string;
      unknown: (count: number) => string;
      surge: string;
    };
    ageing: {
      days: string;
      open: string;
      age: string;
      median: string;
      p90: string;
      pastDue: string;
      isPastDue: string;
      oldest: string;
      nothing: string;
      about: (total: number, median: string, p90: string, pastDue: number) => string;
      receivedLater: (count: number) => string;
    };
    flow: {
      parts: Record<Part, string>;
      part: string;
      time: string;
      complaints: string;
      legs: string;
      median: string;
      p90: string;
      longestLeg: string;
      from: string;
      to: string;
      count: string;
      share: string;
      elapsed: string;
      handovers: string;
      above: (above: number) => string;
      pingPong: string;
      nothing: string;
      about: (complaints: number, median: string, p90: string) => string;
      handedOver: (mean: string, above: number, rate: Proportion) => string;
      returned: (rate: Proportion) => string;
      legsTitle: (severalTeams: number) => string;
      matrixTitle: (handovers: number) => string;
      noHandovers: string;
      workNote: string;
      withoutLegs: (count: number) => string;
      elsewhere: (count: number) => string;
      reported: (count: number) => string;
      withdrawn: (count: number) => string;
    };
    repeats: {
      customer: string;
      repeats: string;
      complaints: string;
      of: string;
      rate: string;
      first: string;
      last: string;
      open: string;
      categories: string;
      nothing: string;
      about: (rate: Proportion, days: number, same: Sameness) => string;
      between: (median: string, p90: string) => string;
      when: (counts: Record<RepeatedWhen, number>, answered: Proportion) => string;
      withoutCustomer: (count: number) => string;
      customersTitle: (shown: number, total: number) => string;
    };
    daily: {
      follower: string;
      nobody: string;
      state: string;
      earlier: string;
      why: Record<DailyReason, string>;
      summary: (customers: number, complaints: number, breached: number, ownerless: number) => string;
      nothing: string;
    };
    drivers: {
      rule: string;
      both: string;
      of: string;
      confidence: string;
      base: string;
      lift: string;
      extra: string;
      about: (of: string | null, rows: number, counted: 'complaints' | 'lines') => string;
      nothing: string;
      shown: (shown: number, total: number) => string;
      tested: (tested: number, support: number, chance: number) => string;
      redundant: (rules: number) => string;
      ofTheDesk: string;
      derived: (code: string, by: string) => string;
      noCause: string;
    };
    topics: {
      term: string;
      now: string;
      before: string;
      share: string;
      shareBefore: string;
      mostly: string;
      examples: string;
      new: string;
      about: (
        now: string,
        before: string,
        texts: { now: number; before: number },
        counted: 'complaints' | 'lines',
      ) => string;
      nothingRose: string;
      nothingFell: string;
      nothingToCompare: string;
      shown: (shown: number, total: number) => string;
      tested: (tested: number, floor: number, chance: number) => string;
      undated: (lines: number) => string;
    };
    assumptions: {
      title: string;
      value: string;
      source: string;
      sources: Record<Assumption['source'], string>;
    };
    forecast: {
      methods: Record<ForecastMethod, string>;
      columns: { step: string; forecast: string; interval: (percent: number) => string };
      /** `season` 1: none. */
      made: (method: string, values: number, season: number) => string;
      parameter: (name: string, value: string, chosen: boolean) => string;
      noIntervals: (why: string) => string;
      floored: (floor: string) => string;
      uneven: string;
      seasonLeftOut: (season: number, values: number) => string;
      noBacktest: Record<NonNullable<Backtest['reason']>, string>;
      heldOut: (periods: number, inside: number | null) => string;
      rows: { model: string; naive: (season: number) => string };
      better: Record<NonNullable<Backtest['better']>, string>;
    };
    staffing: {
      /** By flag. */
      names: Record<string, string>;
      columns: Record<
        'agents' | 'scheduled' | 'level' | 'occupancy' | 'waiting' | 'wait' | 'day' | 'arrived' | 'done' | 'backlog',
        string
      >;
      marks: Record<'needed' | 'asked', string>;
      load: (load: string) => string;
      needed: (agents: number, scheduled: number, because: 'service_level' | 'occupancy') => string;
      overloaded: (agents: number) => string;
      callsNote: string;
      people: (people: number, exact: string, perPerson: string) => string;
      capacity: (people: string, capacity: string) => string;
      cleared: (days: number) => string;
      never: string;
    };
    cost: {
      /** By flag. */
      names: Record<string, string>;
      items: Record<CostItem, string>;
      kinds: Record<'fixed' | 'variable', string>;
      sums: Record<
        'fixed' | 'variable' | 'total' | 'perComplaint' | 'variablePerComplaint' | 'marginal' | 'headcount',
        string
      >;
      columns: Record<'now' | 'share' | 'after' | 'measure', string>;
      returns: Record<'atOnce' | 'withStaff' | 'retained' | 'benefit' | 'ratio' | 'payback', string>;
      reasons: Record<NonNullable<ReturnFigure['reason']>, string>;
      people: (complaints: string, headcount: number) => string;
      rules: string;
    };
  };
  /** Names of indicators, in full and as a narrow heading. */
  kpis: Record<string, [name: string, short: string]>;
  metrics: Record<string, string>;
  fields: Record<string, string>;
  dimensions: Record<string, string>;
  /** How samples are drawn and lots accepted. */
  sampling: {
    stratum: string;
    total: string;
    drawn: string;
    share: string;
    accepted: string;
    acceptedOfLot: string;
    everything: string;
    faultsPerHundred: string;
    unconfirmed: Record<NonNullable<AqlPlan['unconfirmed']>, string>;
    size: (n: number, population: number, n0: number, precision: Precision) => string;
    lookedUp: (plan: AqlPlan) => string;
    plan: (n: number, accept: number, reject: number) => string;
    risks: (refused: number, accepted: number, risks: { producer: Risk; consumer: Risk }) => string;
    quality: (quality: { p95: number; p50: number; p10: number }) => string;
    /** What a plan of an audit adds to what was drawn at random. */
    riskPart: (drawn: number, pool: number, wanted: number) => string;
    byStrata: (strata: number, allocation: Allocation) => string;
    ownTickets: (rater: string, tickets: number) => string;
    byStandard: (standard: string, version: number) => string;
    byRule: (criterion: string, failed: number, total: number) => string;
    shared: (shared: number, total: number, raters: { rater: string; tickets: number }[]) => string;
    riskFound: (unqualified: number, reviewed: number) => string;
    weighted: string;
    lotDecided: (decision: LotDecision) => string;
  };
  /** The report of an audit. */
  auditPage: {
    table: string;
    appendix: string;
    verdicts: Record<'pass' | 'action' | 'fail' | 'undecided', string>;
    decided: (decision: AuditDecision) => string;
    tooFew: (tickets: number) => string;
    tiles: { rate: string; score: string; agreement: string; reviewed: string; since: (name: string) => string };
    ofAll: (rate: Proportion) => string;
    interval: (low: number, high: number) => string;
    scores95: (low: number, high: number) => string;
    points: (difference: number) => string;
    mayBeChance: string;
    toDo: string;
    nothingToDo: string;
    reword: (text: string, alpha: number | null, apart: { tickets: number; of: number } | null) => string;
    leans: (rater: string, bias: number, baseline: string | null) => string;
    lowerRate: (rate: Proportion, allowed: number, reason: string | null) => string;
    raiseAgreement: (value: number, wanted: number) => string;
    rareAnswer: (text: string, alpha: number, agreement: number) => string;
    settle: (tickets: number) => string;
    lookInto: (person: string, rate: Proportion) => string;
    agreement: string;
    agreementChart: string;
    agreementNote: string;
    asked: (wanted: number) => string;
    fewTickets: string;
    people: string;
    funnelNote: (rate: number) => string;
    outside: Record<'above95' | 'above998' | 'below95' | 'below998', string>;
    raters: string;
    spread: (strictest: RaterLeaning, lenient: RaterLeaning, baseline: string | null) => string;
    pairs: string;
    bothScored: string;
    sameAnswers: string;
    bothUnqualified: string;
    onlyFirst: string;
    onlySecond: string;
    differences: string;
    unqualified: string;
    calledSo: (name: string) => string;
    andMore: (tickets: number) => string;
    previous: (name: string) => string;
    alphaChange: (before: number | null, after: number | null) => string;
    rateChange: (before: number | null, after: number | null, low: number | null, high: number | null) => string;
    otherStandard: string;
    criteria: string;
    pairsByCriterion: string;
    confusions: string;
    scores: string;
    allCriteria: string;
    ticket: string;
    share: string;
    answers: Record<string, string>;
    raw: string;
    method: (seed: number, frame: string, standard: string) => string;
    figuresFrom: string;
    written: (file: string) => string;
  };
  /** Improvements and what came of them. */
  improvement: {
    dryRun: (count: number) => string;
    states: Record<ImprovementState, string>;
    kinds: Record<ImprovementType, string>;
    feedbackTo: Record<FeedbackTo, string>;
    events: { [T in ImprovementEventType]: (event: ImprovementEvent<T>) => string };
    /** Between two things. */
    and: string;
    columns: Record<
      | 'id'
      | 'state'
      | 'owner'
      | 'kind'
      | 'days'
      | 'links'
      | 'fedBack'
      | 'scope'
      | 'cause'
      | 'action'
      | 'target'
      | 'implementedOn'
      | 'dropReason',
      string
    >;
    overdueSince: (due: string) => string;
    listed: (count: number, overdue: number) => string;
    period: (from: string | null, to: string | null) => string;
    rates: Record<'improvement' | 'implemented' | 'fedBack', (rate: Proportion) => string>;
    droppedLeftOut: (count: number) => string;
    nothingToVerify: string;
    verified: (count: number, failed: number) => string;
    effect: {
      since: (day: string, look: 'effect' | 'regression') => string;
      perDay: string;
      before: string;
      after: string;
      ratio: string;
      verdict: string;
      rows: Record<'ours' | 'latest' | 'toBaseline' | 'others' | 'season' | 'beyond', string>;
      windows: (from: string, to: string, afterFrom: string, afterTo: string) => string;
      verdicts: Record<LookVerdict, string>;
      short: Record<LookVerdict, string>;
      contradicted: Record<GuardName, string>;
      readyOn: (day: string) => string;
      noSeason: string;
      noOthers: string;
      clumped: (times: number) => string;
      pending: (count: number) => string;
      target: (target: number, reached: boolean | null) => string;
      recorded: (type: string) => string;
    };
    top: {
      escalated: string;
      repeats: string;
      none: string;
      nothing: (from: string, to: string) => string;
      about: (from: string, to: string, beforeFrom: string, beforeTo: string) => string;
      listed: (listed: number, total: number, share: number | null, sum: number) => string;
      noPrevious: string;
      without: (count: number, of: number) => string;
    };
  };
  /** Exams of raters. */
  exam: {
    keyed: (answers: number, of: number, by: AgreedBy) => string;
    passFrom: (share: string) => string;
    keyLies: (name: string) => string;
    made: (name: string, tickets: number, frame: number, raters: readonly string[]) => string;
    resultNext: (name: string, rater: string) => string;
    title: (name: string, standard: string, version: number, tickets: number) => string;
    columns: Record<
      'same' | 'deviation' | 'wrongly' | 'missed' | 'result' | 'leftOut' | 'key' | 'answer' | 'comment',
      string
    >;
    passed: string;
    failed: string;
    biasMeaning: string;
    leftOut: string;
    noDifferences: string;
    trainOn: (criteria: readonly string[]) => string;
    seen: (tickets: number) => string;
    waiting: (raters: readonly string[]) => string;
  };
  /** Scoring in the terminal. */
  scoring: {
    progress: (ticket: number, tickets: number, question: number, questions: number) => string;
    answered: (answered: number, questions: number) => string;
    /** What keys do, in a word or two. */
    keys: Record<ScoringKey, string>;
    /** The same in a sentence. */
    help: Record<ScoringHelp, string>;
    helpAnswers: string;
    helpScroll: string;
    helpSaved: string;
    anyKey: string;
    yes: string;
    no: string;
    notApplicable: string;
    notAssessed: string;
    typeNumber: (allowed: string) => string;
    notAllowed: (allowed: string) => string;
    yourAnswer: string;
    weight: (weight: number, critical: 'item' | 'section' | 'form' | null, failsUpTo: number | null) => string;
    meaning: (name: string, meaning: string) => string;
    /** What a rater is shown of a ticket. */
    facts: Record<keyof TicketFacts, string>;
    missing: string;
    unqualifiedAs: string;
    comment: string;
    chooseReason: string;
    noReason: string;
    chooseKeys: string;
    writeComment: string;
    commentKeys: string;
    review: string;
    counts: Record<keyof ScoringCounts, string>;
    openTicket: (id: string, open: number) => string;
    complete: string;
    leftOpen: (open: number) => string;
    nothingSaid: string;
    confirm: (tickets: number, open: number) => string;
    confirmKeys: string;
    tooSmall: string;
    more: (above: boolean, below: boolean) => string;
    /** What stands above a YAML sheet. */
    yamlHead: (owner: SheetOwner, lists: { reasons: string[]; anchors: string[] }) => string[];
    saved: (name: string, rater: string, open: number) => string;
    handedIn: (rater: string, tickets: number) => string;
  };
  barometer: {
    titles: Record<BarometerKind, (period: string) => string>;
    lead: (from: string, to: string, now: string) => string;
    leftOut: (files: number) => string;
    footer: string;
    sections: Record<
      | 'changed'
      | 'course'
      | 'kept'
      | 'surges'
      | 'repeats'
      | 'unqualified'
      | 'backlog'
      | 'causes'
      | 'improvements'
      | 'all'
      | 'definitions',
      string
    > & { overdue: (now: string) => string };
    targets: (counts: Record<'missed' | 'near' | 'met' | 'open' | 'few', number>) => string;
    held: (light: string, target: string) => string;
    before: string;
    now: string;
    others: (groups: number) => string;
    balance: (
      opened: readonly [now: number, before: number],
      closed: readonly [now: number, before: number],
      open: readonly [start: number, end: number],
    ) => string;
    overdueNow: (complaints: number) => string;
    noTargets: string;
    moved: (figure: string, before: string, now: string, change: string) => string;
    nothingMoved: string;
    contributed: (figure: string, change: string, by: string, largest: readonly string[]) => string;
    contribution: string;
    flow: string;
    limits: string;
    mostUrgent: (shown: number, total: number) => string;
    repeated: (rate: Proportion) => string;
    mostOften: (shown: number, total: number) => string;
    marked: (marks: number, open: number) => string;
    reason: string;
    ageing: string;
    forecast: string;
    expected: string;
    noForecast: string;
    forecastUntested: string;
    forecastError: (error: number, periods: number, better: Backtest['better']) => string;
    topCauses: (shown: number, total: number) => string;
    topTen: string;
    improvements: (opened: number, overdue: number) => string;
    noImprovements: string;
  };
  kpiSheet: {
    title: string;
    target: string;
    trend: (from: string, to: string) => string;
    grown: (difference: string, growth: string) => string;
    unknownBecause: Record<'few' | 'unsettled' | 'no_test', string>;
    comma: string;
    semicolon: string;
    recordedSince: (day: string) => string;
    arrows: string;
    few: string;
    fewMark: string;
    provisional: string;
    hidden: (count: number) => string;
    ownedBy: (owner: string) => string;
    lights: Record<Light, string>;
    defined: string;
  };
  health: {
    about: (from: string, to: string, complaints: number) => string;
    /** Each trouble with its light, the gravest first. */
    summary: (troubles: readonly (readonly [trouble: string, light: string])[]) => string;
    headline: Record<
      HealthLight,
      (
        trouble: string,
        signs: { bad: number; watch: number; known: number; all: number },
        worst: { name: string; value: string; wanted: string } | null,
      ) => string
    >;
    troubles: Record<TroubleCode, string>;
    lights: Record<HealthLight, string>;
    signs: Record<SignCode, string>;
    /** What the command that comes next is for. */
    next: Record<SignCode, string>;
    nextTitle: (trouble: string) => string;
    from: Record<ThresholdSource, string>;
    columns: Record<'sign' | 'figure' | 'wanted' | 'from', string>;
    missing: string;
    rests: (n: number) => string;
    ofDesk: string;
    sampled: (all: number) => string;
    provisional: string;
    improvementTitle: (cause: string) => string;
  };
  kpiDefinition: {
    basis: Record<'period' | 'cohort' | 'level', string>;
    formula: string;
    numerator: string;
    denominator: string;
    decidedBy: string;
    leftOut: string;
    source: string;
    line: (label: string, text: string) => string;
  };
  units: { day: string; hour: string; minute: string; second: string };
  prompts: {
    'approved-by': string;
    title: string;
    channel: string;
    category: string;
    customer: string;
    text: string;
    reason: string;
    to: string;
    outcome: string;
    cause: string;
    score: string;
  };
  text: {
    error: (message: string) => string;
    warning: (message: string) => string;
    damaged: (damage: Damage) => string;
    failed: (id: string, message: string) => string;
    dryRun: (count: number) => string;
    shown: (shown: number, total: number) => string;
    none: string;
    noComplaints: string;
    queueEmpty: string;
    reported: string;
    reportedCount: (count: number) => string;
    kpiMore: string;
    shownClocks: (shown: number, total: number) => string;
    staysMissed: (clock: string, due: string) => string;
    linesLeftOut: (count: number) => string;
    conditionFails: (wanted: string, found: string) => string;
    everyComplaint: string;
    noPolicyApplies: string;
    policiesIn: (file: string) => string;
    clockSums: (
      working: string,
      elapsed: string,
      paused: string,
      answered: string | null,
      overdue: [working: string, elapsed: string] | null,
    ) => string;
    ahead: string;
    calendarChanged: string;
    policyGone: string;
    policyChanged: string;
    notHandedIn: (overdue: boolean, drafted: number, tickets: number) => string;
    handedIn: (at: string) => string;
    auditsOpen: (open: number, waiting: string[]) => string;
    noClosedAudits: string;
    otherStandards: (ids: readonly string[]) => string;
    fieldMistyped: (field: string, meant: string) => string;
    trendCentre: (centre: string) => string;
    rateDifference: (difference: string, low: string, high: string, noise: boolean) => string;
    alphaDifference: (before: string, after: string) => string;
    standardChanged: string;
    nothingDue: string;
    slaLeftOut: (left: SlaReport['left_out']) => string;
    stalePauses: (count: number) => string;
    simulated: (complaints: number, changes: number) => string;
    reapplied: (clocks: number, complaints: number, unchanged: number, dryRun: boolean) => string;
    checkSummary: (check: {
      breached: number;
      at_risk: number;
      paused: number;
      running: number;
      unmeasured: number;
    }) => string;
    dueAt: (due: string, zone: string) => string;
    dueUntold: (since: string) => string;
    atRiskFrom: (warn: string) => string;
    mended: (finding: string) => string;
    diagnosis: (complaints: number, findings: number, mended: number) => string;
    alreadyDone: string;
    archived: (count: number) => string;
    archiveChanged: (id: string) => string;
    nothingToEscalate: string;
    escalated: (count: number) => string;
    heldBack: (count: number) => string;
    nothingToSupervise: string;
    supervised: (findings: number, complaints: number) => string;
    teamChecked: (findings: number) => string;
    standIn: (standIn: StandIn) => string;
    imported: (rows: number, created: number, updated: number, unchanged: number, rejected: number) => string;
    rejectedRow: (line: number, message: string) => string;
    exported: (rows: number, file: string) => string;
    logged: (id: string, due: string | null) => string;
    loggedMany: (count: number, rejected: number) => string;
    notLegalAdvice: string;
    neverVerified: string;
    unconfirmedMark: string;
    receivedBetween: (from: string | undefined, until: string | undefined) => string;
    putOff: (extension: Extension) => string;
    policiesUsed: (outcome: 'added' | 'replaced' | 'same', file: string, dryRun: boolean) => string;
    broughtAlong: (file: string) => string;
    codeAdded: (code: string) => string;
    clocksUntouched: string;
    policyLintSummary: (files: number, errors: number, warnings: number) => string;
    policiesCompared: (before: string, after: string) => string;
    policiesSame: string;
    policyAdded: (id: string) => string;
    policyRemoved: (id: string) => string;
    policiesReordered: string;
    initialised: (folder: string, preset: string) => string;
    proofSummary: (complaints: number, events: number, findings: number, root: string | null) => string;
    sealed: (file: string, complaints: number, events: number, root: string, sha256: string) => string;
    notSealed: (findings: number) => string;
    gitReady: (written: string[], driver: string | null) => string;
    notJoined: (path: string, message: string) => string;
    lintSummary: (tickets: number, errors: number, warnings: number) => string;
    auditPlanned: (name: string, size: number, frame: number, raters: string[]) => string;
    sheetWritten: (file: string, tickets: number, criteria: string[], reasons: string[]) => string;
    yamlSheetWritten: (file: string, tickets: number) => string;
    scoresTaken: (rater: string, tickets: number, missing: string[]) => string;
    auditClosed: (name: string, missing: string[]) => string;
    auditTitle: (name: string, standard: string, version: number) => string;
    auditDrawn: (size: number, frame: number, seed: number, hash: string) => string;
    auditRate: (rate: Proportion) => string;
    auditMissing: (raters: string[]) => string;
    criterionTerms: (scale: string, weight: number, critical: 'item' | 'section' | 'form' | null) => string;
    judgedByRule: (findings: readonly string[]) => string;
    standardPinned: (version: number, hash: string) => string;
    ledgerTerms: (days: number, roles: readonly string[]) => string;
    auditsKeep: string;
    criteriaReordered: string;
    versionNotRaised: string;
    noMarks: string;
    ownMarksOnly: (roles: readonly string[]) => string;
    appealed: string;
    ledgerCounts: (marks: number, open: number, upheld: number, lifted: number) => string;
    nothingReviewed: string;
    calledByRaters: string;
    seenByBoth: (tickets: number, both: number, service: number, business: number, neither: number) => string;
    onlySays: (side: string) => string;
    overall: string;
    noUnqualified: string;
    interrupted: string;
    clocksUnmeasured: (reason: string) => string;
    policyUnmatched: (id: string) => string;
    allYears: string;
    hours: (seconds: number) => string;
    calendarSource: (source: string | null, verified: string | null) => string;
    calendarSums: (days: number, working: number, seconds: number) => string;
    calendarLegend: string;
    calendarLintSummary: (calendars: number, errors: number, warnings: number) => string;
    calendarImported: (file: string, closed: number, makeUp: number, partial: number) => string;
    icsLeftOut: (name: string, line: number, why: string) => string;
    icsOtherYears: (years: number[], taken: readonly number[]) => string;
    pauseRunsOn: (id: string, reason: string) => string;
  };
}
