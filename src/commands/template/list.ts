import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { listTemplates } from '../../cli/template-files.js';
import { templateListView } from '../../cli/views/templates.js';

export default class TemplateList extends BaseCommand<typeof TemplateList> {
  static override summary = 'List training cases, letters and standards';
  static override examples = ['<%= config.bin %> template list --lang zh'];
  static override effects = READ_ONLY;
  static override flags = csvFlag;

  async run(): Promise<void> {
    this.show(templateListView(await listTemplates(this.lang)));
  }
}
