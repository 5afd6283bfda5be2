import { Chalk } from 'chalk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderTable } from '../../src/cli/views/table.js';

const colour = new Chalk({ level: 0 });
const pipe = { width: Number.POSITIVE_INFINITY, colour };
const screen = { width: 100_000, colour };

test('a pipe gets the same lines as a screen that is wide enough, Chinese and emoji in line', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('宽带报修', '', 'x 中', '👩‍👩‍👧 ok', 'a\tb', '  in  '),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
      const columns = [{ title: 'Complaint' }, { title: '金额', align: 'right' as const }, { title: '' }];
      expect(renderTable(columns, rows, pipe)).toBe(renderTable(columns, rows, screen));
    }),
  );
});
