import type { Chart } from '../charts/chart.js';
import { visibleLine } from '../terminal.js';
import type { Block, HeatTable, Page, PageCell, PageTable, Section, Tile } from './page.js';
import { STYLE } from './style.js';

/** The page as one HTML file that asks for nothing else: charts are drawn into it, light and dark, for the screen and for paper. */
export function htmlOf(page: Page, drawChart: (chart: Chart, id: string) => string): string {
  let drawn = 0;
  const draw = (chart: Chart) => drawChart(chart, `chart${++drawn}`);
  const [front, more] = [
    page.sections.filter((part) => !part.isAppendix),
    page.sections.filter((part) => part.isAppendix),
  ];
  return `<!doctype html>
<html lang="${page.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${safe(page.title)}</h1>
${page.lead.map((line) => `<p>${safe(line)}</p>`).join('\n')}
</header>
${front.map((section) => sectionHtml(section, page, draw)).join('\n')}
${more.length === 0 ? '' : appendix(more, page, draw)}
<footer>
${page.footer.map((line) => `<p>${safe(line)}</p>`).join('\n')}
</footer>
</main>
</body>
</html>
`;
}

function appendix(sections: readonly Section[], page: Page, draw: (chart: Chart) => string): string {
  const parts = sections.map(
    (section) =>
      `<details class="appendix"><summary>${safe(section.title ?? '')}</summary>\n${blocks(section, page, draw)}\n</details>`,
  );
  return `<section class="more">\n<h2>${safe(page.words.appendix)}</h2>\n${parts.join('\n')}\n</section>`;
}

function sectionHtml(section: Section, page: Page, draw: (chart: Chart) => string): string {
  const title = section.title === null ? '' : `<h2>${safe(section.title)}</h2>\n`;
  return `<section>\n${title}${blocks(section, page, draw)}\n</section>`;
}

function blocks(section: Section, page: Page, draw: (chart: Chart) => string): string {
  const parts: string[] = [];
  let figures: string[] = [];
  const flush = () => {
    if (figures.length > 0) parts.push(`<div class="figures">\n${figures.join('\n')}\n</div>`);
    figures = [];
  };
  for (const block of section.blocks) {
    // Figures that follow each other stand side by side where there is room.
    if (block.kind === 'figure') {
      figures.push(figure(block, page, draw));
      continue;
    }
    flush();
    parts.push(blockHtml(block));
  }
  flush();
  return parts.join('\n');
}

function blockHtml(block: Exclude<Block, { kind: 'figure' }>): string {
  switch (block.kind) {
    case 'text':
      return `<p>${safe(block.text)}</p>`;
    case 'verdict':
      return `<div class="verdict ${block.tone}"><strong>${safe(block.text)}</strong><span>${safe(block.detail)}</span></div>`;
    case 'tiles':
      return `<div class="tiles">\n${block.tiles.map(tile).join('\n')}\n</div>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${safe(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableHtml(block.table, block.title);
    case 'heat':
      return `<div class="heats">\n${block.tables.map(heat).join('\n')}\n</div>`;
  }
}

function figure(
  { title, note, chart, table }: Extract<Block, { kind: 'figure' }>,
  page: Page,
  draw: (chart: Chart) => string,
): string {
  const drawing = draw(chart).replace('<svg', () => `<svg role="img" aria-label="${safe(title)}"`);
  return `<figure>
<figcaption>${safe(title)}</figcaption>
${drawing}
${note === null ? '' : `<p class="note">${safe(note)}</p>`}
<details><summary>${safe(page.words.table)}</summary>
${tableHtml(table, null)}
</details>
</figure>`;
}

function tile({ label, value, detail, tone }: Tile): string {
  return `<div class="tile${tone ? ` ${tone}` : ''}"><span class="label">${safe(label)}</span><strong>${safe(value)}</strong><span>${safe(detail)}</span></div>`;
}

/** Lines of a table that is not broken over two pages. */
const SHORT = 14;

function tableHtml({ columns, rows }: PageTable, title: string | null): string {
  const side = (at: number) => {
    const names = [
      ...(columns[at]?.align === 'right' ? ['right'] : []),
      ...(columns[at]?.whole ? ['whole'] : []),
      ...(columns[at]?.flexible ? ['name'] : []),
    ];
    return names.length > 0 ? ` class="${names.join(' ')}"` : '';
  };
  const head = columns.map((column, at) => `<th scope="col"${side(at)}>${safe(column.title)}</th>`).join('');
  const cell = (content: PageCell, at: number) => {
    if (typeof content === 'string') return `<td${side(at)}>${safe(content)}</td>`;
    const text = content.tone ? `<span class="${content.tone}">${safe(content.text)}</span>` : safe(content.text);
    return `<td${side(at)}>${text}</td>`;
  };
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  const caption = title === null ? '' : `<caption>${safe(title)}</caption>\n`;
  // Short enough to stand on one sheet of paper with its caption.
  const size = rows.length <= SHORT ? ' short' : '';
  return `<div class="wide${size}"><table>\n${caption}<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>`;
}

/** Counts on a ground that is the darker the more there are; where both said the same, in another colour. */
function heat({ title, rows, columns, counts }: HeatTable): string {
  const most = Math.max(1, ...counts.flat());
  const head = columns.labels.map((label) => `<th scope="col">${safe(label)}</th>`).join('');
  const body = rows.labels.map((label, line) => {
    const cells = columns.labels.map((_, at) => {
      const count = counts[line]?.[at] ?? 0;
      const share = Math.round((85 * count) / most);
      return `<td class="${line === at ? 'same' : 'other'}" style="--heat:${share}%">${count}</td>`;
    });
    return `<tr><th scope="row">${safe(label)}</th>${cells.join('')}</tr>`;
  });
  const corner = `<th class="corner"><span>${safe(rows.title)} ↓</span> <span>${safe(columns.title)} →</span></th>`;
  return `<table class="heat">
<caption>${safe(title)}</caption>
<thead><tr>${corner}${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that can't become markup, control characters and marks that turn the direction of writing made visible. */
function safe(text: string): string {
  return visibleLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
