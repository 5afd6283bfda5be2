import type { Document, LineCounter } from 'yaml';
import { type Fault, Problem } from '../../problem.js';

/** Waits for what is made of the text of a policy file; where the text is wrong, the refusal says on which lines. */
export async function withLines<T>(text: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'policy_invalid') throw error;
    const { file, faults } = (error as Problem<'policy_invalid'>).args;
    throw new Problem('policy_invalid', { file, faults: await locateFaults(text, faults) });
  }
}

/** The faults with the line of each, top-down. */
async function locateFaults(text: string, faults: readonly Fault[]): Promise<Fault[]> {
  const found = await findLines(
    text,
    faults.map(({ path }) => path),
  );
  const located = faults.map((fault, index) => ({ ...fault, line: fault.line ?? found[index] ?? 1 }));
  return located.sort((a, b) => a.line - b.line);
}

/** The line on which each of these fields stands, from 1 on. One that is missing is placed at what should have it. */
export async function findLines(text: string, paths: readonly string[]): Promise<number[]> {
  // Only those who have made a mistake wait for it.
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  return paths.map((path) => lineOf(document, lines, path));
}

interface Node {
  range?: readonly number[] | null;
  items?: unknown[];
}

function lineOf(document: Document, lines: LineCounter, path: string): number {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  let rest = path;
  while (rest !== '' && Array.isArray(node?.items)) {
    const step = stepInto(node.items, rest);
    if (step === null) break;
    offset = step.offset ?? offset;
    node = step.node;
    rest = step.rest;
  }
  return lines.linePos(offset).line;
}

/** The entry that a path begins with. Keys may have dots in them. */
function stepInto(items: readonly unknown[], path: string) {
  for (const [index, item] of items.entries()) {
    const pair = item as { key?: Node & { value?: unknown }; value?: Node | null };
    const isPair = pair !== null && typeof pair === 'object' && 'key' in pair;
    const key = isPair ? String(pair.key?.value) : String(index);
    if (path !== key && !path.startsWith(`${key}.`)) continue;
    const node = isPair ? (pair.value ?? null) : (item as Node | null);
    return { node, offset: (isPair ? pair.key : node)?.range?.[0], rest: path.slice(key.length + 1) };
  }
  return null;
}
