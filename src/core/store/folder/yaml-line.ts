import { LineCounter, type Node, parseDocument } from 'yaml';

/**
 * The line of a YAML text on which a field stands, given its dotted path; of a field that is missing, the line of what should hold it.
 * Null where the path leads nowhere. Keys that have dots in them are found as well.
 */
export function lineOfField(text: string, path: string): number | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  let node: unknown = document.contents;
  let line: number | null = null;
  const steps = path.split('.');
  while (steps.length > 0) {
    const found = step(node, steps);
    if (!found) break;
    const { offset, value, used } = found;
    line = lines.linePos(offset).line;
    node = value;
    steps.splice(0, used);
  }
  return line;
}

interface Step {
  offset: number;
  value: unknown;
  /** How many parts of the path it took. */
  used: number;
}

function step(node: unknown, steps: readonly string[]): Step | null {
  const { items } = (node ?? {}) as { items?: unknown[] };
  if (!Array.isArray(items)) return null;
  const [first = ''] = steps;
  const item = items[Number(first)] as (Node & { key?: unknown }) | undefined;
  if (/^\d+$/.test(first) && item && !('key' in item)) return { offset: item.range?.[0] ?? 0, value: item, used: 1 };
  for (let used = 1; used <= steps.length; used++) {
    const wanted = steps.slice(0, used).join('.');
    const pair = (items as { key?: Node & { value?: unknown }; value?: unknown }[]).find(
      ({ key }) => String(key?.value ?? '') === wanted,
    );
    if (pair?.key) return { offset: pair.key.range?.[0] ?? 0, value: pair.value, used };
  }
  return null;
}
