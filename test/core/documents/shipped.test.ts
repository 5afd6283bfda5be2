import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lintTickets } from '../../../src/core/calibration/lint.js';
import type { Facts } from '../../../src/core/complaint/facts.js';
import { complaintSlots } from '../../../src/core/documents/complaint-slots.js';
import { renderTemplate, type Template, TemplateHead } from '../../../src/core/documents/template.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { World } from '../../world.js';

const TEMPLATES = new URL('../../../templates/', import.meta.url);
const TRAINER_LINE = '<!-- trainer -->';
const LANGUAGES = ['en', 'zh'] as const;

/** Takes away what the test world would put in where a record says nothing. */
const NOTHING: Partial<Facts> = {
  description: undefined,
  subcategory: undefined,
  contact: undefined,
  product: undefined,
  demand: undefined,
  remedy: undefined,
};

const namesIn = (folder: string) => readdirSync(new URL(`${folder}/`, TEMPLATES)).sort();

function read(folder: string, language: string, name: string): Template {
  const file = `${folder}/${language}/${name}`;
  const [before, head = '', ...body] = readFileSync(new URL(file, TEMPLATES), 'utf8').split(/^---$/m);
  expect(before).toBe('');
  return { ...checkPolicy(TemplateHead, parse(head), file), language, body: body.join('---') };
}

const files = (folder: string) =>
  LANGUAGES.flatMap((language) => namesIn(`${folder}/${language}`).map((name) => [folder, language, name] as const));
const slotsIn = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((match) => match[1]))].sort();
const filled = ({ slots }: Template) =>
  Object.fromEntries(Object.keys(slots).map((slot) => [slot, `<${slot.replaceAll('.', '-')}>`]));

describe.each(['cases', 'letters'])('%s', (folder) => {
  it('come in both languages, by the same ids with the same slots and difficulty', () => {
    const [en, zh] = LANGUAGES.map((language) =>
      namesIn(`${folder}/${language}`).map((name) => read(folder, language, name)),
    );
    const shape = (template: Template) => [template.id, template.difficulty, Object.keys(template.slots).sort()];
    expect(en?.length).toBeGreaterThanOrEqual(3);
    expect(zh?.map(shape)).toEqual(en?.map(shape));
    expect(zh?.map(({ title }) => title)).not.toEqual(en?.map(({ title }) => title));
  });
});

describe.each([...files('cases'), ...files('letters')])('%s/%s/%s', (folder, language, name) => {
  const template = read(folder, language, name);

  it('is called by its id and is of the kind of its folder', () => {
    expect([`${template.id}.md`, `${template.kind}s`]).toEqual([name, folder]);
    expect(template.title.trim()).not.toBe('');
  });

  it('declares the slots that it has, and no other', () => {
    expect(slotsIn(template.body)).toEqual(Object.keys(template.slots).sort());
  });

  it('renders with all its slots, and leaves no brace behind', () => {
    const values = filled(template);
    const text = renderTemplate(template, values, true);
    for (const value of Object.values(values)) expect(text).toContain(value);
    expect(text).not.toMatch(/\{\{|\}\}|<!--/);
  });
});

describe.each(files('cases'))('the case %s/%s/%s', (folder, language, name) => {
  const template = read(folder, language, name);
  const [trainee = '', trainer = '', ...more] = template.body.split(TRAINER_LINE);

  it('renders without being told anything, and keeps the answer from trainees', () => {
    const shown = renderTemplate(template, {}, false);
    const whole = renderTemplate(template, {}, true);
    expect(more).toEqual([]);
    const headings = trainer.match(/^## .*$/gm) ?? [];
    expect(headings.length).toBeGreaterThanOrEqual(3);
    for (const heading of headings) {
      expect(whole).toContain(heading);
      expect(shown).not.toContain(heading);
    }
    expect(trainee.match(/^## .*$/gm)?.length).toBeGreaterThanOrEqual(3);
  });

  it('has a record that can be logged and that the automatic rules find no error in', () => {
    const world = new World();
    const { complaint } = world.given({ ...NOTHING, ...template.record });
    expect(complaint.facts).toMatchObject(template.record as object);
    const { findings } = lintTickets([complaint], [complaint], world.standard, world.taxonomy);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(template.difficulty).toBeGreaterThanOrEqual(1);
  });

  it('has every element in its record that the standard requires or recommends', () => {
    const { required, recommended } = new World().standard.rules;
    expect(Object.keys(template.record ?? {})).toEqual(expect.arrayContaining([...required, ...recommended]));
  });
});

describe.each(files('letters'))('the letter %s/%s/%s', (folder, language, name) => {
  const template = read(folder, language, name);

  it('asks of a complaint only what a complaint can tell', () => {
    const ticket = new World()
      .given()
      .when({ type: 'assign', to: 'li.wei' })
      .when({ type: 'resolve', outcome: 'upheld', summary: 'Paid back' }, '2026-11-20 10:00');
    const told = Object.keys(complaintSlots(ticket.complaint, ticket.clocks('2026-11-20 11:00'), ticket.world.team));
    const asked = Object.keys(template.slots).filter((slot) => /^(complaint|clock)\./.test(slot));
    expect(asked.filter((slot) => !told.includes(slot))).toEqual([]);
    expect(asked).toContain('complaint.id');
  });

  it('has nothing for trainers, and no record', () => {
    expect(template.body).not.toContain(TRAINER_LINE);
    expect(template.record).toBeUndefined();
  });
});
