import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { wrongInHistory } from '../../improvement/check.js';
import type { ImprovementEvent } from '../../improvement/events.js';
import { foldImprovement } from '../../improvement/evolve.js';
import { isImprovementId } from '../../improvement/id.js';
import { type Improvement, versionOfImprovement } from '../../improvement/improvement.js';
import { Problem } from '../../problem.js';
import type { Damage } from '../port.js';
import { DocumentFile, type Format, listFolder } from './adapters.js';
import { damageOf, FORMAT } from './document.js';
import { isRecord } from './document-shape.js';
import { asOnlyWriter } from './leftovers.js';
import { improvementPaths } from './paths.js';

/** An improvement on disk: where it stands, for people and grep, and what happened. On reading, the history is believed. */
interface ImprovementDocument {
  plaint: number;
  id: string;
  standing: object;
  history: object[];
  /** Whatever else is at the top of a file stays there. */
  [unknown: string]: unknown;
}

/** The improvements of a store: a document for each, in one folder, since there are tens of them where there are thousands of complaints. */
export class ImprovementFolder {
  private readonly paths;

  constructor(
    root: string,
    private readonly format: Format,
    private readonly patience: number,
  ) {
    this.paths = improvementPaths(root, format);
  }

  get folder(): string {
    return this.paths.folder;
  }

  /** The ids that an ending can mean. */
  async find(ending: string): Promise<string[]> {
    if (isImprovementId(ending)) return existsSync(this.paths.document(ending)) ? [ending] : [];
    return (await this.ids()).filter((id) => id.endsWith(ending));
  }

  async read(id: string): Promise<Improvement> {
    const found = isImprovementId(id) ? (await this.open(id)).improvement : null;
    if (!found) throw new Problem('improvement_not_found', { id });
    return found;
  }

  /** Every improvement, in order of id. What can't be read is told and left out. */
  async all(onDamage: (damage: Damage) => void): Promise<Improvement[]> {
    const found: Improvement[] = [];
    for (const id of await this.ids()) {
      try {
        const { improvement } = await this.open(id);
        if (improvement) found.push(improvement);
      } catch (error) {
        onDamage(damageOf(error, this.paths.document(id)));
      }
    }
    return found;
  }

  create(improvement: Improvement): Promise<void> {
    const { id } = improvement;
    return this.alone(id, async () => {
      const { file, document } = await this.open(id);
      if (document !== null) throw new Problem('improvement_exists', { id });
      await file.write(toDocument(improvement));
    });
  }

  /** Replaces an improvement, if its version is still `basedOn`. */
  replace(improvement: Improvement, basedOn: string): Promise<void> {
    const { id } = improvement;
    return this.alone(id, async () => {
      const { file, document, improvement: present } = await this.open(id);
      if (!present) throw new Problem('improvement_not_found', { id });
      if (versionOfImprovement(present) !== basedOn) throw new Problem('changed_meanwhile', { id });
      await file.write(toDocument(improvement, document ?? {}));
    });
  }

  /** Writes where an improvement stands anew from its history. */
  renew(id: string): Promise<boolean> {
    return this.alone(id, async () => {
      const { file, document, improvement } = await this.open(id);
      if (!improvement) return false;
      await file.write(toDocument(improvement, document ?? {}));
      return true;
    });
  }

  /** The visible files in the folder, each with the id that its name says; null: no improvement is called so. */
  async files(): Promise<{ path: string; id: string | null }[]> {
    const names = (await listFolder(this.paths.folder)).filter((name) => !name.startsWith('.'));
    return names.map((name) => {
      const id = basename(name, `.${this.format}`);
      return { path: join(this.paths.folder, name), id: name !== id && isImprovementId(id) ? id : null };
    });
  }

  /** The fields of where it stands that are not what the history says. Refuses a document that is damaged. */
  async differing(id: string): Promise<string[]> {
    const { document, improvement } = await this.open(id);
    if (!improvement) return [];
    const written = isRecord(document?.standing) ? document.standing : {};
    const right = Object.entries(standingOf(improvement));
    return right.filter(([field, value]) => !isDeepStrictEqual(written[field] ?? null, value)).map(([field]) => field);
  }

  private async ids(): Promise<string[]> {
    return (await this.files()).flatMap(({ id }) => id ?? []);
  }

  /** The file of an improvement, to be read and then written: what a person put into it stays. Null where there is none. */
  private async open(id: string) {
    const path = this.paths.document(id);
    const file = new DocumentFile<ImprovementDocument>(path, this.format);
    const document = await file.read();
    const improvement = file.exists ? fromDocument(document, id, path) : null;
    return { file, document: file.exists ? document : null, improvement };
  }

  private alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    return asOnlyWriter(this.paths.lock(id), id, this.patience, work);
  }
}

/** Where it stands, as people read it. */
function standingOf(improvement: Improvement): Record<string, unknown> {
  const { title, kind, scope, state, owner, due, cause, action, implemented_on } = improvement;
  return { title, state, owner, due, kind, scope, cause, action, implemented_on };
}

/** What goes on disk. `kept`: the document as it was found; what plaint does not know in it stays. */
function toDocument(improvement: Improvement, kept: Record<string, unknown> = {}): ImprovementDocument {
  const { id, history } = improvement;
  const { plaint, id: _, standing, history: before, ...unknown } = kept;
  return {
    plaint: FORMAT,
    id,
    standing: standingOf(improvement),
    // The document says the id once, at its top.
    history: history.map((event) => {
      if (event.type !== 'opened') return event;
      const { id: own, ...opened } = event;
      return opened;
    }),
    ...unknown,
  };
}

/** The improvement that a document holds. Refuses what is not one, saying where. */
function fromDocument(data: unknown, id: string, file: string): Improvement {
  const damaged = (reason: string) => new Problem('document_damaged', { file, line: null, reason });
  if (!isRecord(data)) throw damaged('not an improvement');
  const { plaint, history } = data;
  if (typeof plaint === 'number' && plaint > FORMAT) {
    throw new Problem('store_format_newer', { file, found: plaint, supported: FORMAT });
  }
  if (plaint !== FORMAT) throw damaged('plaint');
  if (data.id !== id) throw damaged('id');
  const wrong = wrongInHistory(history);
  if (wrong !== null) throw damaged(wrong);
  const [opened, ...rest] = history as ImprovementEvent[];
  return foldImprovement([{ ...(opened as ImprovementEvent<'opened'>), id }, ...rest]);
}
