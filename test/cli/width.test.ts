import fc from 'fast-check';
import reference from 'string-width';
import { expect, test } from 'vitest';
import { stringWidth } from '../../src/cli/views/width.js';

test('every character of the basic plane is as wide as string-width has it', () => {
  for (let code = 0x20; code < 0xd800; code++) {
    const text = String.fromCharCode(code);
    expect(stringWidth(text), code.toString(16)).toBe(reference(text));
  }
  for (let code = 0xe000; code < 0x10000; code++) {
    const text = String.fromCharCode(code);
    expect(stringWidth(text), code.toString(16)).toBe(reference(text));
  }
});

test('and so is any text', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'aé中。“”…カ한，９ ') }));
  fc.assert(
    fc.property(text, (some) => {
      expect(stringWidth(some)).toBe(reference(some));
    }),
  );
});
