import { Flags } from '@oclif/core';
import { INSPECTIONS, type Inspection, LEVELS } from '../core/calibration/aql-tables.js';
import { STRATUM_FIELDS, type StratumField } from '../core/calibration/design.js';
import type { AuditRequest, SizeWish } from '../core/calibration/plan.js';
import { Problem } from '../core/problem.js';
import { ALLOCATIONS, type Allocation } from '../core/statistics/allocation.js';
import { aqlOf, inspectionLevelOf, shareOf } from './numbers.js';

/** How the tickets of an audit are drawn. */
export const sampleFlags = {
  size: Flags.integer({ summary: 'How many tickets at random', min: 1, exclusive: ['confidence', 'margin', 'aql'] }),
  confidence: Flags.string({
    summary: 'As many as it takes to be this sure of the rate; 0.95 with --margin alone',
    exclusive: ['aql'],
    helpValue: 'SHARE',
  }),
  margin: Flags.string({
    summary: '... within this margin; 0.05 with --confidence alone',
    exclusive: ['aql'],
    helpValue: 'SHARE',
  }),
  aql: Flags.string({
    summary: 'As many as the acceptance plan for this AQL draws, in percent',
    exclusive: ['size'],
    helpValue: 'PERCENT',
  }),
  level: Flags.string({
    summary: 'Level of inspection by AQL: I, II, III, S-1 to S-4; a number: only at this level of escalation or above',
    helpValue: 'LEVEL',
  }),
  inspection: Flags.string({ summary: 'How strict, by AQL', options: [...INSPECTIONS], dependsOn: ['aql'] }),
  strata: Flags.string({
    summary: 'Draw of each of these apart, in proportion',
    options: [...STRATUM_FIELDS],
    multiple: true,
    delimiter: ',',
  }),
  allocation: Flags.string({
    summary: 'neyman: more where the automatic rules find more',
    options: [...ALLOCATIONS],
    dependsOn: ['strata'],
  }),
  'per-person': Flags.integer({
    summary: 'At least so many of each person who logged tickets; alone: no more than that',
    min: 1,
  }),
  risk: Flags.integer({ summary: 'So many more that carry risks, kept apart from the random part', min: 1 }),
  overlap: Flags.string({
    summary: 'How many all raters score; the others are divided among them',
    helpValue: 'N|all',
  }),
  seed: Flags.integer({ summary: 'What the draw goes by', required: true, min: 0, max: 4_294_967_295 }),
};

interface Given {
  size?: number | undefined;
  confidence?: string | undefined;
  margin?: string | undefined;
  aql?: string | undefined;
  level?: string | undefined;
  inspection?: string | undefined;
  strata?: string[] | undefined;
  allocation?: string | undefined;
  'per-person'?: number | undefined;
  risk?: number | undefined;
  overlap?: string | undefined;
  seed: number;
}

type Wish = Pick<AuditRequest, 'size' | 'seed' | 'strata' | 'allocation' | 'perPerson' | 'risk' | 'overlap'>;

/** What the flags ask for, and the level of escalation that --level means where it is a number. */
export function sampleOf(flags: Given): { wish: Wish; escalated: number | undefined } {
  const { level, overlap = 'all' } = flags;
  const escalated = level !== undefined && /^\d+$/.test(level) ? Number(level) : undefined;
  if (!/^(all|\d{1,6})$/.test(overlap)) {
    throw new Problem('flag_invalid', { flag: 'overlap', found: overlap, allowed: '0, 10, all' });
  }
  const wish = {
    ...{ size: sizeOf(flags, escalated === undefined ? level : undefined), seed: flags.seed },
    strata: STRATUM_FIELDS.filter((field): field is StratumField => flags.strata?.includes(field) ?? false),
    allocation: (flags.allocation ?? 'proportional') as Allocation,
    ...{ perPerson: flags['per-person'] ?? null, risk: flags.risk ?? 0 },
    overlap: overlap === 'all' ? ('all' as const) : Number(overlap),
  };
  return { wish, escalated };
}

function sizeOf({ size, confidence, margin, aql, inspection, ...flags }: Given, level: string | undefined): SizeWish {
  const found = level ?? 'II';
  const inspected = inspectionLevelOf(found);
  if (inspected === null || (level !== undefined && aql === undefined)) {
    const allowed = aql === undefined ? '0, 1, 2, ...' : LEVELS.join(', ');
    throw new Problem('flag_invalid', { flag: 'level', found, allowed });
  }
  if (aql !== undefined) {
    // The tables are for tickets that all had the same chance.
    const uneven =
      flags.allocation === 'neyman' ? 'allocation' : flags['per-person'] === undefined ? null : 'per-person';
    if (uneven !== null) throw new Problem('flags_exclusive', { flags: ['aql', uneven] });
    return { aql: { level: inspected, aql: aqlOf(aql), inspection: (inspection ?? 'normal') as Inspection } };
  }
  if (confidence !== undefined || margin !== undefined) {
    const precision = { confidence: confidence ?? '0.95', margin: margin ?? '0.05' };
    return {
      precision: {
        confidence: shareOf('confidence', precision.confidence),
        margin: shareOf('margin', precision.margin),
        proportion: 0.5,
      },
    };
  }
  if (size !== undefined) return size;
  if (flags['per-person'] !== undefined) return 'quota';
  throw new Problem('input_missing', { flags: ['size'] });
}
