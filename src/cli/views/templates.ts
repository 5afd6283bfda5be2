import type { Outcome } from '../output.js';
import type { TemplateEntry } from '../template-files.js';
import { renderTable } from './table.js';

/** The templates that ship. */
export function templateListView(entries: readonly TemplateEntry[]): Outcome {
  return {
    data: () => ({ items: entries, total: entries.length }),
    text: ({ words, terminal }) => {
      const columns = [words.label.kind, words.label.template, words.label.title].map((title) => ({ title }));
      const rows = entries.map(({ id, kind, title, difficulty }) => [
        words.templateKind[kind],
        id,
        difficulty === null ? title : `${title} ${'*'.repeat(difficulty)}`,
      ]);
      return renderTable(columns, rows, terminal);
    },
    csv: () => ({
      columns: ['kind', 'id', 'title', 'difficulty'],
      rows: entries.map(({ kind, id, title, difficulty }) => [kind, id, title, difficulty]),
    }),
  };
}
