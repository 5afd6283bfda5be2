import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';
import { Problem } from '../core/problem.js';

/** Reads many records from a file or standard input: a YAML or JSON list, YAML documents, one record, or JSON lines. */
export async function readRecords(file: string, input: NodeJS.ReadableStream): Promise<unknown[]> {
  const content = file === '-' ? await text(input) : await readInputFile(file);
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.every((line) => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}'))) {
    return lines.map((line, index) => parseJsonLine(line, file, index + 1));
  }
  const documents = parseAllDocuments(content);
  if ('empty' in documents) return [];
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error) {
      const reason = error.message.split('\n')[0] ?? '';
      throw new Problem('file_invalid', { file, line: error.linePos?.[0].line ?? null, reason });
    }
    const data: unknown = document.toJS();
    return Array.isArray(data) ? data : data === null ? [] : [data];
  });
}

/** The text of a file that the user named. */
export async function readInputFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Problem('file_not_found', { file });
    throw new Problem('file_invalid', { file, line: null, reason: code ?? (error as Error).message });
  }
}

function parseJsonLine(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Problem('file_invalid', { file, line: number, reason: (error as Error).message });
  }
}
