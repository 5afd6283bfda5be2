import type { ComplaintEvent } from '../../../src/core/complaint/events.js';

/**
 * Every figure of `kpi` worked out again from raw histories, slowly and by the definitions alone: nothing of `src` runs here, neither the fold of histories
 * nor calendar arithmetic. Two things are taken as given: what a stopped clock's event says (due, outcome, working seconds), and when a running
 * clock is due (`outlook` of the desk, which has tests of its own).
 */

/** A complaint by what happened to it. */
export interface Told {
  history: readonly ComplaintEvent[];
  /** Its clocks that have not stopped: when they are due; null: nobody knows. `held`: a pause keeps it from coming due. */
  running: readonly { metric: string; pack: string | null; due: number | null; held: boolean }[];
}

export interface OracleRules {
  zone: string;
  satisfiedFrom: number;
  handoversAbove: number;
  repeatDays: number;
  settledDays: number;
  upheld: readonly string[];
  rejected: readonly string[];
  firstLine: readonly string[] | null;
  emotions: readonly string[];
  completeFields: readonly string[];
  tags: { proactive: string; automated: string; abusive: string };
}

export interface OracleAsked {
  /** Days, both of them in the period; null: no end. */
  from: string | null;
  to: string | null;
  now: number;
  by: readonly string[];
  cohort: boolean;
  /** `{team: 'billing'}`; `level` means at least. */
  filter: Readonly<Record<string, string | number>>;
}

export interface OracleFigure {
  value: number | null;
  numerator?: number;
  denominator?: number;
  n?: number;
  waiting?: number;
  reported?: number;
  by_currency?: Record<string, number>;
  provisional: boolean;
}

export interface OracleGroup {
  key: Record<string, string | null>;
  figures: Record<string, OracleFigure>;
  /** Whether there is anything to say of it. */
  isSeen: boolean;
  /** Whether its bucket has begun. */
  isBegun: boolean;
}

/** One thing that counts towards a figure. */
interface Entry {
  at: number;
  hit?: boolean;
  value?: number;
  reported?: boolean;
  currency?: string;
  waits?: boolean;
}

/** What happened to a complaint, read off its events. */
interface Story {
  received: number;
  facts: Record<string, unknown>;
  owner: string | null;
  team: string | null;
  level: number;
  /** `work`, `answered`, or how it is over. */
  stands: 'work' | 'answered' | 'closed' | 'withdrawn' | 'merged';
  /** In order: it was over, it came back. */
  flow: { at: number; over: boolean; reported: boolean }[];
  lastClosing: { at: number; reported: boolean; confirmed: boolean } | null;
  returns: number[];
  resolutions: {
    at: number;
    by: string;
    outcome: string;
    money: { amount: number; currency: string } | null;
    cause: string;
  }[];
  /** The last answer is one that a source told without its time. */
  answeredBySource: { outcome: string } | null;
  standing: number | null;
  rating: { at: number; score: number } | null;
  responses: { at: number; automatic: boolean; acknowledges: boolean }[];
  escalations: string[];
  teams: (string | null)[];
  handovers: number;
  marks: Map<string, { at: number; lifted: boolean }>;
  clocks: Map<
    string,
    { metric: string; cycle: number; pack: string | null; continues: number | null; end: Ended | null }
  >;
  told: { metric: string; outcome: string }[];
}
type Ended = ComplaintEvent<'clock_stopped'>;

const seconds = (stamp: string) => Math.floor(Date.parse(stamp) / 1000);

function storyOf(history: readonly ComplaintEvent[]): Story {
  const [logged] = history;
  if (logged?.type !== 'logged') throw new Error('no beginning');
  const story: Story = {
    received: seconds(logged.facts.received_at),
    facts: { ...logged.facts },
    owner: null,
    team: null,
    level: 0,
    stands: 'work',
    flow: [],
    lastClosing: null,
    returns: [],
    resolutions: [],
    answeredBySource: null,
    standing: null,
    rating: null,
    responses: [],
    escalations: [],
    teams: [],
    handovers: 0,
    marks: new Map(),
    clocks: new Map(),
    told: [],
  };
  const isOver = () => story.stands !== 'work' && story.stands !== 'answered';
  const end = (at: number, how: 'closed' | 'withdrawn' | 'merged', confirmed = false) => {
    if (isOver()) return;
    story.stands = how;
    story.flow.push({ at, over: true, reported: false });
    story.lastClosing = { at, reported: false, confirmed };
  };
  for (const event of history.slice(1)) {
    const at = seconds(event.at);
    switch (event.type) {
      case 'edited':
      case 'corrected':
        for (const [field, value] of Object.entries(event.changes)) {
          if (value === null) delete story.facts[field];
          else story.facts[field] = value;
        }
        break;
      case 'assigned': {
        const isFirst = story.teams.length === 0;
        if (!isFirst && (event.to !== story.owner || event.team !== story.team)) story.handovers++;
        story.owner = event.to;
        story.team = event.team;
        story.teams.push(event.team);
        break;
      }
      case 'responded':
        story.responses.push({ at, automatic: event.automatic === true, acknowledges: event.kind === 'acknowledge' });
        break;
      case 'escalated':
        story.escalations.push(event.kind ?? 'internal');
        story.level = Math.max(story.level, event.level);
        break;
      case 'deescalated':
        story.level = Math.min(story.level, event.level);
        break;
      case 'resolved': {
        // A second answer that did not know of the first takes its place.
        if (story.answeredBySource === null && (story.stands === 'answered' || story.stands === 'closed'))
          story.resolutions.pop();
        if (!isOver()) story.stands = 'answered';
        const { by, outcome, redress = null } = event;
        story.resolutions.push({ at, by, outcome, money: redress, cause: event.root_cause ?? '' });
        story.answeredBySource = null;
        story.standing = at;
        break;
      }
      case 'closed':
        end(at, 'closed', event.confirmed !== undefined);
        break;
      case 'withdrawn':
        end(at, 'withdrawn');
        break;
      case 'merged':
        end(at, 'merged');
        break;
      case 'reopened':
        if (story.stands === 'work') break;
        if (isOver()) story.flow.push({ at, over: false, reported: false });
        story.returns.push(at);
        story.stands = 'work';
        story.standing = null;
        // A bad score brings it back in the same second, and stays.
        if (story.rating && at > story.rating.at) story.rating = null;
        break;
      case 'rated':
        story.rating = { at, score: event.score };
        break;
      case 'marked_unqualified':
        story.marks.set(event.mark, { at, lifted: false });
        break;
      case 'mark_decided': {
        const mark = story.marks.get(event.mark);
        if (mark) mark.lifted = event.decision === 'lift';
        break;
      }
      case 'reported': {
        story.told = [...event.clocks];
        if (!event.closed || isOver() || story.flow.some(({ reported }) => reported)) break;
        // Since when nobody knows: since receipt, or since it came back.
        const back = story.flow.findLast(({ over }) => !over);
        story.flow.push({ at: back?.at ?? story.received, over: true, reported: true });
        story.lastClosing = { at, reported: true, confirmed: false };
        story.answeredBySource = { outcome: event.outcome ?? '' };
        story.stands = 'closed';
        break;
      }
      case 'clock_started': {
        const { metric, cycle, pack = null, continues = null } = event;
        story.clocks.set(`${metric} ${cycle} ${pack}`, { metric, cycle, pack, continues, end: null });
        break;
      }
      case 'clock_stopped': {
        const clock = story.clocks.get(`${event.metric} ${event.cycle} ${event.pack ?? null}`);
        if (clock && clock.end === null) clock.end = event;
        break;
      }
    }
  }
  return story;
}

/** The figures of these complaints, group by group. */
export class Oracle {
  private readonly stories: { story: Story; told: Told }[];
  private readonly days = new Map<number, string>();
  private readonly format: Intl.DateTimeFormat;
  private readonly entries = new Map<number, Map<Story, Record<string, Entry[]>>>();

  constructor(
    told: readonly Told[],
    private readonly rules: OracleRules,
  ) {
    // A merged duplicate is in no figure.
    this.stories = told
      .map((each) => ({ story: storyOf(each.history), told: each }))
      .filter(({ story }) => story.stands !== 'merged');
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    this.format = new Intl.DateTimeFormat('sv-SE', { timeZone: rules.zone, ...parts });
  }

  groups(asked: OracleAsked): OracleGroup[] {
    const units = asked.by.filter((name) => UNITS.includes(name));
    const attributes = asked.by.filter((name) => !UNITS.includes(name));
    const [unit] = units;
    const members = new Map<string, { values: (string | null)[]; stories: Story[] }>();
    if (attributes.length === 0) members.set('[]', { values: [], stories: [] });
    for (const { story } of this.stories) {
      if (!isMeant(story, asked.filter)) continue;
      const values = attributes.map((name) => attributeOf(story, name));
      const key = JSON.stringify(values);
      const group = members.get(key) ?? { values, stories: [] };
      group.stories.push(story);
      members.set(key, group);
    }
    const spans = unit === undefined ? [{ label: null, from: asked.from, to: asked.to }] : this.spans(unit, asked);
    return [...members.values()].flatMap(({ values, stories }) =>
      spans.map(({ label, from, to }) => {
        const key = Object.fromEntries(
          asked.by.map((name) => [name, UNITS.includes(name) ? label : (values[attributes.indexOf(name)] ?? null)]),
        );
        const isBegun = unit === undefined || (from ?? '') <= this.dayOf(asked.now);
        return { key, isBegun, ...this.figures(stories, { ...asked, from, to }) };
      }),
    );
  }

  /** The buckets of a period, cut at its ends. */
  private spans(unit: string, { from, to }: OracleAsked): { label: string; from: string; to: string }[] {
    if (from === null || to === null) throw new Error('the oracle breaks down by time only what has ends');
    const spans: { label: string; from: string; to: string }[] = [];
    for (let day = from; day <= to; day = dayAfter(day)) {
      const label = labelOf(day, unit);
      const last = spans.at(-1);
      if (last?.label === label) last.to = day;
      else spans.push({ label, from: day, to: day });
    }
    return spans;
  }

  private figures(stories: readonly Story[], asked: OracleAsked): Pick<OracleGroup, 'figures' | 'isSeen'> {
    const { now, cohort, from, to } = asked;
    const isIn = (at: number) => (from === null || this.dayOf(at) >= from) && (to === null || this.dayOf(at) <= to);
    const taken = stories.flatMap((story): [string, Entry][] => {
      if (cohort && !isIn(story.received)) return [];
      const own = this.entriesAt(now).get(story) ?? {};
      return Object.entries(own).flatMap(([name, entries]) =>
        entries.filter(({ at }) => cohort || isIn(at)).map((entry): [string, Entry] => [name, entry]),
      );
    });
    const of = new Map<string, Entry[]>();
    for (const [name, entry] of taken) {
      const entries = of.get(name);
      if (entries) entries.push(entry);
      else of.set(name, [entry]);
    }
    const list = (name: string) => of.get(name) ?? [];

    const until = to === null ? Number.POSITIVE_INFINITY : this.midnight(dayAfter(to));
    const since = from === null ? Number.NEGATIVE_INFINITY : this.midnight(from);
    const settled = to === null ? this.rules.settledDays > 0 : until + this.rules.settledDays * DAY > now;
    const going = to === null ? false : until > now;
    const both = settled || (to === null ? this.rules.repeatDays > 0 : until + this.rules.repeatDays * DAY > now);
    const isProvisional = (name: string) =>
      name === 'first_contact_resolution'
        ? both
        : COHORTS.includes(name) || (cohort && !AT_RECEIPT.includes(name))
          ? settled
          : going;

    const figures: Record<string, OracleFigure> = {};
    const put = (name: string, figure: Omit<OracleFigure, 'provisional'>, provisional = isProvisional(name)) => {
      figures[name] = { ...figure, provisional };
    };
    const reportedIn = (entries: readonly Entry[]) => entries.filter(({ reported }) => reported).length;
    for (const name of ['opened', 'closed', 'reopened', 'unqualified']) {
      put(name, { value: list(name).length, reported: reportedIn(list(name)) });
    }
    const passed = (Math.min(until, now) - since) / DAY;
    const hasDays = Number.isFinite(until) && Number.isFinite(since) && passed > 0;
    const closings = list('closed').length;
    put('closed_per_day', { value: hasDays ? closings / passed : null, n: closings });
    for (const name of RATES) {
      const entries = list(name);
      const hits = entries.filter(({ hit }) => hit).length;
      put(name, {
        value: entries.length === 0 ? null : hits / entries.length,
        numerator: hits,
        denominator: entries.length,
        reported: reportedIn(entries),
      });
    }
    for (const name of ['handovers', 'reopenings']) {
      const values = list(name).map(({ value = 0 }) => value);
      const sum = values.reduce((all, value) => all + value, 0);
      put(name, { value: values.length === 0 ? null : sum / values.length, n: values.length });
    }
    for (const name of [
      'first_response_elapsed',
      'first_response_working',
      'resolution_elapsed',
      'resolution_working',
    ]) {
      const values = list(name).map(({ value = 0 }) => value);
      put(`${name}_p50`, { value: type7(values, 0.5), n: values.length });
      put(`${name}_p90`, { value: type7(values, 0.9), n: values.length });
    }
    const waiting = list('with_open').filter(({ waits }) => waits);
    const ended = list('with_open').filter(({ waits }) => !waits);
    put('resolution_with_open_p50', {
      value: productLimitMedian(
        ended.map(({ value = 0 }) => value),
        waiting.map(({ value = 0 }) => value),
      ),
      n: list('with_open').length,
      waiting: waiting.length,
    });
    const money: Record<string, number> = {};
    for (const { value = 0, currency = '' } of list('redress')) {
      money[currency] = (money[currency] ?? 0) + Math.round(value * 100);
    }
    const amounts = Object.entries(money).map(([code, cents]): [string, number] => [code, cents / 100]);
    put('redress', {
      value: amounts.length === 0 ? 0 : amounts.length === 1 ? (amounts[0]?.[1] ?? 0) : null,
      n: list('redress').length,
      by_currency: Object.fromEntries(amounts),
    });

    const opening = cohort ? 0 : stories.filter((story) => this.isOpenBefore(story, from)).length;
    if (!cohort) put('opening_backlog', { value: opening }, false);
    const closing = stories.filter((story) =>
      cohort
        ? isIn(story.received) && (story.stands === 'work' || story.stands === 'answered')
        : this.isOpenBefore(story, to === null ? 'after all' : dayAfter(to)),
    ).length;
    put('backlog', { value: closing }, false);
    return { figures, isSeen: taken.length > 0 || opening > 0 };
  }

  /** Whether a complaint was received and not over when this day began; null: before everything. */
  private isOpenBefore({ received, flow }: Story, day: string | null): boolean {
    if (day === null) return false;
    const isBefore = (at: number) => day === 'after all' || this.dayOf(at) < day;
    if (!isBefore(received)) return false;
    return flow.findLast(({ at }) => isBefore(at))?.over !== true;
  }

  private entriesAt(now: number): Map<Story, Record<string, Entry[]>> {
    const known = this.entries.get(now);
    if (known) return known;
    const made = new Map(this.stories.map(({ story, told }) => [story, this.entriesOf(story, told, now)]));
    this.entries.set(now, made);
    return made;
  }

  private entriesOf(story: Story, { running }: Told, now: number): Record<string, Entry[]> {
    const { rules } = this;
    const { received, facts, resolutions, returns, stands, lastClosing } = story;
    const entries: Record<string, Entry[]> = {};
    const add = (name: string, at: number, rest: Omit<Entry, 'at'> = {}) => {
      entries[name] = [...(entries[name] ?? []), { at, ...rest }];
    };
    const [first] = resolutions;
    const last = resolutions.at(-1);
    const handled = this.isHandledHere(story);

    add('opened', received);
    for (const { at, over, reported } of story.flow) add(over ? 'closed' : 'reopened', at, { reported });

    // Timeliness: clocks due in the period, and of them those met; what a source tells takes their place.
    const clocks = (metric: string): Entry[] => {
      const told = story.told.filter((clock) => clock.metric === metric);
      if (told.length > 0) {
        return told.map(({ outcome }) => ({ at: received, hit: outcome === 'met', reported: true }));
      }
      const ended = [...story.clocks.values()].flatMap(({ metric: of, pack, end }): Entry[] => {
        if (of !== metric || pack !== null || end === null || end.due === null) return [];
        if (end.outcome === 'met') return [{ at: seconds(end.due), hit: true }];
        if (end.outcome === 'breached') return [{ at: seconds(end.due), hit: false }];
        // Cancelled after its deadline had passed.
        if (end.outcome === 'cancelled' && end.overdue_elapsed_seconds > 0)
          return [{ at: seconds(end.due), hit: false }];
        return [];
      });
      const late = running.flatMap(({ metric: of, pack, due, held }): Entry[] =>
        of !== metric || pack !== null || due === null || held || now <= due ? [] : [{ at: due, hit: false }],
      );
      return [...ended, ...late];
    };
    for (const { at, ...rest } of clocks('resolution')) add('timeliness', at, rest);
    for (const { at, ...rest } of clocks('first_response')) add('first_response_timeliness', at, rest);
    const [answered] = clocks('first_response');
    if (answered) add('response_rate', received, { hit: answered.hit === true, reported: answered.reported === true });

    // Satisfaction.
    const { rating } = story;
    const satisfied = rating !== null && rating.score >= rules.satisfiedFrom;
    if (rating) add('satisfaction', rating.at, { hit: satisfied });
    if (last && !story.answeredBySource) add('satisfaction_response_rate', last.at, { hit: rating !== null });

    // Of what stands closed, by its last closing.
    if (stands === 'closed' && lastClosing && !lastClosing.reported) {
      const { at, confirmed } = lastClosing;
      add('satisfied_of_closed', at, { hit: satisfied });
      add('resolution_rate', at, { hit: confirmed || satisfied });
      if (last && !story.answeredBySource && rules.upheld.includes(last.outcome)) {
        add('root_cause_coverage', at, { hit: last.cause.trim() !== '' });
      }
      if (handled) {
        add('closed_without_contact_rate', at, { hit: story.responses.every(({ automatic }) => automatic) });
        add('handovers', at, { value: story.handovers });
        add('passed_around_rate', at, { hit: story.handovers > rules.handoversAbove });
        add('passed_back_rate', at, { hit: cameBack(story.teams) });
      }
    }
    if (stands === 'closed' && lastClosing) {
      const outcome = story.answeredBySource?.outcome ?? last?.outcome ?? '';
      const { reported } = lastClosing;
      const at = reported ? received : lastClosing.at;
      if (rules.upheld.includes(outcome)) add('upheld_rate', at, { hit: true, reported });
      else if (rules.rejected.includes(outcome)) add('upheld_rate', at, { hit: false, reported });
    }

    // Of what was resolved, by its first resolution.
    if (first) {
      const since = returns.filter((at) => at >= first.at).length;
      add('reopen_rate', first.at, { hit: since > 0 });
      add('reopenings', first.at, { value: since });
      if (typeof facts.customer === 'string' && facts.customer !== '' && handled) {
        const answeredBefore = story.responses.some(
          ({ at, automatic, acknowledges }) => !automatic && !acknowledges && at < first.at,
        );
        const hit =
          !answeredBefore && story.handovers === 0 && returns.length === 0 && !this.isFollowed(story, first.at);
        add('first_contact_resolution', first.at, { hit });
      }
    }

    // Times.
    const replies = story.responses.filter(({ automatic, acknowledges }) => !automatic && !acknowledges);
    const answers = [...replies.map(({ at }) => at), ...(first ? [first.at] : [])];
    if (answers.length > 0 && handled) {
      const at = Math.min(...answers);
      add('first_response_elapsed', at, { value: at - received });
    }
    for (const { metric, pack, end } of story.clocks.values()) {
      if (metric !== 'first_response' || pack !== null || !isMeasured(end)) continue;
      add('first_response_working', seconds(end.at), { value: end.working_seconds });
    }
    const standing = stands === 'answered' || stands === 'closed' ? story.standing : null;
    if (standing !== null) {
      const value = standing - received;
      add('resolution_elapsed', standing, { value });
      for (const [name, limit] of LIMITS) add(name, standing, { hit: value <= limit });
      add('with_open', received, { value });
      const all = [...story.clocks.values()].filter(({ metric, pack }) => metric === 'resolution' && pack === null);
      // What another cycle goes on from is counted in that one.
      const cycles = all.filter(({ cycle, end }) => end && !all.some(({ continues }) => continues === cycle));
      const ends = cycles.map(({ end }) => end);
      const outcome = ends.at(-1)?.outcome;
      if (
        (outcome === 'met' || outcome === 'breached') &&
        !ends.some((end) => end?.uncounted || end?.outcome === 'unmeasured')
      ) {
        add('resolution_working', standing, {
          value: ends.reduce((sum, end) => sum + (end?.working_seconds ?? 0), 0),
        });
      }
    } else if (stands === 'work' || stands === 'answered') {
      add('with_open', received, { value: Math.max(0, now - received), waits: true });
    } else if (lastClosing && !lastClosing.reported) {
      add('with_open', received, { value: lastClosing.at - received, waits: true });
    }

    // Of what was received.
    const went = (...kinds: string[]) => story.escalations.some((kind) => kinds.includes(kind));
    add('escalation_rate', received, { hit: story.escalations.length > 0 });
    add('internal_escalation_rate', received, { hit: went('internal') });
    add('external_escalation_rate', received, { hit: went('regulator', 'ombudsman', 'court', 'media') });
    add('regulator_escalation_rate', received, { hit: went('regulator', 'ombudsman') });
    add('court_escalation_rate', received, { hit: went('court') });
    add('public_escalation_rate', received, { hit: went('media') });
    if (handled) {
      const { firstLine } = rules;
      const own = firstLine ?? [story.teams[0] ?? null];
      add('first_line_containment', received, {
        hit:
          (stands === 'closed' || stands === 'answered') && story.teams.every((team) => own.includes(team as string)),
      });
    }
    const tags = Array.isArray(facts.tags) ? facts.tags.map(String) : [];
    add('emotion_coverage', received, {
      hit: tags.some((tag) => tag.startsWith('emotion:') || rules.emotions.includes(tag)),
    });
    add('completeness', received, {
      hit: rules.completeFields.every((field) => String(facts[field] ?? '').trim() !== ''),
    });
    add('proactive_share', received, { hit: tags.includes(rules.tags.proactive) });
    add('automation_share', received, { hit: tags.includes(rules.tags.automated) });
    add('abusive_share', received, { hit: tags.includes(rules.tags.abusive) });
    const { customer } = facts;
    if (typeof customer === 'string') add('repeat_rate', received, { hit: this.isRepeat(story) });

    for (const { at, money } of resolutions) {
      if (money) add('redress', at, { value: money.amount, currency: money.currency });
    }
    for (const { at, lifted } of story.marks.values()) if (!lifted) add('unqualified', at);
    return entries;
  }

  /** Not one that a source tells as answered, with nothing done here. */
  private isHandledHere({ facts, resolutions, answeredBySource, teams, responses }: Story): boolean {
    const { source } = facts as { source?: { system: string } };
    const told = source !== undefined && (answeredBySource !== null || resolutions.at(-1)?.by === source.system);
    return !told || teams.length > 0 || responses.length > 0;
  }

  private ofCustomer: Map<string, Story[]> | null = null;

  private sameMatter({ facts }: Story): Story[] {
    const matterOf = (of: Story['facts']) => JSON.stringify([of.customer, of.category]);
    if (this.ofCustomer === null) {
      this.ofCustomer = new Map();
      for (const { story } of this.stories) {
        const matter = matterOf(story.facts);
        this.ofCustomer.set(matter, [...(this.ofCustomer.get(matter) ?? []), story]);
      }
    }
    return this.ofCustomer.get(matterOf(facts)) ?? [];
  }

  /** Of two of the same second one repeats the other: the one that comes later in the store. */
  private isRepeat(story: Story): boolean {
    const same = this.sameMatter(story);
    return same.some((other, place) => {
      if (other === story) return false;
      const gap = story.received - other.received;
      if (gap === 0) return place < same.indexOf(story);
      return gap > 0 && gap <= this.rules.repeatDays * DAY;
    });
  }

  private isFollowed(story: Story, resolved: number): boolean {
    return this.sameMatter(story).some(
      (other) => other.received > story.received && other.received <= resolved + this.rules.repeatDays * DAY,
    );
  }

  private dayOf(at: number): string {
    const known = this.days.get(at);
    if (known !== undefined) return known;
    const day = this.format.format(at * 1000);
    this.days.set(at, day);
    return day;
  }

  /** When a day begins: the first quarter of an hour that is in it. */
  private midnight(day: string): number {
    for (let at = Date.parse(`${day}T00:00Z`) / 1000 - 15 * 3600; ; at += 900) if (this.dayOf(at) >= day) return at;
  }
}

const DAY = 86_400;
const UNITS = ['year', 'month', 'week', 'day'];
const LIMITS: [string, number][] = [
  ['resolved_within_24h', DAY],
  ['resolved_within_72h', 3 * DAY],
  ['resolved_within_7d', 7 * DAY],
];

const RATES = [
  'timeliness',
  'first_response_timeliness',
  'response_rate',
  'satisfaction',
  'satisfaction_response_rate',
  'satisfied_of_closed',
  'resolution_rate',
  'closed_without_contact_rate',
  'first_contact_resolution',
  'first_line_containment',
  ...LIMITS.map(([name]) => name),
  'escalation_rate',
  'internal_escalation_rate',
  'external_escalation_rate',
  'regulator_escalation_rate',
  'court_escalation_rate',
  'public_escalation_rate',
  'reopen_rate',
  'repeat_rate',
  'passed_around_rate',
  'passed_back_rate',
  'upheld_rate',
  'root_cause_coverage',
  'emotion_coverage',
  'completeness',
  'proactive_share',
  'automation_share',
  'abusive_share',
];

/** What is so from the receipt on. */
const AT_RECEIPT = [
  'opened',
  'repeat_rate',
  'emotion_coverage',
  'completeness',
  'proactive_share',
  'automation_share',
  'abusive_share',
];

/** Figures that can still change when their period is over: what docs/kpis.md calls a cohort. */
const COHORTS = [
  'response_rate',
  'satisfaction_response_rate',
  'satisfied_of_closed',
  'resolution_rate',
  'first_line_containment',
  'resolution_with_open_p50',
  'escalation_rate',
  'internal_escalation_rate',
  'external_escalation_rate',
  'regulator_escalation_rate',
  'court_escalation_rate',
  'public_escalation_rate',
  'reopen_rate',
  'reopenings',
];

function attributeOf({ facts, team, owner }: Story, name: string): string | null {
  const value = name === 'team' ? team : name === 'owner' ? owner : facts[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function isMeant(story: Story, filter: OracleAsked['filter']): boolean {
  return Object.entries(filter).every(([name, wanted]) =>
    name === 'level' ? story.level >= Number(wanted) : attributeOf(story, name) === wanted,
  );
}

function isMeasured(end: Ended | null): end is Ended {
  return end !== null && (end.outcome === 'met' || end.outcome === 'breached') && !end.uncounted;
}

/** A, then B, then A again among the teams; nobody's is no team. */
function cameBack(all: readonly (string | null)[]): boolean {
  const teams = all.filter((team) => team !== null).filter((team, at, list) => at === 0 || list[at - 1] !== team);
  return new Set(teams).size < teams.length;
}

/** Linear between the order statistics: (n - 1) p. */
function type7(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * The median of the product-limit estimate, straight from its definition: at each time that something ended, the share of those still in it that did not.
 * Where the curve lies on one half, the middle of that stretch.
 */
function productLimitMedian(ended: readonly number[], waiting: readonly number[]): number | null {
  let survival = 1;
  const times = [...new Set(ended)].sort((a, b) => a - b);
  for (const [at, time] of times.entries()) {
    const inIt = [...ended, ...waiting].filter((value) => value >= time).length;
    survival *= 1 - ended.filter((value) => value === time).length / inIt;
    if (Math.abs(survival - 0.5) < 1e-9) {
      const next = times[at + 1];
      return next === undefined ? time : (time + next) / 2;
    }
    if (survival < 0.5) return time;
  }
  return null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + DAY * 1000).toISOString().slice(0, 10);
}

function labelOf(day: string, unit: string): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'month') return day.slice(0, 7);
  if (unit === 'day') return day;
  // ISO 8601: a week belongs to the year that its Thursday is in.
  const date = new Date(`${day}T00:00Z`);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY * 1000);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * DAY * 1000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** In what a group's figures differ from the oracle's; empty: in nothing. */
export function differences(
  metrics: Readonly<Record<string, object>>,
  { figures, key }: Pick<OracleGroup, 'figures' | 'key'>,
): string[] {
  const where = JSON.stringify(key);
  const [found, wanted] = [Object.keys(metrics).sort(), Object.keys(figures).sort()];
  if (found.join() !== wanted.join()) return [`${where} names: ${found.join()} instead of ${wanted.join()}`];
  return wanted.flatMap((name) => {
    const figure = metrics[name] as unknown as Record<string, unknown>;
    return Object.entries(figures[name] as object).flatMap(([part, value]) => {
      const given =
        part === 'reported' ? (figure[part] ?? 0) : part === 'provisional' ? figure[part] === true : figure[part];
      const same =
        typeof value === 'number' && typeof given === 'number'
          ? Math.abs(value - given) <= 1e-9 * Math.max(1, Math.abs(value))
          : JSON.stringify(inOrder(given)) === JSON.stringify(inOrder(value));
      return same ? [] : [`${where} ${name}.${part}: ${JSON.stringify(given)} instead of ${JSON.stringify(value)}`];
    });
  });
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
