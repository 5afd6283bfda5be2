/** What is doubtful about promises although they can be read, with what each sentence needs. */
export interface DoubtCatalogue {
  /** An earlier policy takes whatever this one asks for. */
  never_reached: { by: string };
  /** The warning would come as soon as the clock starts. */
  warns_at_once: { warn: string; target: string };
  /** The earlier answer is due after the later one. */
  out_of_order: { earlier: string; target: string; later: string; by: string };
  /** Something is said about a metric that has no target. */
  no_target: { metric: string };
  /** Putting off would not put off. */
  extends_nothing: { to: string; target: string };
  team_unknown: { team: string; known: string[] };
  role_unknown: { role: string; known: string[] };
  /** Last compared with its source more than a year ago. */
  verified_long_ago: { verified: string };
}

export type DoubtCode = keyof DoubtCatalogue;

/** One doubt, with the dotted path of the field. The sentence for it lives in the language files. */
export type Doubt<C extends DoubtCode = DoubtCode> = C extends DoubtCode
  ? { code: C; path: string; args: DoubtCatalogue[C] }
  : never;
