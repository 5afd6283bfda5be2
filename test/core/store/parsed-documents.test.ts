import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { stringify } from 'yaml';
import * as adapters from '../../../src/core/store/folder/adapters.js';
import { CacheFolder } from '../../../src/core/store/folder/cache-folder.js';
import { ParsedDocuments } from '../../../src/core/store/folder/parsed-documents.js';

const texts = (count: number) =>
  Array.from({ length: count }, (_, at) => stringify({ id: `C-${at}`, title: `投诉 ${at}\n"x"`, n: at, none: null }));

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'plaint-parsed-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Reads all texts as one scan does; how many had to be parsed. */
async function scan(
  cache: CacheFolder,
  all: readonly string[],
  asked: 'all' | 'some' = 'all',
): Promise<{ data: unknown[]; parsed: number }> {
  const spy = vi.spyOn(adapters, 'parseText');
  const documents = new ParsedDocuments(cache);
  const data: unknown[] = [];
  for (const text of all) data.push(await documents.parse(text, 'file.yaml'));
  documents.save(asked);
  const parsed = spy.mock.calls.length;
  spy.mockRestore();
  return { data, parsed };
}

describe('what documents said', () => {
  test('is remembered by their text, and only what was asked for stays', async () => {
    const cache = new CacheFolder(folder());
    const first = await scan(cache, texts(60));
    expect(first.parsed).toBe(60);
    expect(await scan(cache, texts(60))).toEqual({ data: first.data, parsed: 0 });
    // Sixty others come in the place of most of the first.
    const others = texts(120).slice(59);
    expect((await scan(cache, others)).parsed).toBe(60);
    expect((await scan(cache, others)).parsed).toBe(0);
    expect((await scan(cache, texts(60))).parsed).toBe(59);
  });

  test('what some readers ask for is kept beside the rest', async () => {
    const cache = new CacheFolder(folder());
    await scan(cache, texts(60));
    expect((await scan(cache, texts(120).slice(60), 'some')).parsed).toBe(60);
    expect((await scan(cache, texts(120))).parsed).toBe(0);
  });

  test('a text that was changed is read anew, few new ones are not worth keeping', async () => {
    const cache = new CacheFolder(folder());
    await scan(cache, texts(60));
    const changed = ['id: C-0\ntitle: other\n', ...texts(60).slice(1)];
    const { data, parsed } = await scan(cache, changed);
    expect([data[0], parsed]).toEqual([{ id: 'C-0', title: 'other' }, 1]);
    expect((await scan(cache, changed)).parsed).toBe(1);
  });

  test('a damaged file of it is no loss, nor is none, nor what JSON can not say', async () => {
    const home = folder();
    const cache = new CacheFolder(home);
    const { data } = await scan(cache, texts(60));
    const file = join(home, 'documents.jsonl');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, kept.replaceAll('"n":', '"n"').slice(0, -20));
    expect((await scan(cache, texts(60))).data).toEqual(data);
    writeFileSync(file, 'rubbish');
    expect((await scan(cache, texts(60))).data).toEqual(data);
    expect((await scan(new CacheFolder(null), texts(60))).data).toEqual(data);
    const odd = [...texts(60), 'n: .nan\nm: .inf\n'];
    await scan(cache, odd);
    expect((await scan(cache, odd)).data.at(-1)).toEqual({ n: Number.NaN, m: Number.POSITIVE_INFINITY });
  });

  test('what is no YAML is told of with its line, each time', async () => {
    const documents = new ParsedDocuments(new CacheFolder(folder()));
    for (let i = 0; i < 2; i++) {
      await expect(documents.parse('a: 1\nb: [', 'file.yaml')).rejects.toMatchObject({
        ...{ code: 'document_damaged', args: { file: 'file.yaml', line: 2 } },
      });
    }
  });
});
