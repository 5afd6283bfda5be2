import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type Document, parseAllDocuments } from 'yaml';
import { Problem } from '../core/problem.js';

/** Reads many records from a file or standard input: a YAML or JSON list, YAML documents, one record, or JSON lines. */
export async function readRecords(file: string, input: NodeJS.ReadableStream): Promise<unknown[]> {
  const bytes = file === '-' ? await buffer(input) : await readInputFile(file);
  const content = decode(bytes, file);
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  // One record a line: the first line is a whole one. Empty lines count, so that an error names the right one.
  if (lines.length > 1 && isJsonRecord(lines[0] ?? '')) {
    return content
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [parseJsonLine(line, file, index + 1)]));
  }
  const documents = parseAllDocuments(content, { logLevel: 'error' });
  if ('empty' in documents) return [];
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error) {
      const reason = error.message.split('\n')[0] ?? '';
      throw new Problem('file_invalid', { file, line: error.linePos?.[0].line ?? null, reason });
    }
    const data = plainData(document, file);
    return Array.isArray(data) ? data : data === null ? [] : [data];
  });
}

/** The bytes of a file that the user named. */
export async function readInputFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Problem('file_not_found', { file });
    throw new Problem('file_invalid', { file, line: null, reason: code ?? (error as Error).message });
  }
}

/** The same as text; of `-` what `input` has, where there is one. */
export async function readInputText(file: string, input?: NodeJS.ReadableStream): Promise<string> {
  return decode(input && file === '-' ? await buffer(input) : await readInputFile(file), file);
}

/** The text of an iCalendar file. Its lines are folded by bytes (RFC 5545, 3.1), so one may end within a character: that is put together. */
export async function readFoldedText(file: string): Promise<string> {
  const bytes = (await readInputFile(file)).toString('latin1').replaceAll(/\r?\n[ \t](?=[\x80-\xbf])/g, '');
  return decode(Buffer.from(bytes, 'latin1'), file);
}

function isJsonRecord(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function parseJsonLine(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Problem('file_invalid', { file, line: number, reason: (error as Error).message });
  }
}

/** The text, without a byte order mark. Refuses what is not UTF-8. */
function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('file_invalid', { file, line: null, reason: 'UTF-8' });
  }
}

/** A YAML document as data that a file can hold: no aliases that multiply without end, none that lead back to themselves. */
function plainData(document: Document, file: string): unknown {
  try {
    return JSON.parse(JSON.stringify(document.toJS()) ?? 'null');
  } catch (error) {
    throw new Problem('file_invalid', { file, line: null, reason: (error as Error).message.split('\n')[0] ?? '' });
  }
}
