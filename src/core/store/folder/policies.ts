import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import type * as v from 'valibot';
import { Problem } from '../../problem.js';
import { checkPolicy } from '../../validate.js';
import type { PolicyText } from '../port.js';
import { listFolder, readText } from './adapters.js';
import { writeDurably } from './durable.js';
import { withLines } from './fault-lines.js';
import type { ParsedFiles } from './parsed-files.js';

/** The policy files of a store, each read once. */
export class PolicyFolder {
  private readonly known = new Map<string, Promise<string | null>>();

  constructor(
    private readonly root: string,
    private readonly folder: string,
    private readonly parsed: ParsedFiles,
  ) {}

  one<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
    return this.checked(join(this.folder, `${name}.yaml`), schema);
  }

  async all<T>(kind: string, schema: v.GenericSchema<unknown, T>): Promise<T[]> {
    return Promise.all((await this.files(kind)).map((file) => this.checked(file, schema)));
  }

  /** The files of a kind as they are written. */
  async texts(kind: string): Promise<PolicyText[]> {
    const files = await this.files(kind);
    return Promise.all(
      files.map(async (file) => ({ name: relative(this.root, file), text: (await this.text(file)) ?? '' })),
    );
  }

  /** Writes a file of a kind. The id must be safe as a name. */
  async add(kind: string, id: string, text: string, replace: boolean): Promise<string> {
    const file = join(this.folder, kind, `${id}.yaml`);
    const name = relative(this.root, file);
    if (!replace && (await this.text(file)) !== null) throw new Problem('file_exists', { file: name });
    await writeDurably(file, text);
    this.known.delete(file);
    return name;
  }

  /** A text that changes whenever one of these files does; kinds stand for all their files. */
  async version(names: readonly string[], kinds: readonly string[]): Promise<string> {
    const ofKinds = await Promise.all(kinds.map((kind) => this.files(kind)));
    const files = [...names.map((name) => join(this.folder, `${name}.yaml`)), ...ofKinds.flat()];
    const texts = await Promise.all(files.map(async (file) => [relative(this.root, file), await this.text(file)]));
    return createHash('sha256').update(JSON.stringify(texts)).digest('base64url');
  }

  private async files(kind: string): Promise<string[]> {
    const folder = join(this.folder, kind);
    const names = await listFolder(folder);
    return names.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name));
  }

  private async checked<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const text = await this.text(file);
    if (text === null) throw new Problem('file_not_found', { file });
    const name = relative(this.root, file);
    return withLines(
      text,
      this.parsed.read(text, file, name, (data) => checkPolicy(schema, data, name)),
    );
  }

  private text(file: string): Promise<string | null> {
    const text = this.known.get(file) ?? readText(file);
    this.known.set(file, text);
    return text;
  }
}
