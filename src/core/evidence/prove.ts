import { hashOfEvent, headsOf, verifyHistory } from '../complaint/chain.js';
import type { Complaint } from '../complaint/record.js';
import type { EvidenceFinding } from './finding.js';
import type { ReadSeal, SealedComplaint } from './seal.js';
import { rootOf } from './seal.js';

/** What came of proving complaints. */
export interface Proof {
  findings: EvidenceFinding[];
  /** What was looked at, as it would be sealed now. */
  complaints: SealedComplaint[];
  events: number;
  /** Of the complaints; null where not all could be read, since the root of a part could be taken for that of the whole. */
  root: string | null;
}

/** What is wrong with one history. `head`: what is said beside it to be its end, null where that is not said. */
export function proveHistory(complaint: Complaint, head: string | null): EvidenceFinding[] {
  const { id, history } = complaint;
  return verifyHistory(complaint, head).map(({ code, index }) => ({
    code,
    args: { id, event: index + 1, type: history[index]?.type ?? '' },
  }));
}

/** Proves complaints one after the other, and at the end what there is to say of all of them. */
export class Prover {
  private readonly findings: EvidenceFinding[] = [];
  private readonly seen = new Map<string, SealedComplaint>();
  private readonly sealed: ReadonlyMap<string, readonly string[]>;
  private events = 0;

  /** `seal`: what must be there still, unchanged; null: nothing is known of earlier times. */
  constructor(private readonly seal: ReadSeal | null) {
    this.sealed = new Map(seal?.whole ? seal.complaints.map(({ id, heads }) => [id, heads]) : []);
  }

  add(complaint: Complaint, head: string | null): void {
    const { id, history } = complaint;
    const faults = proveHistory(complaint, head);
    this.findings.push(...faults);
    this.seen.set(id, { id, heads: headsOf(complaint) });
    this.events += history.length;

    const wanted = this.sealed.get(id) ?? [];
    // A hash that is only written there proves nothing; where all was proved, each is right as it is written.
    const hashes = () => new Set(history.map((event) => (faults.length === 0 ? event.hash : hashOfEvent(id, event))));
    if (wanted.length > 0 && !wanted.every((hash) => hashes().has(hash))) {
      this.findings.push({ code: 'sealed_changed', args: { id } });
    }
  }

  addUnreadable(damage: { file: string; line: number | null; reason: string }): void {
    this.findings.push({ code: 'unreadable', args: damage });
  }

  /** `only`: the ids that were asked for; null: all. `sealFile`: how the seal is called for people. */
  end(only: ReadonlySet<string> | null, sealFile: string): Proof {
    const { findings, events } = this;
    if (this.seal && !this.seal.whole) findings.push({ code: 'seal_altered', args: { file: sealFile } });
    for (const id of this.sealed.keys()) {
      if (this.seen.has(id) || (only && !only.has(id))) continue;
      findings.push({ code: 'sealed_missing', args: { id } });
    }
    const complaints = [...this.seen.values()];
    const isPart = findings.some(({ code }) => code === 'unreadable');
    return { findings, complaints, events, root: isPart ? null : rootOf(complaints) };
  }
}
