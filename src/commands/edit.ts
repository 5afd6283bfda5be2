import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { factFlags, factsOf } from '../cli/fact-flags.js';
import { splitCategory } from '../core/complaint/taxonomy.js';

export default class Edit extends ChangeCommand<typeof Edit> {
  static override summary = 'Change facts of complaints';
  static override description =
    "An empty value takes a field away. When the customer complained can't be changed: deadlines count from it.";
  static override examples = [
    '<%= config.bin %> edit 7Q4KD --priority urgent',
    '<%= config.bin %> edit 7Q4KD --category product/safety',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = { ...factFlags, ...changeFlags };

  async run(): Promise<void> {
    const { category } = this.flags;
    const facts = { ...factsOf(this.flags), ...(category === undefined ? {} : splitCategory(category)) };
    const changes = Object.fromEntries(
      Object.entries(facts).map(([field, value]) => [field, String(value) === '' ? null : value]),
    );
    await this.change({ type: 'edit', changes });
  }
}
