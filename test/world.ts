import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CalendarFile } from '../src/core/calendar/calendar.js';
import { formatInstant, parseInstant } from '../src/core/calendar/instant.js';
import { QualityStandard } from '../src/core/calibration/standard.js';
import { attributesOf } from '../src/core/complaint/attributes.js';
import { recordEvents } from '../src/core/complaint/chain.js';
import type { ComplaintCommand } from '../src/core/complaint/commands.js';
import type { Context } from '../src/core/complaint/context.js';
import { decide } from '../src/core/complaint/decide.js';
import type { ComplaintEvent } from '../src/core/complaint/events.js';
import { logComplaint, type NewComplaint } from '../src/core/complaint/log.js';
import type { Complaint } from '../src/core/complaint/record.js';
import { Taxonomy } from '../src/core/complaint/taxonomy.js';
import { Team } from '../src/core/complaint/team.js';
import { authorityRules } from '../src/core/escalation/authority.js';
import { LadderFile, makeLadders } from '../src/core/escalation/ladder.js';
import type { EscalationDesk } from '../src/core/escalation/plan.js';
import { Repeats } from '../src/core/escalation/repeats.js';
import { loadOf } from '../src/core/escalation/routing.js';
import type { CountedBatch } from '../src/core/kpi/batch.js';
import { toColumns } from '../src/core/kpi/columns.js';
import type { Measured, ObserveContext } from '../src/core/kpi/kpi.js';
import { MEASURES, observe } from '../src/core/kpi/measures/index.js';
import { KpiSettings, observedBy } from '../src/core/kpi/settings.js';
import { Problem } from '../src/core/problem.js';
import type { Watched } from '../src/core/sla/check.js';
import { clockRules } from '../src/core/sla/clock-rules.js';
import { makePolicyBook } from '../src/core/sla/make-policies.js';
import { outlooksOf } from '../src/core/sla/outlook.js';
import { PackFile, SlaFile } from '../src/core/sla/policy-file.js';
import { type ClockReading, readClocks } from '../src/core/sla/reading.js';
import { checkPolicy } from '../src/core/validate.js';

const TEMPLATES = new URL('../templates/', import.meta.url);

/** A file that ships, as data. */
export function shipped(path: string): unknown {
  return parse(readFileSync(new URL(path, TEMPLATES), 'utf8'));
}

/** The people of the desk in the tests. */
const PEOPLE = {
  'li.wei': { name: '李伟', team: 'service', role: 'agent', logins: ['liwei'] },
  'wang.fang': { name: '王芳', team: 'billing', role: 'agent' },
  'zhao.min': { name: '赵敏', team: 'service', role: 'lead' },
  'chen.bo': { name: '陈波', team: 'billing', role: 'manager' },
  'old.hand': { team: 'service', role: 'agent', left: true },
};

export interface WorldOptions {
  zone?: string;
  /** Replaces parts of the shipped `sla.yaml`. */
  sla?: object;
  /** Regulators' packs beside it: shipped ones by their ids, or what makes one. */
  packs?: (string | object)[];
  calendars?: object[];
  team?: object;
  /** Replaces the shipped `escalation.yaml`. */
  escalation?: object;
}

/** A desk with the shipped policies, a few people, and no clock, disk or terminal. */
export class World {
  readonly zone: string;
  readonly taxonomy = checkPolicy(Taxonomy, shipped('presets/three-tier/taxonomy.yaml'), 'taxonomy');
  readonly standard = checkPolicy(QualityStandard, shipped('standards/ticket-quality.yaml'), 'quality');
  readonly team: Team;
  readonly ladders;
  readonly book;

  constructor({
    zone = 'Asia/Shanghai',
    sla = {},
    packs = [],
    calendars = [],
    team = {},
    escalation,
  }: WorldOptions = {}) {
    this.zone = zone;
    const people = { people: PEOPLE, teams: { service: { lead: 'zhao.min' }, billing: { lead: 'chen.bo' } } };
    this.team = checkPolicy(
      Team,
      { ...(shipped('presets/three-tier/team.yaml') as object), ...people, ...team },
      'team',
    );
    const names = readdirSync(new URL('calendars/', TEMPLATES));
    const files = [...names.map((name) => shipped(`calendars/${name}`)), ...calendars];
    const slaFile = { ...(shipped('presets/three-tier/sla.yaml') as object), ...sla };
    this.book = makePolicyBook(
      checkPolicy(SlaFile, slaFile, 'sla'),
      files.map((file) => checkPolicy(CalendarFile, file, 'calendar')),
      this.taxonomy,
      packs.map((pack) => {
        const file = typeof pack === 'string' ? shipped(`packs/${pack}.yaml`) : { ...EXAMPLE_PACK, ...pack };
        return checkPolicy(PackFile, file, 'pack');
      }),
      Object.keys(this.team.teams),
    );
    const ladder = escalation ?? shipped('presets/three-tier/escalation.yaml');
    this.ladders = makeLadders(checkPolicy(LadderFile, ladder, 'escalation'), this);
  }

  /** What the ladder is applied with, where these are all the complaints that there are. */
  escalation(complaints: readonly Complaint[] = []): EscalationDesk {
    const { ladders, team, book, zone, taxonomy } = this;
    const repeats = Repeats.of(complaints.map(attributesOf));
    return { ladders, team, book, zone, currency: taxonomy.currency, repeats, load: loadOf(complaints) };
  }

  /** `2026-11-20 09:00` in the desk's zone, as it is stored. */
  stamp(time: string): string {
    return formatInstant(parseInstant(time, this.zone), this.zone);
  }

  instant(time: string): number {
    return parseInstant(time, this.zone);
  }

  /** What an overview knows of a complaint. */
  entry(complaint: Complaint): Watched {
    return { ...attributesOf(complaint), outlooks: outlooksOf(complaint, this.book) };
  }

  /** What figures know of complaints. */
  counted(complaints: readonly Complaint[], kpi: object = {}): CountedBatch {
    const context = kpiContext(kpi);
    const rows = complaints.map((complaint) =>
      observe(complaint, { ...context, outlooks: outlooksOf(complaint, this.book) }),
    );
    const observations = toColumns(rows, MEASURES.length);
    const latest = Math.max(0, ...observations.at);
    const attributes = complaints.map(attributesOf);
    return {
      complaints: complaints.map((complaint) => this.entry(complaint)),
      received: Float64Array.from(attributes, ({ received }) => received),
      coded: (name) => ({ codes: Uint32Array.from(attributes.keys()), texts: attributes.map((each) => each[name]) }),
      observations,
      left_out: null,
      latest,
      flow: flowOf(rows),
      problems: [],
    };
  }

  context(time: string, by = 'li.wei'): Context {
    return {
      now: this.stamp(time),
      by,
      taxonomy: this.taxonomy,
      team: this.team,
      authority: authorityRules(this.team, this.taxonomy.currency),
      clocks: clockRules(this.book, this.zone),
    };
  }

  private logged = 0;

  /** A complaint logged at this time. */
  given(facts: Partial<NewComplaint> = {}, time = '2026-11-20 09:00', by = 'li.wei'): Case {
    const number = this.logged++;
    const wish = { ...EXAMPLE, ...facts } as NewComplaint;
    const received = wish.received_at === undefined ? {} : { received_at: this.stamp(wish.received_at) };
    const id = `C-261120-${String(number).padStart(5, '0')}`;
    const events = logComplaint(id, { ...wish, ...received }, this.context(time, by));
    if (events instanceof Problem) throw events;
    return new Case(this, recordEvents(null, events), time);
  }
}

/** What complaints are observed by where `policy/kpi.yaml` says this besides. */
export function kpiContext(kpi: object = {}): Omit<ObserveContext, 'outlooks'> {
  return observedBy(checkPolicy(KpiSettings, { repeat_within_days: 30, handovers_above: 3, ...kpi }, 'kpi'), 4);
}

/** What observations bring into the backlog, counted one by one. */
function flowOf(rows: readonly (readonly Measured[])[]): number {
  return rows.flat().reduce((sum, { measure }) => sum + (MEASURES[measure]?.flow ?? 0), 0);
}

const EXAMPLE_PACK = { pack: 'regulator', name: { en: 'A regulator' }, source: ['made up'], verified: null };

const EXAMPLE = {
  title: 'Charged twice for November',
  description: 'Two debits of 39 each, on the 3rd and on the 5th; the app shows one bill.',
  channel: 'phone',
  category: 'process',
  subcategory: 'billing',
  priority: 'general',
  customer: 'CU-1',
  contact: 'phone ending 0042',
  product: 'Mobile plan M',
  demand: 'resolution',
  remedy: '39 back on the account',
};

/** One complaint on its way: `when` does something to it, `refusal` says why it can't be done. */
export class Case {
  constructor(
    readonly world: World,
    readonly complaint: Complaint,
    readonly time: string,
    /** What the last command brought about. */
    readonly events: readonly ComplaintEvent[] = complaint.history,
  ) {}

  when(command: ComplaintCommand, time = this.time, by = 'li.wei'): Case {
    const events = decide(command, this.complaint, this.world.context(time, by));
    if (events instanceof Problem) throw events;
    const after = recordEvents(this.complaint, events);
    return new Case(this.world, after, time, events);
  }

  refusal(command: ComplaintCommand, time = this.time, by = 'li.wei'): Problem {
    const events = decide(command, this.complaint, this.world.context(time, by));
    if (!(events instanceof Problem)) throw new Error(`not refused: ${JSON.stringify(events)}`);
    return events;
  }

  clocks(time = this.time): ClockReading[] {
    return readClocks(this.complaint, this.world.instant(time), this.world.book, this.world.zone);
  }

  clock(metric: string, time = this.time, cycle = 1): ClockReading {
    const found = this.clocks(time).find((clock) => clock.metric === metric && clock.cycle === cycle);
    if (!found) throw new Error(`no clock ${metric} #${cycle}`);
    return found;
  }
}
