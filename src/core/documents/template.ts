import * as v from 'valibot';
import { Problem } from '../problem.js';

/** What stands above the text of a template file. */
export const TemplateHead = v.strictObject({
  id: v.string(),
  kind: v.picklist(['case', 'letter']),
  title: v.string(),
  difficulty: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3))),
  /** Each `{{slot}}` of the text; one without a default must be filled. */
  slots: v.optional(v.record(v.string(), v.strictObject({ default: v.optional(v.string()) })), {}),
  /** Cases: the ticket as a good agent would log it. */
  record: v.optional(v.record(v.string(), v.unknown())),
});
export type TemplateHead = v.InferOutput<typeof TemplateHead>;

export interface Template extends TemplateHead {
  language: string;
  body: string;
}

/** Refuses a slot that the template does not have: a typing error would leave the real one empty or at its default. */
export function requireSlot(template: Template, slot: string): void {
  const known = Object.keys(template.slots);
  if (!known.includes(slot)) throw new Problem('flag_invalid', { flag: 'set', found: slot, allowed: known.join(', ') });
}

/** What follows this line is for trainers only. The same in every language. */
const TRAINER_LINE = '<!-- trainer -->';

const SLOT = /\{\{\s*([\w.]+)\s*\}\}/g;

/**
 * The text with its slots filled from `values`, else from their defaults. Refuses to leave a slot empty.
 * `forTrainer` keeps the part that trainees do not see.
 */
export function renderTemplate(
  template: Template,
  values: Readonly<Record<string, string>>,
  forTrainer: boolean,
): string {
  const [open = '', ...trainer] = template.body.split(TRAINER_LINE);
  const body = forTrainer ? [open.trimEnd(), ...trainer].join('\n') : open;
  const empty = new Set<string>();
  const text = body.replaceAll(SLOT, (_match, slot: string) => {
    const value = values[slot] ?? template.slots[slot]?.default ?? '';
    if (value.trim() === '') empty.add(slot);
    return value;
  });
  if (empty.size > 0) throw new Problem('slots_empty', { template: template.id, slots: [...empty] });
  return `${text.trim()}\n`;
}
