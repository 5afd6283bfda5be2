import type { Attributes } from '../complaint/attributes.js';
import { currentResolution, type Snapshot } from '../complaint/record.js';
import { requireCode, type Taxonomy } from '../complaint/taxonomy.js';
import { requireTeam, type Team } from '../complaint/team.js';
import { Problem } from '../problem.js';

/** What complaints can be picked out by. */
export const SCOPE_FIELDS = ['category', 'subcategory', 'product', 'channel', 'team', 'root_cause'] as const;
export type ScopeField = (typeof SCOPE_FIELDS)[number];

/** Which complaints an improvement is about: all that is named must hold. */
export type ImprovementScope = { readonly [F in ScopeField]?: string };

/** Whether a complaint is one of those meant. `pending`: nobody knows yet, since its root cause is told with its answer. */
export type Side = 'ours' | 'pending' | 'others';

const LISTED = ['category', 'product', 'channel', 'team'] as const satisfies readonly ScopeField[];

/** Refuses a scope that names nothing, or codes that the codebook does not have. A book without codes takes them as they come. */
export function requireScope(scope: ImprovementScope, taxonomy: Taxonomy, team: Team): void {
  if (Object.keys(scope).length === 0) throw new Problem('input_missing', { flags: ['of'] });
  const known = (field: ScopeField, codes: Record<string, unknown>) => {
    const found = scope[field];
    if (found !== undefined && Object.keys(codes).length > 0) requireCode(field, found, codes);
  };
  const { category, subcategory } = scope;
  known('category', taxonomy.categories);
  known('channel', taxonomy.channels);
  known('root_cause', taxonomy.root_causes);
  if (scope.team !== undefined) requireTeam(team, scope.team);
  if (subcategory === undefined) return;
  // The same code may stand under several categories.
  if (category === undefined) throw new Problem('field_missing_beside', { field: 'subcategory', beside: 'category' });
  known('subcategory', taxonomy.categories[category]?.sub ?? {});
}

/** Whether lists know already that a complaint is none of those meant. */
export function isRuledOut(complaint: Attributes, scope: ImprovementScope): boolean {
  return LISTED.some((field) => scope[field] !== undefined && complaint[field] !== scope[field]);
}

/** Whether a complaint must be read to tell. */
export function needsReading({ subcategory, root_cause }: ImprovementScope): boolean {
  return subcategory !== undefined || root_cause !== undefined;
}

/** On which side a complaint is that lists have not ruled out. */
export function sideOf(complaint: Snapshot, { subcategory, root_cause }: ImprovementScope): Side {
  if (subcategory !== undefined && complaint.facts.subcategory !== subcategory) return 'others';
  if (root_cause === undefined) return 'ours';
  const resolution = currentResolution(complaint);
  if (resolution === null) return 'pending';
  return resolution.root_cause === root_cause ? 'ours' : 'others';
}
