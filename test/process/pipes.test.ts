import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ended, Place } from './plaint.js';

function manyComplaints(place: Place, count: number): void {
  const description = 'The parcel was announced for Monday and has not come. '.repeat(8);
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      title: `Parcel ${index}`,
      description,
      channel: 'web',
      category: 'service',
      customer: `CU-${index}`,
      priority: 'urgent',
    }),
  );
  writeFileSync(join(place.folder, 'many.jsonl'), lines.join('\n'));
  expect(place.done(['log', '--from', 'many.jsonl'], { env: { PLAINT_NOW: '2026-11-20T08:00' } }).total).toBe(count);
}

test('a megabyte into a slow pipe arrives whole, with exit code 11', async () => {
  const place = new Place();
  manyComplaints(place, 1100);
  const child = place.start(['sla', 'check', '--json']);
  const closed = ended(child);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout ?? []) {
    chunks.push(chunk);
    if (chunks.length < 20) await sleep(50);
  }
  const text = Buffer.concat(chunks).toString();
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(JSON.parse(text).data.total).toBe(2200);
  expect(await closed).toBe(11);
});

test('a reader that goes away ends the program without a word', async () => {
  const place = new Place();
  manyComplaints(place, 300);
  const child = place.start(['sla', 'check', '--csv']);
  let complaints = '';
  child.stderr?.on('data', (data) => {
    complaints += data;
  });
  child.stdout?.once('data', () => child.stdout?.destroy());
  await ended(child);
  expect(complaints).toBe('');
});

test.each(['--help', '--version'])('nor does %s say one', async (flag) => {
  const child = new Place(false).start([flag]);
  let complaints = '';
  child.stderr?.on('data', (data) => {
    complaints += data;
  });
  child.stdout?.destroy();
  expect(await ended(child)).toBe(0);
  expect(complaints).toBe('');
});

test('ids come from standard input', () => {
  const place = new Place();
  const ids = [place.log(), place.log({ customer: 'CU-2' })];
  const { items } = place.done(['assign', '-', '--to', 'anna'], { input: `${ids.join('\n')}\n` });
  expect(items.map(({ id, owner }: { id: string; owner: string }) => [id, owner])).toEqual(
    ids.map((id) => [id, 'anna']),
  );
});

test('records come from standard input, and the wrong ones are listed', () => {
  const place = new Place();
  const input =
    'title: A\nchannel: phone\ncategory: product\ncustomer: 17\n---\ntitle: B\nchannel: fax\ncategory: product\ncustomer: 18\n';
  const { code, stdout } = place.run(['log', '--from', '-', '--json'], { input });
  expect(code).toBe(13);
  const { data } = JSON.parse(stdout);
  expect(data.items).toMatchObject([{ title: 'A', customer: '17' }]);
  expect(data.rejected).toMatchObject([{ number: 2, code: 'field_unknown_code' }]);
});

test('what is piped has neither colour nor a width', () => {
  const place = new Place();
  place.log({ title: 'x'.repeat(300) });
  const { stdout } = place.run(['list'], { env: { FORCE_COLOR: '1', COLUMNS: '40' } });
  expect(stdout).toContain('x'.repeat(300));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour begins with one
  expect(stdout).not.toMatch(/\u001b/);
});
