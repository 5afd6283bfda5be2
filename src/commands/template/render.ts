import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../cli/base-command.js';
import { readSlots, readTemplate } from '../../cli/template-files.js';
import { visible } from '../../cli/terminal.js';
import { complaintSlots } from '../../core/documents/complaint-slots.js';
import { renderTemplate, requireSlot } from '../../core/documents/template.js';
import { Problem } from '../../core/problem.js';
import { readClocks } from '../../core/sla/reading.js';
import { resolveId } from '../../core/store/change.js';

export default class TemplateRender extends BaseCommand<typeof TemplateRender> {
  static override summary = 'Fill in a letter or print a training case';
  static override description =
    'Slots are filled from --set, then from the complaint, then from the template. A slot that stays empty is refused: no letter goes out with a gap.';
  static override examples = [
    '<%= config.bin %> template render acknowledgement --complaint 7Q4KD --set company="Northwind" --set signature="Li Wei"',
    '<%= config.bin %> template render faulty-power-bank --trainer',
    '<%= config.bin %> template render faulty-power-bank --record | <%= config.bin %> log --from -',
  ];
  static override effects = READ_ONLY;

  static override args = {
    id: Args.string({ description: 'The template', required: true, ignoreStdin: true }),
  };

  static override flags = {
    complaint: Flags.string({ summary: 'Fill in from this complaint', helpValue: 'ID' }),
    set: Flags.string({
      summary: 'Fill in a slot; may be given several times',
      multiple: true,
      helpValue: 'NAME=TEXT',
    }),
    trainer: Flags.boolean({ summary: "Cases: with the trainer's part", exclusive: ['record'] }),
    record: Flags.boolean({
      summary: 'Cases: the ticket as a good agent would log it, for plaint log --from',
      exclusive: ['trainer', 'set', 'complaint'],
    }),
  };

  async run(): Promise<void> {
    const { complaint, set, trainer, record } = this.flags;
    const template = await readTemplate(this.args.id, this.lang);
    if ((record || trainer) && template.kind !== 'case')
      throw new Problem('template_no_case', { template: template.id });
    if (record) return this.showRecord(template.record ?? {});
    const slots = readSlots(set ?? []);
    for (const slot of Object.keys(slots)) requireSlot(template, slot);
    const values = { ...(await this.fromComplaint(complaint)), ...slots };
    const text = renderTemplate(template, values, trainer);
    this.show({ data: () => ({ id: template.id, language: template.language, text }), text: () => visible(text) });
  }

  private showRecord(record: Record<string, unknown>): void {
    this.show({ data: () => ({ record }), text: () => JSON.stringify(record, null, 2) });
  }

  private async fromComplaint(id: string | undefined): Promise<Record<string, string>> {
    if (id === undefined) return {};
    const desk = await this.desk();
    const complaint = await desk.store.read(await resolveId(desk.store, id));
    const clocks = readClocks(complaint, desk.instant, await desk.book(), desk.zone);
    return { ...complaintSlots(complaint, clocks, desk.team), today: desk.now.slice(0, 10) };
  }
}
