import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pipeline, Transform } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { type Mapping, mappedColumns } from '../core/exchange/mapping.js';
import type { Row, RowFault } from '../core/exchange/row.js';
import { Problem } from '../core/problem.js';

/** A row with the line it begins on, or why it is none. */
export type ReadRow = { line: number; row: Row } | { line: number; fault: RowFault };

/** The rows of a CSV file, in UTF-8, by the names in its header. Refuses a file without the columns that the mapping reads. */
export async function* readCsvRows(
  file: string,
  input: NodeJS.ReadableStream,
  mapping: Mapping,
): AsyncGenerator<ReadRow> {
  let header: string[] | null = null;
  const early: ReadRow[] = [];
  for await (const { line, cells, fault } of readCsv(file, input, mapping.separator)) {
    if (header === null) {
      if (fault) {
        early.push({ line, fault });
        continue;
      }
      header = uniqueNames(cells);
      const missing = mappedColumns(mapping).filter((column) => !header?.includes(column));
      if (missing.length > 0) throw new Problem('column_missing', { file, columns: missing, found: header });
      yield* early;
      continue;
    }
    if (fault) {
      yield { line, fault };
    } else if (cells.length !== header.length) {
      yield { line, fault: { code: 'columns_wrong', column: String(header.length), found: String(cells.length) } };
    } else {
      const names = header;
      yield { line, row: Object.fromEntries(cells.map((cell, index) => [names[index] ?? '', cell])) };
    }
  }
  if (header === null) throw new Problem('column_missing', { file, columns: mappedColumns(mapping), found: [] });
}

/** All rows of a small CSV file as records by column name, with the lines they begin on. */
export async function readCsvRecords(
  file: string,
  input: NodeJS.ReadableStream,
): Promise<{ line: number; cells: Row }[]> {
  const [head, ...rows] = await readCsvLines(file, input);
  const header = (head?.cells ?? []).map((name) => name.trim());
  const separator = header.length === 1 ? /[;\t]/.exec(header[0] ?? '')?.[0] : undefined;
  if (separator !== undefined) throw new Problem('separator_wrong', { file, found: separator });
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) < index);
  if (twice !== undefined) throw new Problem('column_twice', { file, column: twice });
  return rows.map(({ line, cells }) => {
    // Spreadsheets leave empty cells behind the last column; anything else has slipped out of its own.
    const slipped = cells.length < header.length || cells.slice(header.length).some((cell) => cell.trim() !== '');
    if (slipped) throw new Problem('row_ragged', { file, line, found: cells.length, columns: header.length });
    const named = header.flatMap((name, index): [string, string][] =>
      name === '' ? [] : [[name, cells[index] ?? '']],
    );
    return { line, cells: Object.fromEntries(named) };
  });
}

/** All lines of a small CSV file as they are, the header too, each with the line it begins on. */
export async function readCsvLines(
  file: string,
  input: NodeJS.ReadableStream,
): Promise<{ line: number; cells: string[] }[]> {
  const lines: { line: number; cells: string[] }[] = [];
  for await (const { line, cells, fault } of readCsv(file, input)) {
    if (fault) throw new Problem('file_invalid', { file, line, reason: fault.found });
    lines.push({ line, cells });
  }
  return lines;
}

type ParsedLine =
  | { line: number; cells: string[]; fault?: undefined }
  | { line: number; cells?: undefined; fault: RowFault };

async function* readCsv(file: string, input: NodeJS.ReadableStream, delimiter = ','): AsyncGenerator<ParsedLine> {
  if (file !== '-') {
    await access(file).catch(() => {
      throw new Problem('file_not_found', { file });
    });
  }
  const broken: ParsedLine[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  parser.on('skip', (error: CsvError) => {
    const line = Number((error as unknown as { lines?: number }).lines ?? 0);
    broken.push({ line, fault: { code: 'csv_broken', column: '', found: error.message } });
  });
  const source: NodeJS.ReadableStream = file === '-' ? input : createReadStream(file);
  source.on('error', (error: NodeJS.ErrnoException) => {
    parser.destroy(new Problem('file_invalid', { file, line: null, reason: error.code ?? error.message }));
  });
  pipeline(source, utf8Only(file), parser, () => undefined);
  let line = 1;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield* broken.splice(0);
    yield { line, cells: record };
    // A record may have run over several lines; the next one begins after its last.
    line = info.lines + 1;
  }
  yield* broken;
}

/** A header may use a name twice; the second is told apart by a number, so that neither column is lost. */
function uniqueNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name) => {
    const trimmed = name.trim();
    const count = (seen.get(trimmed) ?? 0) + 1;
    seen.set(trimmed, count);
    if (count === 1) return trimmed;
    const numbered = `${trimmed}_${count}`;
    return header.includes(numbered) ? `${numbered}_${count}` : numbered;
  });
}

/** Lets UTF-8 pass and refuses the rest: guessed at, Chinese in another encoding would be taken as gibberish. */
function utf8Only(file: string): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const refusal = () => new Problem('file_invalid', { file, line: null, reason: 'UTF-8' });
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        decoder.decode(chunk, { stream: true });
        done(null, chunk);
      } catch {
        done(refusal());
      }
    },
    flush(done) {
      try {
        decoder.decode();
        done();
      } catch {
        done(refusal());
      }
    },
  });
}
