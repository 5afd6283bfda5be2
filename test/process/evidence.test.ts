import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Place } from './plaint.js';

const DOCS = readFileSync(fileURLToPath(new URL('../../docs/evidence.md', import.meta.url)), 'utf8');
const there = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** The block of the page that holds these words. */
function recipe(words: string): string {
  const blocks = DOCS.split(/\n\n(?! {4})/).map((block) => block.match(/^ {4}.*$|^$/gm)?.join('\n') ?? '');
  return (blocks.find((block) => block.includes(words)) ?? '').replaceAll(/^ {4}/gm, '');
}

function shell(place: Place, script: string, input = ''): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: place.folder, encoding: 'utf8', input });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

const needed = ['sh', 'sed', 'sha256sum', 'jq', 'python3'].filter((program) => !there(program));
if (needed.length > 0)
  process.stderr.write(`Recipes of docs/evidence.md are not tested: no ${needed.join(', ')} here.\n`);

describe.skipIf(needed.length > 0)('what docs/evidence.md shows to auditors', () => {
  const MAPPING = `id: old
system: old
key: No
dates: ymd
zone: UTC
fields:
  title: {column: What}
  channel: {constant: phone}
  category: {constant: service}
  received_at: {column: When}
clocks: source
status: {column: State, values: {done: {closed: true, outcome: solved}}}
`;

  test('gives the root of the seal, from the seal and from the files, and finds what was altered', () => {
    const place = new Place();
    writeFileSync(join(place.folder, 'old.yaml'), MAPPING);
    writeFileSync(
      join(place.folder, 'old.csv'),
      'No,What,When,State\n1,"Lost ""parcel"" 包裹 \t😀",2026-10-02,done\n2,Lost,2026-11-02,done\n',
    );
    place.done(['import', 'old.csv', '--map', 'old.yaml']);
    const id = place.log({ description: 'standing:\n  head: none' });
    place.done(['resolve', id, '--outcome', 'upheld', '--redress', '39.50']);
    place.log({ customer: 'CU-2' });
    const { root } = place.done(['seal', '--out', 'seal.txt']);
    expect(shell(place, recipe('seal.txt | sha256sum'))).toBe(`${root}  -`);
    expect(shell(place, recipe('LC_ALL=C sort'))).toBe(`${root}  -`);

    const script = join(place.folder, 'check.py');
    writeFileSync(script, recipe('import base64'));
    const check = (lines: string) => shell(place, `python3 '${script}'`, lines);
    const archive = shell(place, 'cat archive/*.jsonl');
    const document = parse(readFileSync(join(place.folder, 'complaints/2026/11', `${id}.yaml`), 'utf8'));
    expect(check(`${archive}\n${JSON.stringify(document)}`)).toBe('');
    expect(check(archive.replace('Lost \\"parcel', 'Found \\"parcel'))).toMatch(/logged .* is not proved/);
  });
});
