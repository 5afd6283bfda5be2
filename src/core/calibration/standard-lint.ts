import type { Taxonomy } from '../complaint/taxonomy.js';
import type { Team } from '../complaint/team.js';
import { checkValue } from '../validate.js';
import type { AuditPlan } from './audit.js';
import type { FindingCode, Severity } from './finding.js';
import { neverFoundBecause } from './rules/asked.js';
import { type Criterion, hashOfStandard, QualityStandard } from './standard.js';

/** What a standard can have that is hardly meant, or not allowed. */
export interface StandardDoubtCatalogue {
  /** An audit pinned another text under the same id and version. */
  version_reused: { version: number; audit: string; hash: string };
  /** An audit pinned a later version: this one goes back behind it. */
  version_behind: { version: number; audit: string; pinned: number };
  language_missing: { languages: string[] };
  anchors_missing: { criterion: string; answers: string[] };
  anchor_unknown: { criterion: string; found: string };
  nothing_counts: Record<never, never>;
  /** A rule that judges a criterion never finds anything under this standard. */
  auto_idle: { criterion: string; finding: FindingCode; fields: string[] };
  code_unknown: { found: string; known: string[] };
  role_unknown: { found: string; known: string[] };
  team_unknown: { found: string; known: string[] };
}
export type StandardDoubtCode = keyof StandardDoubtCatalogue;

export type StandardDoubt<C extends StandardDoubtCode = StandardDoubtCode> = C extends StandardDoubtCode
  ? { code: C; severity: Severity; path: string; args: StandardDoubtCatalogue[C] }
  : never;

/** What a standard is held against; null: not known here. */
export interface StandardSurroundings {
  taxonomy: Taxonomy | null;
  team: Team | null;
  plans: readonly Pick<AuditPlan, 'name' | 'standard' | 'standard_hash'>[];
}

/** Both languages of the house, which everything that raters read must have. */
const LANGUAGES = ['en', 'zh'];

/** Reads a standard for what is kept as written but hardly as meant, and refuses a version that is used for two texts. */
export function lintStandard(standard: QualityStandard, surroundings: StandardSurroundings): StandardDoubt[] {
  return [
    ...lintVersion(standard, surroundings.plans),
    ...lintNames(standard),
    ...standard.criteria.flatMap(lintAnchors),
    ...(standard.criteria.some(({ weight }) => weight > 0) ? [] : [doubt('nothing_counts', 'error', 'criteria', {})]),
    ...lintAuto(standard),
    ...lintCodes(standard, surroundings),
  ];
}

/** The audit that pinned another text under this id and version; null: none did. */
export function pinnedOtherwise(
  standard: QualityStandard,
  plans: StandardSurroundings['plans'],
): { audit: string; hash: string } | null {
  const { id, version } = standard;
  const hash = hashOfStandard(standard);
  for (const plan of plans) {
    const pinned = plan.standard;
    if (pinned.id !== id || pinned.version !== version) continue;
    if (plan.standard_hash === hash || rehashed(pinned) === hash) continue;
    return { audit: plan.name, hash: plan.standard_hash };
  }
  return null;
}

/** The hash of a pinned standard as it would be read today: what later releases added has its usual value then. */
function rehashed(pinned: QualityStandard): string | null {
  const checked = checkValue(QualityStandard, pinned);
  return 'value' in checked ? hashOfStandard(checked.value) : null;
}

function lintVersion(standard: QualityStandard, plans: StandardSurroundings['plans']): StandardDoubt[] {
  const { id, version } = standard;
  const other = pinnedOtherwise(standard, plans);
  if (other) return [doubt('version_reused', 'error', 'version', { version, ...other })];
  const later = plans.find((plan) => plan.standard.id === id && plan.standard.version > version);
  if (!later) return [];
  return [doubt('version_behind', 'warn', 'version', { version, audit: later.name, pinned: later.standard.version })];
}

function lintNames(standard: QualityStandard): StandardDoubt[] {
  const named: [string, Record<string, string>][] = [
    ['title', standard.title],
    ...Object.entries(standard.sections).map(([id, names]) => [`sections.${id}`, names] as [string, typeof names]),
    ...standard.criteria.flatMap(({ text, anchors }, index): [string, Record<string, string>][] => [
      [`criteria.${index}.text`, text],
      ...Object.entries(anchors).map(
        ([answer, names]) => [`criteria.${index}.anchors.${answer}`, names] as [string, typeof names],
      ),
    ]),
    ...Object.entries(standard.reasons).map(([code, names]) => [`reasons.${code}`, names] as [string, typeof names]),
  ];
  return named.flatMap(([path, names]) => {
    const languages = LANGUAGES.filter((language) => !names[language]?.trim());
    return languages.length > 0 ? [doubt('language_missing', 'warn', path, { languages })] : [];
  });
}

/** A scale is told by its ends; raters agree no better than they read the same into them. */
function lintAnchors({ id, scale, levels, anchors, weight, auto }: Criterion, index: number): StandardDoubt[] {
  const path = `criteria.${index}.anchors`;
  const [low, high] = scale === 'ordinal' ? [1, levels] : [0, 100];
  const isAnswer = (answer: string) => {
    if (scale === 'yes_no') return answer === 'yes' || answer === 'no';
    const number = Number(answer);
    return number >= low && number <= high && (scale === 'percent' || Number.isInteger(number));
  };
  const ends = scale === 'yes_no' ? ['yes', 'no'] : [String(low), String(high)];
  const answers = ends.filter((answer) => !Object.hasOwn(anchors, answer));
  return [
    ...Object.keys(anchors)
      .filter((found) => !isAnswer(found))
      .map((found) => doubt('anchor_unknown', 'error', `${path}.${found}`, { criterion: id, found })),
    ...(weight > 0 && auto === undefined && answers.length > 0
      ? [doubt('anchors_missing', 'warn', path, { criterion: id, answers })]
      : []),
  ];
}

function lintAuto({ criteria, rules }: QualityStandard): StandardDoubt[] {
  return criteria.flatMap(({ id, auto = [] }, index) =>
    auto.flatMap((finding, place) => {
      const fields = neverFoundBecause(finding, rules);
      const path = `criteria.${index}.auto.${place}`;
      return fields.length > 0 ? [doubt('auto_idle', 'warn', path, { criterion: id, finding, fields })] : [];
    }),
  );
}

function lintCodes({ rules, ledger }: QualityStandard, { taxonomy, team }: StandardSurroundings): StandardDoubt[] {
  const found: StandardDoubt[] = [];
  const codes = (path: string, used: readonly string[], known: readonly string[]) => {
    for (const code of used.filter((each) => !known.includes(each))) {
      found.push(doubt('code_unknown', 'warn', path, { found: code, known: [...known] }));
    }
  };
  if (taxonomy) {
    const categories = Object.entries(taxonomy.categories).flatMap(([category, { sub }]) => [
      category,
      ...Object.keys(sub).map((code) => `${category}/${code}`),
    ]);
    codes('rules.keywords', Object.keys(rules.keywords), categories);
    codes('rules.needs', Object.keys(rules.needs), categories);
    codes('rules.claim_for', rules.claim_for, Object.keys(taxonomy.demands));
    codes('rules.public_channels', rules.public_channels, Object.keys(taxonomy.channels));
    codes('rules.root_cause_for', rules.root_cause_for, Object.keys(taxonomy.outcomes));
  }
  if (team) {
    const [roles, teams] = [Object.keys(team.roles), Object.keys(team.teams)];
    for (const field of ['decided_by', 'seen_by'] as const) {
      for (const role of ledger[field].filter((each) => !roles.includes(each))) {
        found.push(doubt('role_unknown', 'warn', `ledger.${field}`, { found: role, known: roles }));
      }
    }
    // Without teams any name is taken as it comes.
    for (const name of teams.length === 0 ? [] : ledger.service_teams.filter((each) => !teams.includes(each))) {
      found.push(doubt('team_unknown', 'warn', 'ledger.service_teams', { found: name, known: teams }));
    }
  }
  return found;
}

function doubt<C extends StandardDoubtCode>(
  code: C,
  severity: Severity,
  path: string,
  args: StandardDoubtCatalogue[C],
): StandardDoubt {
  return { code, severity, path, args } as StandardDoubt;
}
