import type { EvidenceFinding } from '../../core/evidence/finding.js';
import type { Proof } from '../../core/evidence/prove.js';
import type { Seal } from '../../core/evidence/seal.js';
import { sealText } from '../../core/evidence/seal.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';

/** Whether histories are proved, and what stands against it. */
export function proofView({ findings, complaints, events, root }: Proof, words: Wording): Outcome {
  const items = findings.map((finding) => itemOf(finding, words));
  return {
    data: () => ({ items, total: items.length, complaints: complaints.length, events, root }),
    text: ({ terminal }) => {
      const summary = words.text.proofSummary(complaints.length, events, items.length, root);
      if (items.length === 0) return summary;
      const { label } = words;
      const columns = [{ title: label.id }, { title: label.event }, { title: label.finding }];
      const rows = items.map(({ id, event, message }) => [id ?? '-', event === null ? '-' : String(event), message]);
      return `${renderTable(columns, rows, terminal)}\n\n${summary}`;
    },
    csv: () => ({ columns: COLUMNS, rows: items.map((item) => COLUMNS.map((column) => item[column])) }),
    exitCode: items.length > 0 ? EXIT.threshold : EXIT.done,
  };
}

/** A seal as it was written, or as text for standard output. */
export function sealView(seal: Seal, root: string, written: { file: string; sha256: string } | null): Outcome {
  const { at, by, events, complaints } = seal;
  return {
    data: () => ({
      at,
      by,
      root,
      events,
      complaints: complaints.length,
      ...(written ?? { items: complaints, total: complaints.length }),
    }),
    text: ({ words }) =>
      written ? words.text.sealed(written.file, complaints.length, events, root, written.sha256) : sealText(seal),
  };
}

/** A store that was not sealed, since a seal over what can't be proved proves nothing. */
export function unsealedView(proof: Proof, words: Wording): Outcome {
  const findings = proof.findings.map((finding) => itemOf(finding, words));
  const found = findings.map(({ id, message }) => `  ${id === null ? '' : `${id}  `}${message}`);
  return {
    data: () => ({ root: null, findings, total: findings.length }),
    text: () => '',
    exitCode: EXIT.threshold,
    failures: [words.text.notSealed(found.length), ...found],
  };
}

const COLUMNS = ['code', 'id', 'event', 'type', 'file', 'line', 'message'] as const;

interface Place {
  id?: string;
  event?: number;
  type?: string;
  file?: string;
  line?: number | null;
}

/** The same fields for every finding, empty where it has none. */
function itemOf(finding: EvidenceFinding, words: Wording) {
  const { code, args } = finding;
  const { id = null, event = null, type = null, file = null, line = null } = args as Place;
  return { code, id, event, type, file, line, message: words.evidence(finding) };
}
