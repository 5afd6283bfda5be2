import { hashOfStandard, type QualityStandard } from '../../core/calibration/standard.js';
import type { StandardDiff } from '../../core/calibration/standard-diff.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { LoadedStandard, StandardFinding } from '../standard-files.js';
import { visible, visibleLine } from '../terminal.js';
import type { Wording } from '../wording/index.js';
import { differenceLines } from './field-changes.js';
import type { PolicyUse } from './policies.js';
import { renderTable } from './table.js';

/** A line of the list: a standard, or one that can't be read. */
export interface ListedStandard {
  id: string;
  use: PolicyUse;
  file: string;
  standard: QualityStandard | null;
}

/** What ships and what is in use. */
export function standardListView(entries: readonly ListedStandard[], words: Wording): Outcome {
  const items = entries.map(({ id, use, file, standard }) => ({
    ...{ id, use, file },
    version: standard?.version ?? null,
    hash: standard && hashOfStandard(standard),
    criteria: standard?.criteria.length ?? null,
    title: standard && words.named(standard.title),
  }));
  return {
    data: () => ({ items, total: items.length }),
    text: ({ terminal }) => {
      const { label } = words;
      const columns = [
        { title: label.standard },
        { title: label.use },
        { title: label.version, align: 'right' as const },
        { title: label.hash },
        { title: label.name, flexible: true },
      ];
      const rows = items.map(({ id, use, version, hash, title }) => [
        ...[id, words.policyUse[use], String(version ?? '-'), hash ?? '-', title ?? ''],
      ]);
      return renderTable(columns, rows, terminal);
    },
    csv: () => ({
      columns: ['id', 'use', 'version', 'hash', 'criteria', 'title', 'file'],
      rows: items.map((item) => [item.id, item.use, item.version, item.hash, item.criteria, item.title, item.file]),
    }),
  };
}

/** One standard, to be read from the top. `raw`: as it is written. */
export function standardShowView(loaded: LoadedStandard, raw: boolean): Outcome {
  const { origin, name, text, standard } = loaded;
  const hash = hashOfStandard(standard);
  return {
    data: () => ({ origin, file: name, hash, ...standard, ...(raw && { yaml: text }) }),
    text: (show) => (raw ? visible(text) : standardText(loaded, hash, show)),
  };
}

function standardText({ name, standard }: LoadedStandard, hash: string, { words, terminal }: Show): string {
  const { label, text } = words;
  const bold = (line: string) => terminal.colour.bold(visibleLine(line));
  const criterion = ({
    id,
    text: asked,
    scale,
    levels,
    weight,
    critical,
    anchors,
    auto,
  }: QualityStandard['criteria'][number]) =>
    [
      bold(`${id}  ${words.named(asked)}`),
      `  ${text.criterionTerms(scale === 'ordinal' ? `1-${levels}` : scale === 'percent' ? '0-100' : 'yes/no', weight, critical ?? null)}`,
      ...(auto ? [`  ${text.judgedByRule(auto)}`] : []),
      ...Object.entries(anchors).map(([answer, names]) => visibleLine(`  ${answer}: ${words.named(names)}`)),
    ].join('\n');
  const of = (section: string | undefined) =>
    standard.criteria.filter((each) => each.section === section).map(criterion);
  const sections = Object.entries(standard.sections).flatMap(([id, names]) => {
    const own = of(id);
    return own.length === 0 ? [] : [terminal.colour.underline(visibleLine(words.named(names))), ...own];
  });
  const reasons = Object.entries(standard.reasons).map(([code, names]) =>
    visibleLine(`  ${code}: ${words.named(names)}`),
  );
  const heading = `${bold(standard.id)}  ${visibleLine(words.named(standard.title))}`;
  return [
    `${heading}\n${text.standardPinned(standard.version, hash)}\n${visibleLine(name)}`,
    ...of(undefined),
    ...sections,
    [`${label.reason}:`, ...reasons].join('\n'),
    text.ledgerTerms(standard.ledger.appeal_days, standard.ledger.decided_by),
  ].join('\n\n');
}

/** What is wrong with standards, or doubtful about them. */
export function standardLintView(
  files: readonly string[],
  findings: readonly StandardFinding[],
  words: Wording,
): Outcome {
  const items = findings.map((finding) => {
    const { file, line } = finding;
    if (finding.kind === 'fault') {
      const { line: _line, ...fault } = finding.fault;
      const { path: field, found, allowed } = fault;
      const message = words.fault(fault);
      return {
        severity: 'error' as const,
        file,
        line,
        field,
        code: 'policy_invalid',
        args: { found, allowed },
        message,
      };
    }
    const { severity, code, path, args } = finding.doubt;
    return { severity, file, line, field: path, code, args, message: `${path}: ${words.standardDoubt(finding.doubt)}` };
  });
  const errors = items.filter(({ severity }) => severity === 'error').length;
  const warnings = items.length - errors;
  return {
    data: () => ({ files, errors, warnings, items, total: items.length }),
    text: () => {
      const lines = items.map(({ file, line, severity, message }) =>
        visibleLine(`${line === null ? file : `${file}:${line}`} ${words.severity[severity]}: ${message}`),
      );
      return [...lines, words.text.policyLintSummary(files.length, errors, warnings)].join('\n');
    },
    csv: () => ({
      columns: ['file', 'line', 'severity', 'field', 'code', 'message'],
      rows: items.map((item) => [item.file, item.line, item.severity, item.field, item.code, item.message]),
    }),
    exitCode: errors > 0 ? EXIT.threshold : EXIT.done,
  };
}

/** What taking a standard into use did. */
export function standardUseView(
  { standard }: LoadedStandard,
  file: string,
  outcome: 'added' | 'replaced' | 'same',
  dryRun: boolean,
): Outcome {
  const { id, version } = standard;
  return {
    data: () => ({ dry_run: dryRun, id, version, hash: hashOfStandard(standard), file, outcome }),
    text: ({ words: { text } }) =>
      [text.policiesUsed(outcome, file, dryRun), ...(outcome === 'same' ? [] : [text.auditsKeep])].join('\n'),
  };
}

/** How two standards differ. */
export function standardDiffView(before: LoadedStandard, after: LoadedStandard, diff: StandardDiff): Outcome {
  const side = ({ name, standard }: LoadedStandard) => {
    return { file: name, id: standard.id, version: standard.version, hash: hashOfStandard(standard) };
  };
  return {
    data: () => ({ before: side(before), after: side(after), ...diff }),
    text: ({ words, terminal }) => {
      const { text } = words;
      const changed = diff.changed.map(({ criterion: id, fields }) => ({ id, fields }));
      const lines = [
        ...differenceLines({ ...diff, changed }, words, terminal),
        ...(diff.reordered ? [text.criteriaReordered] : []),
      ];
      const unraised =
        !diff.same && before.standard.id === after.standard.id && before.standard.version === after.standard.version;
      return [
        text.policiesCompared(before.name, after.name),
        ...(diff.same ? [text.policiesSame] : lines),
        ...(unraised ? [text.versionNotRaised] : []),
      ].join('\n');
    },
  };
}
