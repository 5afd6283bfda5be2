import { text } from 'node:stream/consumers';

/** The ids as typed; `-` stands for those on standard input, separated by space or lines. */
export async function readIds(typed: readonly string[], input: NodeJS.ReadableStream): Promise<string[]> {
  if (!typed.includes('-')) return [...typed];
  const piped = (await text(input)).split(/\s+/).filter((id) => id !== '');
  return typed.flatMap((id) => (id === '-' ? piped : [id]));
}
