import { describe, expect, test } from 'vitest';
import { withBars } from '../../src/cli/charts/bars.js';
import type { Chart } from '../../src/cli/charts/chart.js';
import { drawChart } from '../../src/cli/charts/svg.js';
import { describeTerminal } from '../../src/cli/describe-terminal.js';
import { htmlOf } from '../../src/cli/pages/html.js';
import { markdownOf } from '../../src/cli/pages/markdown.js';
import type { Block, Page } from '../../src/cli/pages/page.js';
import { pageText } from '../../src/cli/pages/text.js';

const HOSTILE = `</title><script>alert(1)</script><img src=x onerror=alert(2)>"'&$&{c}zr0-x \u202e\u001b[31m`;

const intervals: Chart = {
  kind: 'intervals',
  rows: [
    { label: HOSTILE, value: 0.5, low: 0, high: 1, note: null },
    { label: 'without', value: null, low: null, high: null, note: HOSTILE },
  ],
  min: 0,
  max: 1,
  marks: [{ value: 0.8, label: HOSTILE }],
};
const funnel: Chart = {
  kind: 'funnel',
  points: [{ label: HOSTILE, n: 3, share: 0.9, isOutside: true }],
  centre: 0.1,
  limits: [
    { n: 1, low95: 0, high95: 0.8, low998: 0, high998: 1 },
    { n: 9, low95: 0, high95: 0.4, low998: 0, high998: 0.7 },
  ],
  axes: { n: HOSTILE, share: 'Share' },
};

function pageOf(blocks: Block[], isAppendix = false): Page {
  return {
    lang: 'en',
    title: HOSTILE,
    lead: [HOSTILE],
    sections: [{ title: HOSTILE, blocks, ...(isAppendix && { isAppendix }) }],
    footer: [HOSTILE],
    words: { table: 'The figures', appendix: 'More' },
  };
}

const table = {
  columns: [{ title: HOSTILE }, { title: 'n' }],
  rows: [[HOSTILE, { text: HOSTILE, tone: 'bad' as const }]],
};
const ALL: Block[] = [
  { kind: 'text', text: HOSTILE },
  { kind: 'verdict', text: HOSTILE, detail: HOSTILE, tone: 'good' },
  { kind: 'tiles', tiles: [{ label: HOSTILE, value: HOSTILE, detail: HOSTILE, tone: null }] },
  { kind: 'list', items: [HOSTILE] },
  { kind: 'table', title: HOSTILE, table },
  { kind: 'figure', title: HOSTILE, note: HOSTILE, chart: intervals, table },
  { kind: 'figure', title: HOSTILE, note: null, chart: funnel, table },
  {
    kind: 'heat',
    tables: [
      {
        title: HOSTILE,
        rows: { title: HOSTILE, labels: [HOSTILE, 'b'] },
        columns: { title: HOSTILE, labels: ['a', HOSTILE] },
        counts: [
          [1, 2],
          [0, 4],
        ],
      },
    ],
  },
];

/** The tags of a page, what is between quotation marks left out: text there is text. */
const tagsOf = (html: string) => html.replaceAll(/"[^"]*"/g, '""').match(/<[a-z][^>]*>/gi) ?? [];

describe('a page as HTML', () => {
  const html = htmlOf(pageOf(ALL), drawChart);

  test('makes no markup of text, wherever it stands', () => {
    expect(tagsOf(html).filter((tag) => /^<(?:script|img)|\son\w+=/i.test(tag))).toEqual([]);
    expect(tagsOf(html).length).toBeGreaterThan(100);
    expect(html).not.toContain('\u202e');
    expect(html).not.toContain('\u001b');
    // Title, lead, heading and so on: it is all there to be read.
    expect(html.split('&lt;script').length - 1).toBeGreaterThan(20);
    // Nor is it a pattern to whoever puts the page together.
    expect(html).not.toMatch(/\{b0\}|chart\d-x/);
    expect(html.match(/\$&amp;\{c\}zr0-x/g)?.length).toBeGreaterThan(30);
    for (const end of ['</title>', '</head>', '</style>']) expect(html.split(end)).toHaveLength(2);
  });

  test('asks for nothing from anywhere', () => {
    expect(tagsOf(html).filter((tag) => /\b(?:src|href)=|^<(?:link|iframe|object)/.test(tag))).toEqual([]);
    expect(html).not.toMatch(/url\((?!#)|@import/);
    expect(html.match(/https?:[^"'\s<]*/g)?.every((address) => address.startsWith('http://www.w3.org/'))).toBe(true);
    expect(html).toContain(`Content-Security-Policy" content="default-src 'none'`);
  });

  test('has each chart as a drawing with a name, and its table', () => {
    expect(html.match(/<svg role="img" aria-label="/g)).toHaveLength(2);
    expect(html.match(/<figure>/g)).toHaveLength(2);
    expect(html.match(/<details><summary>The figures/g)).toHaveLength(2);
    expect(html).not.toMatch(/NaN|undefined<|Infinity/);
  });

  test('is the same each time', () => expect(htmlOf(pageOf(ALL), drawChart)).toBe(html));

  test('folds what is behind it', () => {
    expect(htmlOf(pageOf(ALL, true), drawChart)).toContain('<details class="appendix">');
    expect(html).not.toContain('<details class="appendix">');
  });
});

describe('a page as Markdown', () => {
  const text = markdownOf(pageOf(ALL));

  test('makes neither HTML nor Markdown of text', () => {
    expect(text.replaceAll(/\\./g, '')).not.toMatch(/[<>`]/);
    expect(text).not.toContain('\u202e');
    const odd = markdownOf(pageOf([{ kind: 'list', items: ['# no heading', '1. no list', '[a](b) *c* | d'] }]));
    expect(odd).toContain('- \\# no heading\n- 1. no list'.replace('1.', '\\1.'));
    expect(odd).toContain('\\[a\\](b) \\*c\\* \\| d');
  });

  test('has as many cells in each line of a table as there are columns', () => {
    const blocks = text.split('\n\n').filter((part) => part.startsWith('|'));
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) {
      const cells = block.split('\n').map((line) => line.replaceAll(/\\./g, '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });
});

describe('a page on a terminal', () => {
  const plain = describeTerminal({ isTTY: false } as NodeJS.WriteStream, { NO_COLOR: '1' });

  test('shows control characters, and leaves what is behind it to whoever asks', () => {
    const text = pageText(pageOf(ALL), plain);
    expect(text).toContain('\\u001b');
    expect(text).not.toContain('\u001b');
    expect(pageText(pageOf([{ kind: 'text', text: 'deep' }], true), plain)).not.toContain('deep');
    expect(pageText(pageOf([{ kind: 'text', text: 'deep' }], true), plain, true)).toContain('deep');
  });

  test('draws intervals in letters, on the scale of the chart', () => {
    const bars = withBars({ columns: [{ title: 'c' }], rows: [['a'], ['b']] }, intervals);
    const [first, second] = bars.rows.map((row) => String(row.at(-1)));
    expect(first).toHaveLength(24);
    expect([first?.[0], first?.[12], first?.[23]]).toEqual(['├', '●', '┤']);
    expect(second).toBe('');
    expect(withBars(table, funnel)).toBe(table);
  });
});
