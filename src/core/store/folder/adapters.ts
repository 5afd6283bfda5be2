import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { parse, stringify, YAMLParseError } from 'yaml';
import { Problem } from '../../problem.js';
import { writeDurably } from './durable.js';

/** How a file's text and its data turn into each other. */
interface Codec {
  parse(text: string): unknown;
  stringify(data: unknown): string;
}

const CODECS: Record<'yaml' | 'json', Codec> = {
  yaml: {
    parse: (text) => parse(text),
    stringify: (data) => stringify(data, { lineWidth: 100, aliasDuplicateObjects: false }),
  },
  json: {
    parse: (text) => JSON.parse(text),
    stringify: (data) => `${JSON.stringify(data, null, 2)}\n`,
  },
};

/** A lowdb adapter for one YAML or JSON file, written so that it is always whole. Null where there is no file. */
export class DocumentFile<T> implements Adapter<T> {
  private readonly codec: Codec;

  constructor(
    private readonly file: string,
    format: 'yaml' | 'json',
  ) {
    this.codec = CODECS[format];
  }

  async read(): Promise<T | null> {
    const text = await readText(this.file);
    return text === null ? null : (parseDocument(text, this.codec, this.file) as T);
  }

  async write(data: T): Promise<void> {
    await writeDurably(this.file, this.codec.stringify(data));
  }
}

/** The text of a file, null where there is none. Refuses one that can't be read. */
export async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new Problem('document_damaged', { file, line: null, reason: code ?? message });
  }
}

/** Parses the text of a file by its name: `.json` as JSON, all else as YAML. */
export function parseFile(text: string, file: string): unknown {
  return parseDocument(text, CODECS[file.endsWith('.json') ? 'json' : 'yaml'], file);
}

function parseDocument(text: string, codec: Codec, file: string): unknown {
  try {
    return codec.parse(text);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Problem('document_damaged', { file, line: lineOf(error, text), reason: message });
  }
}

function lineOf(error: unknown, text: string): number | null {
  if (error instanceof YAMLParseError) return error.linePos?.[0].line ?? null;
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}
