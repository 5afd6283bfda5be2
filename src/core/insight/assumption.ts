/** Something a model goes by, and whether somebody gave it. */
export interface Assumption {
  /** The flag that gives it. */
  name: string;
  value: number | readonly number[];
  source: 'given' | 'default';
}
