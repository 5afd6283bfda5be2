import { type InspectionLevel, LEVELS } from '../core/calibration/aql-tables.js';
import { Problem } from '../core/problem.js';
import type { Risk } from '../core/statistics/acceptance.js';

/** A share from a millionth to all but a millionth: `.05`, `0.05` or `5%`. Nearer to 0 or 1 nothing can be worked out that means anything. */
export function shareOf(flag: string, found: string): number {
  const share = readShare(found);
  if (share === null) throw new Problem('flag_invalid', { flag, found, allowed: '0.05, 5%' });
  return share;
}

/** A share above 0, all of it included: `.8`, `80%`, `1`. */
export function passShareOf(flag: string, found: string): number {
  const share = /^\s*(1(\.0*)?|100(\.0*)?\s*%)\s*$/.test(found) ? 1 : readShare(found);
  if (share === null) throw new Problem('flag_invalid', { flag, found, allowed: '0.8, 80%, 1' });
  return share;
}

/** Growth from nothing to a hundredfold: `.3`, `30%`, `200%`. */
export function growthOf(flag: string, found: string): number {
  const [, digits, percent] = NUMBER.exec(found) ?? [];
  const growth = digits === undefined ? Number.NaN : Number(digits) / (percent ? 100 : 1);
  if (growth >= 0 && growth <= 100) return growth;
  throw new Problem('flag_invalid', { flag, found, allowed: '0.3, 30%, 200%' });
}

/** A share of faulty ones with the risk that goes with it: `0.01,0.05`. */
export function riskOf(flag: string, found: string): Risk {
  const [p = null, risk = null, ...more] = found.split(',').map(readShare);
  if (p === null || risk === null || more.length > 0) {
    throw new Problem('flag_invalid', { flag, found, allowed: '0.01,0.05; 1%,5%' });
  }
  return { p, risk };
}

/** A level of inspection: `II`, `ii`, `S-2`, `s2`; null: it is none. */
export function inspectionLevelOf(found: string): InspectionLevel | null {
  const name = found
    .trim()
    .toUpperCase()
    .replace(/^S-?(?=\d$)/, 'S-');
  return LEVELS.find((level) => level === name) ?? null;
}

/** The number of an AQL: `1.5`, `1.5%`. */
export function aqlOf(found: string): number {
  return Number(found.trim().replace(/%$/, '') || Number.NaN);
}

const NUMBER = /^\s*(\d+\.?\d*|\.\d+)\s*(%?)\s*$/;

/** How near to 0 or 1 a share may be. */
const NEAREST = 1e-6;

function readShare(text: string): number | null {
  const [, digits, percent] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return null;
  const share = percent ? Number(digits) / 100 : Number(digits);
  return share >= NEAREST && share <= 1 - NEAREST ? share : null;
}
