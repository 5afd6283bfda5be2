import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of published values beside the checkout; null where there is none, which is said once. */
export function referenceData<T>(name: string): T | null {
  const file = fileURLToPath(new URL(`../../shared/reference/${name}`, import.meta.url));
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
  process.stderr.write(`No ${name} beside the checkout: nothing is compared with it.\n`);
  return null;
}

export interface WorkedExample {
  id: string;
  topic: string;
  // biome-ignore lint/suspicious/noExplicitAny: each example has a shape of its own
  input: any;
  // biome-ignore lint/suspicious/noExplicitAny: each example has a shape of its own
  published: any;
  // biome-ignore lint/suspicious/noExplicitAny: each example has a shape of its own
  computed: any;
  tolerance: number;
}

/** The published worked examples by id; empty where they are not there. */
export function workedExamples(): Map<string, WorkedExample> {
  const file = referenceData<{ examples: WorkedExample[] }>('worked-examples.json');
  return new Map(file?.examples.map((example) => [example.id, example]));
}
