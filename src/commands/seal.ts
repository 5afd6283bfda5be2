import { Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../cli/base-command.js';
import { Progress } from '../cli/progress.js';
import { writeSeal } from '../cli/seals.js';
import { sealView, unsealedView } from '../cli/views/evidence.js';
import { proveStore } from '../core/store/prove.js';

export default class Seal extends BaseCommand<typeof Seal> {
  static override summary = 'Seal what every history holds now, in one hash that others can keep';
  static override description =
    'Kept elsewhere, a seal proves later, with verify --against, that nothing recorded until now was changed or taken away. What does not verify is not sealed: exit 12. docs/evidence.md shows how to check a seal without plaint.';
  static override examples = [
    '<%= config.bin %> seal --out seal-2026-11.txt',
    '<%= config.bin %> seal | mail -s "seal" auditor@example.com',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    out: Flags.string({ summary: 'Write to this file; else to standard output', helpValue: 'FILE' }),
    force: Flags.boolean({ summary: 'Write over a file that is there already' }),
  };

  async run(): Promise<void> {
    const { store, onDamage, now: at, by } = await this.desk();
    const { out, force } = this.flags;
    const progress = new Progress('seal');
    const onComplaint = (count: number) => progress.update(count);
    const options = { ids: null, seal: null, onDamage, onComplaint };
    const proof = await proveStore(store, options).finally(() => progress.end());
    const { root, complaints, events, findings } = proof;
    if (root === null || findings.length > 0) return this.show(unsealedView(proof, this.words));
    const seal = { at, by, events, complaints };
    const written = out === undefined ? null : await writeSeal(out, seal, force);
    this.show(sealView(seal, root, written));
  }
}
