import { BaseCommand, csvFlag, READ_ONLY } from '../../../cli/base-command.js';
import { loadPolicies, type PolicySource, policiesInUse, shippedPolicies } from '../../../cli/policy-files.js';
import { type ListedPolicies, type PolicyUse, policyListView } from '../../../cli/views/policies.js';
import { Problem } from '../../../core/problem.js';

export default class SlaPolicyList extends BaseCommand<typeof SlaPolicyList> {
  static override summary = 'List the policies that ship and those in use';
  static override description =
    'House policies are your own promises, policy/sla.yaml. Packs stand beside them in policy/packs: a complaint has the clocks of all. docs/policies.md has more.';
  static override examples = ['<%= config.bin %> sla policy list', '<%= config.bin %> sla policy list --lang zh --csv'];
  static override effects = READ_ONLY;
  static override flags = csvFlag;

  async run(): Promise<void> {
    const [used, shipped] = [await policiesInUse(await this.nearestStore()), await shippedPolicies()];
    const entries: ListedPolicies[] = [];
    for (const source of used) {
      const original = shipped.find(({ id, kind }) => kind === source.kind && (kind === 'house' || id === source.id));
      const same = shipped.some(({ kind, text }) => kind === source.kind && text === source.text);
      const use = same ? 'in_use' : source.kind === 'pack' && original ? 'changed' : 'own';
      entries.push(await this.listed(source, use));
    }
    for (const source of shipped) {
      const copy = used.some(({ id, kind }) => kind === source.kind && id === source.id);
      if (!copy)
        entries.push(await this.listed(source, used.some(({ text }) => text === source.text) ? 'in_use' : 'shipped'));
    }
    this.show(policyListView(entries, this.words));
  }

  /** One that can't be read is listed all the same. */
  private async listed(source: PolicySource, use: PolicyUse): Promise<ListedPolicies> {
    const { id, kind, name: file } = source;
    try {
      return { id, kind, use, file, loaded: await loadPolicies(source) };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'policy_invalid') throw error;
      this.notice({ code: error.code, message: this.words.problem(error).message, details: error.args });
      return { id, kind, use, file, loaded: null };
    }
  }
}
