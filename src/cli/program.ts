import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Command, Config, type Interfaces } from '@oclif/core';
import { fullVersion, readPackaged } from './packaged.js';

/** The class of a command, see `BaseCommand`. */
export interface CommandClass {
  id: string;
  new (argv: string[], program: Config): { start(): Promise<unknown> };
}

export type LoadCommand = (id: string) => Promise<CommandClass>;

/**
 * What oclif has to know of the program, from package.json and the manifest and from nowhere else. Its own `Config.load` also looks
 * for plugins, themes, TypeScript and the shell's name (on Windows by starting PowerShell), twice in each run.
 */
export class Program extends Config {
  constructor(root: URL, load: LoadCommand, manifest: Interfaces.Manifest = readPackaged('oclif.manifest.json', root)) {
    super({ root: fileURLToPath(root) });
    this.root = this.options.root;
    this.pjson = readPackaged('package.json', root);
    const { name, version, oclif } = this.pjson;
    this.name = name;
    this.version = version;
    this.bin = oclif.bin ?? name;
    this.topicSeparator = oclif.topicSeparator ?? ':';
    this.arch = process.arch as Config['arch'];
    this.platform = process.platform;
    this.windows = this.platform === 'win32';
    this.shell = 'unknown';
    this.dirname = oclif.dirname ?? name;
    this.home = process.env.HOME || homedir();
    this.cacheDir = this.scopedEnvVar('CACHE_DIR') || this.macosCacheDir() || this.dir('cache');
    this.userAgent = fullVersion(this.pjson);

    const topics = Object.entries(oclif.topics ?? {}).map(([name, topic]) => ({ ...topic, name }));
    const commands = Object.entries(manifest.commands).map(([id, command]) => ({ ...command, load: () => load(id) }));
    this.take({ name, commands, topics });
  }

  /** Nobody listens: the program has neither plugins nor hooks. */
  override async runHook(): Promise<{ successes: []; failures: [] }> {
    return { successes: [], failures: [] };
  }

  /** Fills the tables of commands and topics as oclif does for a plugin. */
  private take(plugin: { name: string; commands: Command.Cached[]; topics: Interfaces.Topic[] }): void {
    // Private in its types only; the build ships the version that the tests ran with.
    const filling = this as unknown as Record<'loadCommands' | 'loadTopics', (from: typeof plugin) => void>;
    filling.loadCommands(plugin);
    filling.loadTopics(plugin);
  }
}
