import { Document, Scalar, type ToStringOptions, visit } from 'yaml';

/**
 * Text whose first line is blank. As a block scalar it would be read differently, or not at all, since the blanks before it tell how far the
 * block is indented (yaml 2.9 writes no indentation indicator for it).
 */
export function beginsBlank(text: string): boolean {
  return /^[ \t\r]*\n/.test(text);
}

/** A document as YAML from which the same data are read again. */
export function textOfDocument(document: Document, style: ToStringOptions): string {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && beginsBlank(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString(style);
}

/** Data as YAML, each part written out wherever it occurs. */
export function yamlText(data: unknown, style: ToStringOptions): string {
  return textOfDocument(new Document(data, { aliasDuplicateObjects: false }), style);
}
