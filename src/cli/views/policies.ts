import { goalOf, type Policy, type PolicySet } from '../../core/sla/policy.js';
import type { PolicyDiff } from '../../core/sla/policy-diff.js';
import { METRICS, type Metric, type PolicyEntry, type Remark, type Start } from '../../core/sla/policy-file.js';
import { unconfirmedTargets } from '../../core/sla/unconfirmed.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { LoadedPolicies, PolicyFinding } from '../policy-files.js';
import { visible, visibleLine } from '../terminal.js';
import type { UsedPolicies } from '../use-pack.js';
import type { Wording } from '../wording/index.js';
import { differenceLines } from './field-changes.js';
import { renderTable } from './table.js';

/** Whether what ships is in use, or what is in use is as it ships. */
export type PolicyUse = 'shipped' | 'in_use' | 'changed' | 'own';

/** A line of the list: a file of promises, or one that can't be read. */
export interface ListedPolicies {
  id: string;
  kind: 'house' | 'pack';
  use: PolicyUse;
  file: string;
  loaded: LoadedPolicies | null;
}

/** What ships and what is in use. */
export function policyListView(entries: readonly ListedPolicies[], words: Wording): Outcome {
  const items = entries.map(({ id, kind, use, file, loaded }) => {
    const pack = loaded?.kind === 'pack' ? loaded.file : null;
    return {
      id,
      kind,
      use,
      file,
      name: pack && words.named(pack.name),
      verified: pack?.verified ?? null,
      unconfirmed: pack ? pack.unconfirmed.length : null,
      effective: pack?.effective === undefined ? null : words.remark(pack.effective),
      policies: loaded ? loaded.file.policies.length : null,
    };
  });
  return {
    data: () => ({ items, total: items.length }),
    text: (show) => {
      const { label, text } = words;
      const columns = [
        { title: label.policy },
        { title: label.kind },
        { title: label.use },
        { title: label.verified },
        { title: label.unconfirmed, align: 'right' as const },
        { title: label.name, flexible: true },
      ];
      const rows = items.map(({ id, kind, use, verified, unconfirmed, name, effective }) => [
        id,
        words.policyKind[kind],
        words.policyUse[use],
        verified ?? (kind === 'pack' ? text.neverVerified : ''),
        unconfirmed === null ? '' : String(unconfirmed),
        [name ?? '', effective && `(${effective})`].filter(Boolean).join(' '),
      ]);
      return `${renderTable(columns, rows, show.terminal)}\n\n${text.notLegalAdvice}`;
    },
    csv: () => ({
      columns: ['id', 'kind', 'use', 'verified', 'unconfirmed', 'effective', 'policies', 'name', 'file'],
      rows: items.map((item) => [
        item.id,
        item.kind,
        item.use,
        item.verified,
        item.unconfirmed,
        item.effective,
        item.policies,
        item.name,
        item.file,
      ]),
    }),
  };
}

/** One file of promises, to be read from the top. `raw`: as it is written. */
export function policyShowView(loaded: LoadedPolicies, set: PolicySet, raw: boolean): Outcome {
  return {
    data: () => {
      const { id, kind, origin, name, text, file } = loaded;
      const { policies, ...about } = file;
      return { id, kind, origin, file: name, ...about, policies, ...(raw && { yaml: text }) };
    },
    text: (show) => (raw ? visible(loaded.text) : policyText(loaded, set, show)),
  };
}

function policyText(loaded: LoadedPolicies, set: PolicySet, show: Show): string {
  const { words, terminal } = show;
  const { label, text } = words;
  const pack = loaded.kind === 'pack' ? loaded.file : null;
  const heading = `${terminal.colour.bold(loaded.id)}  ${pack ? visibleLine(words.named(pack.name)) : ''}`.trimEnd();
  const facts: [string, string | null][] = [
    [label.verified, pack && (pack.verified ?? text.neverVerified)],
    [label.effective, pack?.effective === undefined ? null : words.remark(pack.effective)],
  ];
  const lines = facts.flatMap(([name, value]) =>
    value ? [`${terminal.colour.dim(`${name}:`)} ${visibleLine(value)}`] : [],
  );
  const remarks = (name: string, list: readonly Remark[] = []) =>
    list.length === 0 ? [] : [[name, ...list.map((remark) => `  - ${visibleLine(words.remark(remark))}`)].join('\n')];
  const table = policyTable(loaded, set, show);
  return [
    [heading, visibleLine(loaded.name), text.notLegalAdvice, ...lines].join('\n'),
    table.marked ? `${table.text}\n${text.unconfirmedMark}` : table.text,
    ...remarks(label.source, pack?.source),
    ...remarks(label.unconfirmed, pack?.unconfirmed),
    ...remarks(label.notes, pack?.notes),
  ].join('\n\n');
}

/** News is owed from each answer on; where no first one is promised, from the beginning. */
function startOf({ starts, targets }: Policy, metric: Metric): Start | 'answer' {
  return metric === 'update' && targets.first_response ? 'answer' : starts[metric];
}

/** What starts the clocks that the policy has no say in. */
const FROM: Partial<Record<Metric, 'message' | 'answer' | 'handover'>> = {
  next_response: 'message',
  stage: 'handover',
};

function policyTable(loaded: LoadedPolicies, set: PolicySet, show: Show) {
  const { words, terminal } = show;
  const { label } = words;
  const doubtful = loaded.kind === 'pack' ? unconfirmedTargets(loaded.file) : null;
  let marked = false;
  const rows = loaded.file.policies.flatMap((entry, index) => {
    const policy = set.policies[index];
    const targets = METRICS.flatMap((metric) => {
      const teams = metric === 'stage' ? Object.keys(entry.stages) : [];
      return [null, ...teams].flatMap((team) => {
        const goal = policy && goalOf(policy, metric, team);
        return goal && policy ? [{ metric, team, text: goal.text, starts: startOf(policy, metric) }] : [];
      });
    });
    return targets.map(({ metric, team, text, starts }, at) => {
      const isDoubtful = doubtful?.has(`${entry.id}/${metric}`) ?? false;
      marked ||= isDoubtful;
      const extension = entry.extensions[metric];
      return [
        at === 0 ? entry.id : '',
        at === 0 ? conditions(entry, words) : '',
        team === null ? words.metric(metric) : `${words.metric(metric)} (${team})`,
        isDoubtful ? `${text} ?` : text,
        words.starts[FROM[metric] ?? starts],
        (team !== null && entry.calendars[team]) || entry.calendar,
        (entry.pauses[metric] ?? []).join(', '),
        extension ? words.text.putOff(extension) : '',
      ];
    });
  });
  const titles = [label.policy, label.when, label.clock, label.target, label.counts, label.calendar];
  const all = [...titles, label.pausedBy, label.putOff];
  // A column that nothing is said in is left out.
  const used = all.map((_title, column) => rows.some((row) => row[column] !== ''));
  const kept = <T>(cells: T[]) => cells.filter((_cell, column) => used[column]);
  const columns = kept(all.map((title) => ({ title })));
  return {
    text: renderTable(
      columns,
      rows.map((row) => kept(row)),
      terminal,
    ),
    marked,
  };
}

function conditions({ when, from, until }: PolicyEntry, words: Wording): string {
  const said = Object.entries(when).flatMap(([field, wanted]) =>
    wanted === undefined ? [] : [`${words.field(field)} = ${visibleLine([wanted].flat().join(', '))}`],
  );
  if (from !== undefined || until !== undefined) said.push(words.text.receivedBetween(from, until));
  return said.length === 0 ? words.text.everyComplaint : said.join('; ');
}

/** What is wrong with files of promises, or doubtful about them. */
export function policyLintView(files: readonly string[], findings: readonly PolicyFinding[], words: Wording): Outcome {
  const items = findings.map((finding) => {
    const { severity, file, line } = finding;
    const place = { severity, file, line };
    if (finding.severity === 'error') {
      const { path: field, found, allowed } = finding.fault;
      const { line: _line, ...fault } = finding.fault;
      return { ...place, field, code: 'policy_invalid', args: { found, allowed }, message: words.fault(fault) };
    }
    const { code, path, args } = finding.doubt;
    return { ...place, field: path, code, args, message: `${path}: ${words.doubt(finding.doubt)}` };
  });
  const errors = items.filter(({ severity }) => severity === 'error').length;
  const warnings = items.length - errors;
  return {
    data: () => ({ files, errors, warnings, items, total: items.length }),
    text: () => {
      const lines = items.map(({ file, line, severity, message }) => {
        return visibleLine(`${line === null ? file : `${file}:${line}`} ${words.severity[severity]}: ${message}`);
      });
      return [...lines, words.text.policyLintSummary(files.length, errors, warnings)].join('\n');
    },
    csv: () => ({
      columns: ['file', 'line', 'severity', 'field', 'code', 'message'],
      rows: items.map((item) => [item.file, item.line, item.severity, item.field, item.code, item.message]),
    }),
    exitCode: errors > 0 ? EXIT.threshold : EXIT.done,
  };
}

/** What taking promises into use did. */
export function policyUseView(used: UsedPolicies, dryRun: boolean): Outcome {
  return {
    data: () => ({ ...used, dry_run: dryRun }),
    text: ({ words: { text } }) =>
      [
        text.policiesUsed(used.outcome, used.file, dryRun),
        ...used.calendars.map(text.broughtAlong),
        ...used.codes.map(text.codeAdded),
        ...(used.outcome === 'same' ? [] : [text.clocksUntouched]),
        text.notLegalAdvice,
      ].join('\n'),
  };
}

/** How two files of promises differ. */
export function policyDiffView(before: string, after: string, diff: PolicyDiff): Outcome {
  return {
    data: () => ({ before, after, ...diff }),
    text: ({ words, terminal }) => {
      const { text } = words;
      const changed = diff.changed.map(({ policy: id, fields }) => ({ id, fields }));
      const lines = [
        ...differenceLines({ ...diff, changed }, words, terminal),
        ...(diff.reordered ? [text.policiesReordered] : []),
      ];
      return [text.policiesCompared(before, after), ...(diff.same ? [text.policiesSame] : lines)].join('\n');
    },
  };
}
