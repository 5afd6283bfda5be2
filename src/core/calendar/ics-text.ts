import { Problem } from '../problem.js';

/** A line of an iCalendar file (RFC 5545), unfolded. Names are in capitals, values as they stand. */
export interface IcsProperty {
  name: string;
  parameters: Record<string, string>;
  value: string;
  /** Where it begins in the file, from 1 on. */
  line: number;
}

export type IcsProperties = Record<string, IcsProperty[]>;

/** The events of an iCalendar file, each as its own properties by name; what belongs to an alarm inside is left out. */
export function readIcsEvents(text: string, file: string): IcsProperties[] {
  const events: IcsProperties[] = [];
  const open: string[] = [];
  let event: IcsProperties = {};
  let any = false;
  for (const property of unfold(text, file)) {
    const component = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN') {
      any ||= component === 'VCALENDAR';
      open.push(component);
      if (component === 'VEVENT') event = {};
    } else if (property.name === 'END') {
      if (open.pop() !== component) throw invalid(file, property.line, `END:${component}`);
      if (component === 'VEVENT') events.push(event);
    } else if (open.at(-1) === 'VEVENT') {
      event[property.name] = [...(event[property.name] ?? []), property];
    }
  }
  if (!any) throw invalid(file, 1, 'no VCALENDAR');
  if (open.length > 0) throw invalid(file, text.split('\n').length, `no END:${open.at(-1)}`);
  return events;
}

/** A value of text without its escapes. */
export function unescapeIcs(text: string): string {
  return text.replaceAll(/\\([nN,;\\])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));
}

/** A list of texts: commas separate them where they are not escaped. */
export function splitIcsList(text: string): string[] {
  return (text.match(/(?:\\.|[^,\\])+/g) ?? []).map((part) => unescapeIcs(part).trim());
}

function invalid(file: string, line: number, reason: string): Problem {
  return new Problem('file_invalid', { file, line, reason: `iCalendar: ${reason}` });
}

/** A line that begins with a blank goes on with the one before it. */
function* unfold(text: string, file: string): Generator<IcsProperty> {
  let current: { text: string; line: number } | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^[ \t]/.test(line) && current !== null) {
      current.text += line.slice(1);
      continue;
    }
    if (current !== null) yield parseProperty(current.text, file, current.line);
    current = line.trim() === '' ? null : { text: line, line: index + 1 };
  }
  if (current !== null) yield parseProperty(current.text, file, current.line);
}

/** `DTSTART;TZID=Europe/Berlin:20261001T090000`; what is quoted may have colons and semicolons in it. */
function parseProperty(text: string, file: string, line: number): IcsProperty {
  const match = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:])*)*):(.*)$/s.exec(text);
  if (!match) throw invalid(file, line, text.slice(0, 40));
  const [, name = '', given = '', value = ''] = match;
  const parameters: Record<string, string> = {};
  for (const [, key = '', quoted] of given.matchAll(/;([\w-]+)=((?:"[^"]*"|[^";:])*)/g)) {
    parameters[key.toUpperCase()] = (quoted ?? '').replaceAll('"', '');
  }
  return { name: name.toUpperCase(), parameters, value, line };
}
