import { askedMinute, type CalendarText, type OraclePause, type OracleTarget, wallMinute } from './oracle.js';

export const KINDS = ['working', 'elapsed', 'wd', 'd', 'roll', 'w', 'mo'] as const;
export type Kind = (typeof KINDS)[number];

/** One question to arithmetic and oracle. */
export interface Case {
  file: CalendarText & { id: string };
  start: number;
  /** As a person writes it, and as the oracle takes it. */
  target: string;
  asked: OracleTarget;
  pauses: OraclePause[];
}

/**
 * Zones with a year: clocks that go forward and back by an hour, half an hour and two; in the night, at midnight (skipped, and come
 * twice) and a minute after it; a month the other way round; a date that was skipped; zones that never change.
 */
const PLACES: [zone: string, year: number][] = [
  ['Europe/Berlin', 2026],
  ['Europe/London', 2026],
  ['America/New_York', 2026],
  ['America/Sao_Paulo', 2017],
  ['America/St_Johns', 2008],
  ['America/Toronto', 1919],
  ['America/Santiago', 2026],
  ['America/Havana', 2026],
  ['America/Nuuk', 2026],
  ['America/Caracas', 2016],
  ['Atlantic/Azores', 2026],
  ['Africa/Cairo', 2026],
  ['Africa/Casablanca', 2026],
  ['Antarctica/Troll', 2026],
  ['Asia/Beirut', 2026],
  ['Asia/Tehran', 2021],
  ['Australia/Lord_Howe', 2026],
  ['Pacific/Apia', 2011],
  ['Asia/Shanghai', 2026],
  ['Asia/Kolkata', 2026],
  ['Asia/Kathmandu', 2026],
  ['America/Phoenix', 1979],
  ['UTC', 2026],
];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The case of this number, always the same. */
export function caseOf(number: number, kind: Kind): Case {
  const random = generator(number * KINDS.length + KINDS.indexOf(kind));
  const below = (most: number) => Math.floor(random() * most);
  const chance = (share: number) => random() < share;
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make);

  const [zone, year] = oneOf(PLACES);
  const changes = changesOf(zone, year);
  const near = changes.length > 0 && chance(0.75);
  const around = near ? oneOf(changes) - below(9 * 86_400) + 86_400 : Date.UTC(year, below(12), 1 + below(28)) / 1000;
  const start = around + (chance(0.3) ? below(86_400) : below(1440) * 60) - (around % 60);

  const date = () => new Date((start + (below(34) - 3) * 86_400) * 1000).toISOString().slice(0, 10);
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const intervals = (): string[] => {
    if (chance(0.4)) {
      return oneOf([
        ['09:00-17:00'],
        ['08:00-12:00', '13:30-18:00'],
        ['00:00-24:00'],
        ['22:00-06:00'],
        ['18:30-02:30'],
      ]);
    }
    // Cuts of the day in order, two for each interval; the last interval may reach into the next day.
    const step = oneOf([1, 15, 30]);
    const early = chance(0.4) ? 240 : 1440;
    const cuts = [...new Set(Array.from({ length: 2 * (1 + below(3)) }, () => below(early / step) * step))].sort(
      (a, b) => a - b,
    );
    if (cuts.length % 2 === 1) cuts.push(chance(0.5) ? 1440 : below(Math.max(1, cuts[0]!)));
    const pairs = cuts.flatMap((cut, at) => (at % 2 === 0 ? [[cut, cuts[at + 1]!] as const] : []));
    return pairs.filter(([from, to]) => from !== to).map(([from, to]) => `${clock(from)}-${clock(to)}`);
  };
  const usual = intervals();
  const week = Object.fromEntries(
    DAYS.map((day, at) => [day, at > 4 && chance(0.7) ? [] : chance(0.6) ? usual : chance(0.15) ? [] : intervals()]),
  );
  if (Object.values(week).every((list) => list.length === 0)) week.mon = ['09:00-17:00'];
  const file = {
    id: `case-${number}`,
    zone,
    week,
    closed: some(5, date),
    working: Object.fromEntries(some(3, () => [date(), oneOf(DAYS)])),
    partial: some(3, () => ({ date: date(), closed: [...intervals(), ...(chance(0.2) ? intervals() : [])] })),
  };

  const pauses = some(chance(0.2) ? 12 : 3, (): OraclePause => {
    const reason = chance(0.5) ? { reason: oneOf(['awaiting_customer', 'awaiting_parts']) } : {};
    if (chance(0.4)) {
      // From one local midnight to another.
      const [from, to] = [below(20), 1 + below(4)];
      const midnight = (days: number) => {
        const at = start + days * 86_400;
        return at - (at % 60) - (((wallMinute(zone, at) % 1440) + 1440) % 1440) * 60;
      };
      return { from: midnight(from), to: midnight(from + to), ...reason };
    }
    const from = start + below(22 * 86_400) - 86_400;
    const step = oneOf([1, 60, 3600]);
    const begins = from - (from % step);
    const length = below(oneOf([7200, 86_400, 4 * 86_400]));
    return { from: begins, to: chance(0.04) ? Number.POSITIVE_INFINITY : begins + length - (length % step), ...reason };
  });

  const minutes = Object.values(week).reduce((sum, list) => sum + list.length * 60, 0);
  const workdays = Object.values(week).filter((list) => list.length > 0).length;
  switch (kind) {
    case 'working': {
      const wanted = 1 + below(Math.min(60 * 60, minutes * 4));
      return { file, start, pauses, target: `${wanted}m`, asked: { kind, seconds: wanted * 60 } };
    }
    case 'elapsed': {
      const wanted = 1 + below(14 * 1440);
      return { file, start, pauses, target: `${wanted}m elapsed`, asked: { kind, seconds: wanted * 60 } };
    }
    case 'wd': {
      const count = 1 + below(workdays * 4);
      return { file, start, pauses, target: `${count}wd`, asked: { kind, count } };
    }
    case 'd':
    case 'roll': {
      const count = 1 + below(24);
      return { file, start, pauses, target: kind === 'd' ? `${count}d` : `${count}d roll`, asked: { kind, count } };
    }
    case 'w': {
      const [count, roll] = [1 + below(4), chance(0.5)];
      const asked = { kind: roll ? ('roll' as const) : ('d' as const), count: 7 * count };
      return { file, start, pauses, target: roll ? `${count}w roll` : `${count}w`, asked };
    }
    case 'mo': {
      const [count, roll] = [chance(0.05) ? 1 + below(14) : 1, chance(0.5)];
      const asked = { kind: roll ? ('mo roll' as const) : kind, count };
      return { file, start, pauses, target: roll ? `${count}mo roll` : `${count}mo`, asked };
    }
  }
}

const known = new Map<string, number[]>();

/** The hours of a year before which the clock was changed. */
function changesOf(zone: string, year: number): number[] {
  const key = `${zone} ${year}`;
  const found = known.get(key) ?? [];
  if (known.has(key)) return found;
  let before: number | null = null;
  for (let hour = Date.UTC(year, 0, 1) / 1000; hour < Date.UTC(year + 1, 0, 1) / 1000; hour += 6 * 3600) {
    const offset = askedMinute(zone, hour / 60) - hour / 60;
    if (before !== null && offset !== before) found.push(hour);
    before = offset;
  }
  known.set(key, found);
  return found;
}

/** Mulberry32: small, and good enough to make cases. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
