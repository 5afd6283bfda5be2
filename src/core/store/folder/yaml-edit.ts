import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isSeq, type Node, parseDocument, type ToStringOptions } from 'yaml';
import { textOfDocument } from './yaml-text.js';

/**
 * Writes new data into a YAML text so that what a person put there stays: comments, the order of keys, quotes, the ends of lines.
 * Only the places whose values differ are touched.
 */
export function editYaml(text: string, data: unknown, style: ToStringOptions): string {
  const document = parseDocument(text, { logLevel: 'error' });
  applyChanges(document, [], document.toJS(), data);
  const edited = textOfDocument(document, style);
  return text.includes('\r\n') ? edited.replaceAll(/\r?\n/g, '\r\n') : edited;
}

type Path = (string | number)[];

function applyChanges(document: Document, path: Path, before: unknown, after: unknown): void {
  if (isDeepStrictEqual(before, after)) return;
  const node = (path.length === 0 ? document.contents : document.getIn(path, true)) as Node | null;
  if (isMap(node) && isPlain(before) && isPlain(after)) {
    for (const key of Object.keys(before)) if (!(key in after)) document.deleteIn([...path, key]);
    for (const [key, value] of Object.entries(after)) {
      if (key in before) applyChanges(document, [...path, key], before[key], value);
      else document.setIn([...path, key], createNode(document, value));
    }
  } else if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) {
    for (let index = before.length - 1; index >= after.length; index--) document.deleteIn([...path, index]);
    for (const [index, value] of after.entries()) {
      if (index < before.length) applyChanges(document, [...path, index], before[index], value);
      else document.addIn(path, createNode(document, value));
    }
  } else {
    document.setIn(path, createNode(document, after));
  }
}

function createNode(document: Document, value: unknown): unknown {
  return document.createNode(value, { aliasDuplicateObjects: false });
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
