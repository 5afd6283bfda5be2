import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { editYaml } from '../../../src/core/store/folder/yaml-edit.js';
import { yamlText } from '../../../src/core/store/folder/yaml-text.js';

const STYLE = { lineWidth: 0 };
const edit = (text: string, data: unknown) => editYaml(text, data, STYLE);

describe('writing into a text that a person has changed', () => {
  const text = `# about this one
id: 'C-1' # as printed
standing: {status: new, owner: null}
complaint:
  # the customer is cross
  title: "Charged twice"
history:
  - {type: logged} # first
  # then nothing
`;

  test('comments, quotes, styles and the order of keys stay; only what differs is touched', () => {
    const data = parse(text);
    const next = {
      ...data,
      standing: { status: 'open', owner: 'li.wei' },
      history: [...data.history, { type: 'assigned', to: 'li.wei' }],
    };
    const edited = edit(text, next);
    expect(parse(edited)).toEqual(next);
    for (const kept of ['# about this one', "id: 'C-1' # as printed", '  # the customer is cross', '"Charged twice"']) {
      expect(edited).toContain(kept);
    }
    expect(edited).toContain('- { type: logged } # first');
    expect(Object.keys(parse(edited))).toEqual(['id', 'standing', 'complaint', 'history']);
  });

  test('Windows line ends stay Windows line ends', () => {
    const data = { ...parse(text), more: 'a\nb' };
    const edited = edit(text.replaceAll('\n', '\r\n'), data);
    expect(edited.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(parse(edited)).toEqual(data);
  });

  test('nothing to change changes nothing', () => {
    const written = stringify(parse(text), STYLE);
    expect(edit(written, parse(text))).toBe(written);
  });

  test('whatever was there and whatever comes, the text says the new data', () => {
    const data = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });
    fc.assert(
      fc.property(data, data, (before, after) => {
        const plain = JSON.parse(JSON.stringify(after));
        const text = stringify(JSON.parse(JSON.stringify(before)), { ...STYLE, aliasDuplicateObjects: false });
        expect(parse(edit(text, plain))).toEqual(plain);
      }),
    );
  });
});

describe('text of blanks and lines', () => {
  const blanks = fc.array(fc.constantFrom(' ', '\n', '\t', '\r', 'a', '-', '#', ': '), { maxLength: 8 });

  test('is read as it was written, in a new text and in one that was there', () => {
    fc.assert(
      fc.property(blanks, blanks, (first, second) => {
        const data = { facts: { text: first.join(''), more: [second.join('')] } };
        const written = yamlText(data, STYLE);
        expect(parse(written)).toEqual(data);
        const next = { facts: { ...data.facts, text: second.join(''), other: first.join('') } };
        expect(parse(edit(written, next))).toEqual(next);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([' \n', ' \n\n', ' \n\t', '\n \na', '  \n\n  a\nb'])('%j', (text) => {
    expect(parse(yamlText({ text }, STYLE))).toEqual({ text });
    expect(parse(edit('text: |-\n  other\n  lines\n', { text }))).toEqual({ text });
  });
});
