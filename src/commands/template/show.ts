import { Args } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../cli/base-command.js';
import { templateSource } from '../../cli/template-files.js';

export default class TemplateShow extends BaseCommand<typeof TemplateShow> {
  static override summary = 'Show a template as it is, to copy and change';
  static override examples = [
    '<%= config.bin %> template show acknowledgement',
    '<%= config.bin %> template show ticket-quality',
  ];
  static override effects = READ_ONLY;

  static override args = {
    id: Args.string({ description: 'The template', required: true, ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const { id } = this.args;
    const source = await templateSource(id, this.lang);
    this.show({ data: () => ({ id, language: this.lang, source }), text: () => source });
  }
}
