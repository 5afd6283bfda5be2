import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { editYaml } from '../../../src/core/store/folder/yaml-edit.js';

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
