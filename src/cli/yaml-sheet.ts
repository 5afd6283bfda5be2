import { Document, isMap, isPair, isScalar, isSeq, LineCounter, type Pair, parseDocument, Scalar, visit } from 'yaml';
import { allowedAnswers } from '../core/calibration/answer.js';
import {
  type SheetOwner,
  type SheetPlan,
  type SheetRow,
  type TicketFacts,
  ticketFacts,
} from '../core/calibration/sheet.js';
import { type QualityStandard, ratedCriteria, TICKET_COLUMNS, VERDICT_COLUMNS } from '../core/calibration/standard.js';
import type { Complaint } from '../core/complaint/record.js';
import { type Fault, Problem } from '../core/problem.js';
import { stringifyJson, YAML_STYLE } from '../core/store/folder/adapters.js';
import { beginsBlank } from '../core/store/folder/yaml-text.js';
import { visible, visibleLine } from './terminal.js';
import type { Wording } from './wording/index.js';

type Complaints = ReadonlyMap<string, Complaint>;

/** A sheet that is no table: each ticket with its facts, and under `answers` a place for each criterion. */
function sheetData({ standard, tickets }: SheetPlan, { kind, name, rater }: SheetOwner, complaints: Complaints) {
  const answers = Object.fromEntries(ratedCriteria(standard).map(({ id }) => [id, null]));
  const asked = tickets.map(({ id }) => ({
    ...saidFacts(ticketFacts(id, complaints.get(id))),
    ...{ answers, unqualified: null, comment: null },
  }));
  return { [kind]: name, rater, tickets: asked };
}

/** The same as JSON, which has no place for what questions ask. */
export function jsonSheet(plan: SheetPlan, owner: SheetOwner, complaints: Complaints): string {
  return visible(stringifyJson(sheetData(plan, owner, complaints)));
}

/** The same as YAML, each question above its place. */
export function yamlSheet(plan: SheetPlan, owner: SheetOwner, complaints: Complaints, words: Wording): string {
  const criteria = ratedCriteria(plan.standard);
  const { reasons } = plan.standard;
  const document = new Document(sheetData(plan, owner, complaints), { aliasDuplicateObjects: false });
  const questions = new Map(
    criteria.map((criterion) => [criterion.id, `${words.named(criterion.text)} (${allowedAnswers(criterion)})`]),
  );
  visit(document, {
    Map: (index, node) => {
      if (typeof index === 'number' && index > 0) node.spaceBefore = true;
    },
    Pair: (_, { key }) => {
      if (isScalar(key)) key.commentBefore = commentOf(questions.get(String(key.value)));
    },
    // Only there can all that might steer a terminal be written as an escape, and does text that begins with a blank line keep it.
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      if (visible(node.value) !== node.value || node.value.trim() === '' || beginsBlank(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const names = (of: Record<string, string>) => visibleLine(words.named(of));
  const head = words.scoring.yamlHead(owner, {
    reasons: Object.entries(reasons).map(([code, of]) => `  ${code}: ${names(of)}`),
    anchors: criteria.flatMap(({ id, anchors }) => [
      `  ${id}`,
      ...Object.entries(anchors).map(([answer, of]) => `    ${visibleLine(answer)}: ${names(of)}`),
    ]),
  });
  const text = document.toString({ ...YAML_STYLE, nullStr: '' });
  return `${head.map((line) => `# ${line}`.trimEnd()).join('\n')}\n\n${visible(text)}`;
}

function commentOf(question: string | undefined): string | undefined {
  return question === undefined ? undefined : ` ${visibleLine(question)}`;
}

function saidFacts(facts: TicketFacts): Partial<TicketFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
}

/** What a YAML sheet says, with the faults of its form. What it says of tickets is checked as that of any sheet. `owner`: null: anybody's. */
export function readYamlSheet(
  text: string,
  file: string,
  standard: QualityStandard,
  owner: SheetOwner | null,
): { rows: SheetRow[]; faults: Fault[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'error' });
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, pos }) => {
      const found = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
      return { path: String(counter.linePos(pos[0]).line), found, allowed: 'YAML' };
    });
    throw new Problem('scores_invalid', { file, faults });
  }
  return new SheetReader(standard, owner, (offset) => counter.linePos(offset).line).read(document.contents);
}

interface Entry {
  key: string;
  value: unknown;
  line: number;
}

const TICKET_KEYS: readonly string[] = [...TICKET_COLUMNS, 'answers', ...VERDICT_COLUMNS];

class SheetReader {
  private readonly faults: Fault[] = [];

  constructor(
    private readonly standard: QualityStandard,
    private readonly owner: SheetOwner | null,
    private readonly lineAt: (offset: number) => number,
  ) {}

  read(contents: unknown): { rows: SheetRow[]; faults: Fault[] } {
    const kinds = this.owner ? [this.owner.kind] : ['audit', 'exam'];
    const entries = this.entries(contents, '', [...kinds, 'rater', 'tickets']);
    // A sheet that got into the wrong hands would be taken for somebody else's scores.
    const owner: Record<string, string> = this.owner
      ? { [this.owner.kind]: this.owner.name, rater: this.owner.rater }
      : {};
    for (const { key, value, line } of entries) {
      const allowed = owner[key];
      if (allowed !== undefined && cellOf(value) !== allowed) {
        this.faults.push({ path: `${line}:${key}`, found: cellOf(value), allowed });
      }
    }
    const tickets = entries.find(({ key }) => key === 'tickets')?.value;
    if (!isSeq(tickets)) {
      this.faults.push({
        path: `${this.lineOf(tickets) ?? 1}:tickets`,
        found: cellOf(tickets),
        allowed: '- ticket: ...',
      });
    }
    return { rows: isSeq(tickets) ? tickets.items.map((item) => this.row(item)) : [], faults: this.faults };
  }

  private row(item: unknown): SheetRow {
    const start = this.lineOf(item) ?? 1;
    const entries = this.entries(item, `${start}:ticket`, TICKET_KEYS);
    const of = (key: string) => entries.find((entry) => entry.key === key);
    const ticket = cellOf(of('ticket')?.value).trim();
    const answers = of('answers');
    const criteria = ratedCriteria(this.standard).map(({ id }) => id);
    const given = answers ? this.entries(answers.value, `${answers.line}:${ticket}/answers`, criteria, ticket) : [];
    const verdicts = entries.filter(({ key }) => (VERDICT_COLUMNS as readonly string[]).includes(key));
    for (const { key, value, line } of verdicts) {
      if (key === 'comment' && value !== null && !isScalar(value)) {
        this.faults.push({ path: `${line}:${ticket}/comment`, found: cellOf(value), allowed: 'text' });
      }
    }
    const cells = [...given, ...verdicts].map(({ key, value }) => [key, cellOf(value)]);
    const lines = new Map([...given, ...verdicts].map(({ key, line }) => [key, line]));
    return {
      line: start,
      cells: { ...Object.fromEntries(cells), ticket },
      place: (column) =>
        column === 'ticket'
          ? `${of('ticket')?.line ?? start}:ticket`
          : `${lines.get(column) ?? answers?.line ?? start}:${ticket}/${column}`,
    };
  }

  /** The entries of a map that has only these keys. Anything else is a fault. */
  private entries(node: unknown, path: string, allowed: readonly string[], ticket?: string): Entry[] {
    if (!isMap(node)) {
      this.faults.push({ path: path || '1', found: cellOf(node), allowed: allowed.join(', ') });
      return [];
    }
    return node.items.flatMap((pair) => {
      const entry = this.entry(pair);
      if (allowed.includes(entry.key)) return [entry];
      const place = [ticket, visibleLine(entry.key)].filter((part) => part !== undefined).join('/');
      this.faults.push({ path: `${entry.line}:${place}`, found: entry.key, allowed: allowed.join(', ') });
      return [];
    });
  }

  private entry(pair: Pair): Entry {
    return { key: cellOf(pair.key), value: pair.value, line: this.lineOf(pair.key) ?? 1 };
  }

  private lineOf(node: unknown): number | null {
    const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
    return range?.[0] === undefined ? null : this.lineAt(range[0]);
  }
}

/** A value as it would stand in a cell: as it was written, where it was written plainly. */
function cellOf(node: unknown): string {
  if (isScalar(node)) {
    if (node.value === null || node.value === undefined) return '';
    return node.type === Scalar.PLAIN ? (node.source ?? String(node.value)) : String(node.value);
  }
  if (node === null || node === undefined) return '';
  return isMap(node) ? '{...}' : isSeq(node) ? '[...]' : isPair(node) ? '...' : String(node);
}
