import { FEW } from '../kpi/small.js';
import { type Light, lightOf } from '../kpi/targets.js';
import type { HealthSettings, Threshold } from './settings.js';
import { SIGN_CODES, type SignCode, type SignUnit, signKind, TROUBLES, type TroubleCode } from './signs.js';

/** A figure as a sign needs it. Shares from 0 to 1, times in seconds. */
export interface SignFigure {
  value: number | null;
  numerator?: number;
  denominator?: number;
  /** Limits of its 95 % interval. */
  low?: number | null;
  high?: number | null;
  /** How many a mean, a median or a share of time rests on. */
  n?: number;
  /** Out of how many those were taken evenly; absent: they are all. */
  of?: number;
  /** What it is of can still change. */
  provisional?: boolean;
  /** There is none, and there should be: as bad as can be. */
  missing?: boolean;
  /** What to begin with: a cause, a complaint, an improvement, an audit. */
  about?: string | null;
  /** The day from which on that was so. */
  on?: string | null;
}

/** `few`: on so little nothing is to be said; `none`: it is not known, or nobody has said what is wanted. */
export type HealthLight = 'good' | 'watch' | 'bad' | 'few' | 'none';

/** A sign, held against what is wanted. */
export interface Sign {
  code: SignCode;
  unit: SignUnit;
  figure: SignFigure;
  threshold: Threshold | null;
  light: HealthLight;
  /** It is of the whole desk, whatever the filter. */
  ofDesk: boolean;
}

/** A trouble with its signs. */
export interface Trouble {
  code: TroubleCode;
  light: HealthLight;
  /** In the order of the list. */
  signs: Sign[];
  /** How many are bad, to be watched, good. */
  bad: number;
  watch: number;
  good: number;
  /** The sign that is off the most, of the worst light; null: none is bad or to be watched. */
  worst: Sign | null;
}

/** The health of a desk. */
export interface Health {
  /** Complaints received in the period. */
  complaints: number;
  /** The gravest first. */
  troubles: Trouble[];
}

/**
 * The three troubles, told from figures. Each sign has a light by the rule of key figures. A trouble is bad where `signsForBad` of its signs are bad or more, to be
 * watched where fewer are or one is to be watched, and good where none of that holds and half of its signs or more are known. Ordered by light, then by the share of bad ones among the
 * signs that are known, then of those to be watched. What is done about complaints
 * says something only where ten or more came in.
 */
export function healthOf(
  complaints: number,
  figures: Readonly<Record<SignCode, SignFigure>>,
  { thresholds, signsForBad }: Pick<HealthSettings, 'thresholds' | 'signsForBad'>,
): Health {
  const signs = SIGN_CODES.filter((code) => thresholds.has(code)).map((code): Sign => {
    const { unit, of_desk = false } = signKind(code);
    const [figure, threshold] = [figures[code], thresholds.get(code) ?? null];
    return { code, unit, figure, threshold, light: signLight(code, figure, threshold, complaints), ofDesk: of_desk };
  });
  const troubles = TROUBLES.map((code) =>
    troubleOf(
      code,
      signs.filter((sign) => signKind(sign.code).trouble === code),
      signsForBad,
    ),
  );
  return { complaints, troubles: troubles.sort(byGravity) };
}

function signLight(code: SignCode, figure: SignFigure, threshold: Threshold | null, complaints: number): HealthLight {
  const { unit, whole = false, needs_complaints = false } = signKind(code);
  if (threshold === null) return 'none';
  if (needs_complaints && complaints < FEW) return complaints === 0 ? 'none' : 'few';
  if (figure.missing) return 'bad';
  if (figure.value === null) return 'none';
  if (figure.n !== undefined && figure.n < FEW) return 'few';
  // Of what is counted whole few are all that there are.
  const kind = unit === 'share' && !whole ? 'rate' : 'level';
  const { provisional, ...settled } = figure;
  const light = LIGHTS[lightOf({ ...settled, kind }, threshold)];
  // What can still change is not bad yet.
  return light === 'bad' && provisional ? 'watch' : light;
}

const LIGHTS: Record<Light, HealthLight> = {
  met: 'good',
  near: 'watch',
  missed: 'bad',
  open: 'watch',
  few: 'few',
  none: 'none',
};

function troubleOf(code: TroubleCode, signs: readonly Sign[], signsForBad: number): Trouble {
  const of = (light: HealthLight) => signs.filter((sign) => sign.light === light);
  const [bad, watch, good] = [of('bad'), of('watch'), of('good')];
  const light =
    bad.length >= signsForBad
      ? 'bad'
      : bad.length + watch.length > 0
        ? 'watch'
        : good.length > 0 && 2 * good.length >= signs.length
          ? 'good'
          : good.length + of('few').length > 0
            ? 'few'
            : 'none';
  const worst = [...(bad.length > 0 ? bad : watch)].sort((a, b) => missedBy(b) - missedBy(a))[0] ?? null;
  return { code, light, signs: [...signs], bad: bad.length, watch: watch.length, good: good.length, worst };
}

/** By which share of what was wanted, or of what is, a sign is off: from 0 to 1. */
function missedBy({ figure: { value, missing }, threshold }: Sign): number {
  if (missing || value === null || threshold === null) return missing ? 1 : 0;
  const [more, less] = threshold.aim === 'at_most' ? [value, threshold.value] : [threshold.value, value];
  return more <= less || more === 0 ? 0 : 1 - less / more;
}

const GRAVITY: readonly HealthLight[] = ['bad', 'watch', 'good', 'few', 'none'];

function byGravity(a: Trouble, b: Trouble): number {
  const known = ({ bad, watch, good }: Trouble) => Math.max(1, bad + watch + good);
  return (
    GRAVITY.indexOf(a.light) - GRAVITY.indexOf(b.light) ||
    b.bad / known(b) - a.bad / known(a) ||
    b.watch / known(b) - a.watch / known(a)
  );
}
