import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../problem.js';
import { disputedFacts } from '../contradictions.js';
import type { FactChanges } from '../facts.js';
import { checkCodes, REQUIRED_FACTS } from '../facts.js';
import type { Complaint } from '../record.js';
import type { Taxonomy } from '../taxonomy.js';
import { type Operation, signed } from './operation.js';

const PINNED = ['received_at', 'source'];

/**
 * Changes facts; null takes a field away. What did not change is left out, unless two sides had changed it in two ways: then saying
 * what holds settles it. When the customer complained stays as it was.
 */
export const edit: Operation<'edit'> = ({ changes }, complaint, context) => [
  { type: 'edited', ...signed(context), changes: allowedChanges(changes, complaint, context.taxonomy) },
];

/** What of these changes is one. Refuses facts that stay as they were logged, missing ones, and codes that the codebook lacks. */
export function allowedChanges(changes: FactChanges, complaint: Complaint, taxonomy: Taxonomy): FactChanges {
  const disputed = disputedFacts(complaint);
  const changed = Object.entries(changes).filter(([field, value]) => {
    return disputed.has(field) || !isDeepStrictEqual(value ?? null, complaint.facts[field] ?? null);
  });
  for (const [field, value] of changed) {
    if (PINNED.includes(field)) throw new Problem('field_not_editable', { field });
    const required = (REQUIRED_FACTS as readonly string[]).includes(field) || field === 'priority';
    if (required && String(value ?? '').trim() === '') throw new Problem('field_missing', { field });
  }
  if (changed.length === 0) throw new Problem('nothing_to_change', {});
  const edited: FactChanges = Object.fromEntries(changed);
  // A category without its old sub-code is not half an answer: the sub-code belonged to the other category.
  const { category: known, subcategory } = complaint.facts;
  const moved = edited.category !== undefined && edited.category !== known;
  if (moved && edited.subcategory === undefined && subcategory !== undefined) {
    edited.subcategory = null;
  }
  const category = edited.category ?? (edited.subcategory ? known : undefined);
  const codes = Object.fromEntries(Object.entries({ ...edited, category }).filter(([, value]) => value != null));
  checkCodes(codes, taxonomy);
  return edited;
}
