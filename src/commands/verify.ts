import { Args, Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../cli/base-command.js';
import { Progress } from '../cli/progress.js';
import { idsToProve, loadSeal } from '../cli/seals.js';
import { proofView } from '../cli/views/evidence.js';
import { proveStore } from '../core/store/prove.js';

export default class Verify extends BaseCommand<typeof Verify> {
  static override summary = 'Prove that histories are as they were recorded: exit 12 when one is not';
  static override description =
    'Every complaint, also those put away, or only those named. With --against a seal: also that all it sealed is still there, unchanged. docs/evidence.md says what that proves.';
  static override examples = [
    '<%= config.bin %> verify',
    '<%= config.bin %> verify 7Q4KD',
    '<%= config.bin %> verify --against seal-2026-11.txt',
  ];
  static override effects = READ_ONLY;

  static override args = {
    id: Args.string({
      description: 'Complaints, each by any unique ending of its id; else every one',
      multiple: true,
      ignoreStdin: true,
    }),
  };

  static override flags = {
    against: Flags.string({ summary: 'A seal from an earlier time', helpValue: 'FILE' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { store, onDamage } = await this.desk();
    const { against } = this.flags;
    const seal = against === undefined ? null : { file: against, seal: await loadSeal(against) };
    const ids = await idsToProve(store, this.args.id ?? [], seal?.seal ?? null);
    const progress = new Progress('verify');
    const onComplaint = (count: number) => progress.update(count);
    const proof = await proveStore(store, { ids, seal, onDamage, onComplaint }).finally(() => progress.end());
    this.show(proofView(proof, this.words));
  }
}
