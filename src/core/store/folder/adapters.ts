import { readdirSync, readFileSync } from 'node:fs';
import type { Adapter } from 'lowdb';
import type { YAMLParseError } from 'yaml';
import { Problem } from '../../problem.js';
import { writeDurably } from './durable.js';

/** How a file's text and its data turn into each other. */
interface Codec {
  parse(text: string): unknown;
  /** The data as text; `before` is the text that they replace, null where there is none. */
  stringify(data: unknown, before: string | null): string;
}

export type Format = 'yaml' | 'json';

// Folding long lines would cut some characters in two (surrogate pairs) and lose space at their ends.
export const YAML_STYLE = { lineWidth: 0 };

const JSON_CODEC: Codec = {
  parse: (text) => JSON.parse(text),
  stringify: stringifyJson,
};

/** YAML takes its time to load: only for those who come across some. */
async function codecFor(format: Format): Promise<Codec> {
  if (format === 'json') return JSON_CODEC;
  const { parse } = await import('yaml');
  const { editYaml } = await import('./yaml-edit.js');
  const { yamlText } = await import('./yaml-text.js');
  return {
    parse: (text) => parse(text, { logLevel: 'error' }),
    stringify: (data, before) => (before === null ? yamlText(data, YAML_STYLE) : editYaml(before, data, YAML_STYLE)),
  };
}

/**
 * A lowdb adapter for one YAML or JSON file, written so that it is always whole. Null where there is no file. What is written after
 * it was read keeps the comments and the order that it had.
 */
export class DocumentFile<T> implements Adapter<T> {
  private text: string | null = null;

  /** `parse`: where something remembers what texts say. */
  constructor(
    private readonly file: string,
    private readonly format: Format,
    private readonly parse = (text: string) => parseText(text, format, file),
  ) {}

  async read(): Promise<T | null> {
    this.text = await readText(this.file);
    return this.text === null ? null : ((await this.parse(this.text)) as T);
  }

  /** Whether there was a file when it was read last, empty or not. */
  get exists(): boolean {
    return this.text !== null;
  }

  async write(data: T): Promise<void> {
    const codec = await codecFor(this.format);
    const text = codec.stringify(data, this.text);
    await writeDurably(this.file, text);
    this.text = text;
  }
}

/** Data as the text of a JSON file. */
export function stringifyJson(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** The text of a file, null where there is none. Refuses one that can't be read. Small files come quicker without a detour. */
export async function readText(file: string): Promise<string | null> {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Problem('document_damaged', { file, line: null, reason: code ?? message });
  }
}

/** Parses a file that a person writes. One that is no YAML is a wrong file, not a damaged store. */
export async function parsePolicyFile(text: string, file: string, name: string): Promise<unknown> {
  try {
    return await parseFile(text, file);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'document_damaged') throw error;
    const { line, reason } = error.args as { line: number | null; reason: string };
    const fault = { path: '', found: reason, allowed: 'YAML', ...(line !== null && { line }) };
    throw new Problem('policy_invalid', { file: name, faults: [fault] });
  }
}

/** The names in a folder, in order; none where there is no folder. Refuses one that can't be read: that is not an empty one. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new Problem('document_damaged', { file: folder, line: null, reason: code ?? message });
  }
}

/** Parses the text of a file by its name: `.json` as JSON, all else as YAML. */
export function parseFile(text: string, file: string): Promise<unknown> {
  return parseText(text, file.endsWith('.json') ? 'json' : 'yaml', file);
}

/** Parses a text; `file` is named where it is damaged. */
export async function parseText(text: string, format: Format, file: string): Promise<unknown> {
  const codec = await codecFor(format);
  try {
    return codec.parse(text);
  } catch (error) {
    const message =
      error instanceof Error
        ? (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
        : String(error);
    throw new Problem('document_damaged', { file, line: lineOf(error, text), reason: message });
  }
}

function lineOf(error: unknown, text: string): number | null {
  if (error instanceof Error && error.name === 'YAMLParseError') {
    return (error as YAMLParseError).linePos?.[0].line ?? null;
  }
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}
