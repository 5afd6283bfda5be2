import { basename } from 'node:path';
import { Flags } from '@oclif/core';
import { ADDS_ONCE, BaseCommand } from '../cli/base-command.js';
import { cronFlags } from '../cli/cron-flags.js';
import { diagnosisView } from '../cli/views/diagnosis.js';
import { policyFindings } from '../core/integrity/policies.js';
import { examineStore } from '../core/store/doctor.js';

export default class Doctor extends BaseCommand<typeof Doctor> {
  static override summary = 'Examine the store: exit 12 when something is out of order';
  static override description =
    'Looks at every file. --fix mends what loses nothing and says what it did; --adopt records facts that were changed by hand as corrections. docs/doctor.md lists the findings.';
  static override examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor --fix --adopt'];
  static override effects = ADDS_ONCE;

  static override flags = {
    fix: Flags.boolean({ summary: 'Mend what can be mended without losing anything', default: false }),
    adopt: Flags.boolean({ summary: 'Record facts that were changed by hand as corrections', default: false }),
    ...cronFlags,
  };

  async run(): Promise<void> {
    const store = await this.openedStore();
    const policies = await policyFindings(
      (name, schema) => store.policy(name, schema),
      (kind, schema) => store.policies(kind, schema),
      (file, faults) => store.locateFaults(file, faults),
      (await store.policyTexts('packs')).map(({ name }) => `packs/${basename(name, '.yaml')}`),
    );
    // Without policies there is nothing to hold complaints against.
    if (policies.length > 0) {
      this.show(diagnosisView({ complaints: 0, findings: policies, mended: [], failed: [] }, this.words));
      return;
    }
    const desk = await this.desk();
    const diagnosis = await examineStore(
      desk.store,
      await desk.context(),
      desk.instant,
      desk.overviewRequest('all'),
      this.flags,
    );
    this.show(diagnosisView(diagnosis, this.words));
  }
}
