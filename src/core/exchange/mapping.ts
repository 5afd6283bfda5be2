import * as v from 'valibot';

const Column = v.pipe(v.string(), v.minLength(1));
/** `values` translates what the column says: to a code, or to yes or no for the facts vip and public. */
const ColumnSource = v.strictObject({
  column: Column,
  values: v.optional(v.record(v.string(), v.union([v.string(), v.boolean()]))),
});
export type ColumnSource = v.InferOutput<typeof ColumnSource>;

/** Where a field comes from: a column, a constant, or columns set into a text. Tags are separated by commas or semicolons. */
const Source = v.union([
  ColumnSource,
  v.strictObject({ constant: v.union([v.string(), v.boolean()]) }),
  v.strictObject({ text: v.pipe(v.string(), v.regex(/\{[^}]+\}/, 'a text with columns in braces')) }),
]);

const MappingFields = v.strictObject({
  id: v.string(),
  /** Name of the source system; with the key it makes a row recognisable when it comes again. */
  system: v.pipe(v.string(), v.minLength(1)),
  /** The column that identifies a row in the source. */
  key: Column,
  /** What stands between cells. */
  separator: v.optional(v.picklist([',', ';', '\t']), ','),
  /** How dates are written: 2026-11-21, 21/11/2026 or 11/21/2026, a time of day may follow. */
  dates: v.picklist(['ymd', 'dmy', 'mdy']),
  /** IANA zone of times without an offset. A date without a time stays that day, wherever the desk is. */
  zone: v.string(),
  fields: v.pipe(
    v.record(v.string(), Source),
    v.check(
      (fields) => ['title', 'channel', 'category', 'received_at'].every((field) => field in fields),
      'title, channel, category and received_at',
    ),
  ),
  /** When the row was taken down; absent: when the customer complained. */
  logged_at: v.optional(v.strictObject({ column: Column })),
  /** When it was answered, for rows that are over; absent: the source does not say. */
  resolved_at: v.optional(v.strictObject({ column: Column })),
  /** Who keeps the deadlines of what is still open: this desk, so that its clocks start, or the source. */
  clocks: v.optional(v.picklist(['desk', 'source']), 'desk'),
  /** Whether it is over, and how it came out. Values not listed are refused. */
  status: v.optional(
    v.strictObject({
      column: Column,
      values: v.record(v.string(), v.strictObject({ closed: v.boolean(), outcome: v.optional(v.string()) })),
    }),
  ),
  /** Clocks whose outcome the source tells without its times. A blank cell tells nothing. */
  reported_clocks: v.optional(
    v.array(
      v.strictObject({
        metric: v.picklist(['first_response', 'resolution']),
        column: Column,
        values: v.record(v.string(), v.picklist(['met', 'breached'])),
      }),
    ),
    [],
  ),
});

/** A mapping file: how the rows of some source become complaints. Nothing about dates is ever guessed. */
export const Mapping = v.pipe(
  MappingFields,
  v.forward(
    v.check(
      ({ resolved_at, status }) => resolved_at === undefined || status !== undefined,
      'status, beside resolved_at',
    ),
    ['status'],
  ),
);
export type Mapping = v.InferOutput<typeof Mapping>;

/** Every column that the mapping reads. */
export function mappedColumns(mapping: Mapping): string[] {
  const fromFields = Object.values(mapping.fields).flatMap((source) => {
    if ('column' in source) return [source.column];
    return 'text' in source ? textColumns(source.text) : [];
  });
  const others = [mapping.key, mapping.logged_at?.column, mapping.resolved_at?.column, mapping.status?.column];
  const clocks = mapping.reported_clocks.map(({ column }) => column);
  return [...new Set([...fromFields, ...others, ...clocks].filter((column) => column !== undefined))];
}

/** A column in a text such as `{Issue}: {Sub-issue}`. */
export const COLUMN_IN_TEXT = /\{([^}]+)\}/g;

function textColumns(text: string): string[] {
  return [...text.matchAll(COLUMN_IN_TEXT)].map((match) => match[1] ?? '');
}
