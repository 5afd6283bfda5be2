import { BaseCommand, csvFlag, READ_ONLY } from '../../../cli/base-command.js';
import { loadStandard, type StandardSource, shippedStandards, standardInUse } from '../../../cli/standard-files.js';
import { type ListedStandard, standardListView } from '../../../cli/views/standards.js';
import { Problem } from '../../../core/problem.js';

export default class AuditStandardList extends BaseCommand<typeof AuditStandardList> {
  static override summary = 'List the quality standards that ship and the one in use';
  static override description =
    'In use is policy/quality.yaml. Every audit pins the standard it was planned under by its hash.';
  static override examples = [
    '<%= config.bin %> audit standard list',
    '<%= config.bin %> audit standard list --lang zh --csv',
  ];
  static override effects = READ_ONLY;
  static override flags = csvFlag;

  async run(): Promise<void> {
    const [used, shipped] = [await standardInUse(await this.nearestStore()), await shippedStandards()];
    const entries: ListedStandard[] = [];
    if (used) {
      const same = shipped.some(({ text }) => text === used.text);
      const use = same ? 'in_use' : shipped.some(({ id }) => id === used.id) ? 'changed' : 'own';
      entries.push(await this.listed(used, use));
    }
    for (const source of shipped) {
      if (source.id !== used?.id) entries.push(await this.listed(source, 'shipped'));
    }
    this.show(standardListView(entries, this.words));
  }

  /** One that can't be read is listed all the same. */
  private async listed(source: StandardSource, use: ListedStandard['use']): Promise<ListedStandard> {
    const { id, name: file } = source;
    try {
      return { id, use, file, standard: (await loadStandard(source)).standard };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'policy_invalid') throw error;
      this.notice({ code: error.code, message: this.words.problem(error).message, details: error.args });
      return { id, use, file, standard: null };
    }
  }
}
