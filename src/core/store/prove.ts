import type { Proof } from '../evidence/prove.js';
import { Prover } from '../evidence/prove.js';
import type { ReadSeal } from '../evidence/seal.js';
import type { ComplaintStore, Damage } from './port.js';

export interface ProofOptions {
  /** Which complaints; null: every one. */
  ids: readonly string[] | null;
  /** What must be there still, and what it is called; null: nothing is known of earlier times. */
  seal: { file: string; seal: ReadSeal } | null;
  onDamage: (damage: Damage) => void;
  /** Told how many complaints have been proved. */
  onComplaint?: (count: number) => void;
}

/** Proves the histories of a store. What can't be read is no proof, and is told like all damage. */
export async function proveStore(store: ComplaintStore, options: ProofOptions): Promise<Proof> {
  const { ids, seal, onDamage, onComplaint } = options;
  const prover = new Prover(seal?.seal ?? null);
  const unreadable = (damage: Damage) => {
    onDamage(damage);
    prover.addUnreadable(damage);
  };
  let count = 0;
  for await (const { complaint, head } of store.scanEvidence(ids ?? 'all', unreadable)) {
    prover.add(complaint, head);
    onComplaint?.(++count);
  }
  return prover.end(ids && new Set(ids), seal?.file ?? '');
}
