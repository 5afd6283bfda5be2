import { expect, test } from 'vitest';
import { confirmed, looksLike, sourceOf } from '../../../src/core/store/folder/index/source.js';

const file = { size: 100, changed: 1_000_000 };

test('a file changed well before anything else in the store can be trusted at once', () => {
  expect(sourceOf('text', file, file.changed + 2001, 5)).toMatchObject({ read: 0 });
});

test('one of the latest can not: a second change might leave the same time and size', () => {
  expect(sourceOf('text', file, file.changed + 2000, 5)).toMatchObject({ read: 5 });
  expect(sourceOf('text', file, file.changed, 5)).toMatchObject({ read: 5 });
});

test('found the same once more, it can be trusted as soon as two seconds have gone by here, however far the clocks are apart', () => {
  const source = sourceOf('text', file, file.changed, 50_000);
  expect(confirmed(source, 51_999).read).toBe(50_000);
  expect(confirmed(source, 52_000).read).toBe(0);
  // This machine's clock was set back: nothing is known, so it is read once more.
  expect(confirmed(source, 40_000).read).toBe(50_000);
});

test('another size or time of change is another text', () => {
  const source = sourceOf('text', file, file.changed, 0);
  expect(looksLike(source, file)).toBe(true);
  expect(looksLike(source, { ...file, size: 101 })).toBe(false);
  expect(looksLike(source, { ...file, changed: file.changed + 1 })).toBe(false);
});
