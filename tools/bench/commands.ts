import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PLAINT, plaint } from '../plaint.js';
import { type Command, WITH_PEAK } from './measure.js';
import { type SampleStore, UNTIL } from './stores.js';

/** Makes the commands of one bench. They share a cache that nobody else has. */
export class Commands {
  private readonly made = new Map<string, Command>();

  constructor(private readonly folder: string) {}

  /** Bare Node: what no command can be quicker than. */
  node(): Command {
    return this.once({
      name: 'node -e 0',
      program: process.execPath,
      args: ['-e', '0'],
      env: this.env('cache'),
      ends: [0],
    });
  }

  /** A command on a store, or without one. Something late (exit code 11) or wrong with a ticket (12) is no failure here. */
  plaint(what: string, args: readonly string[], store?: SampleStore): Command {
    const on = store === undefined ? '' : `, ${store.label}`;
    const env = { ...this.env('cache'), PLAINT_STORE: store?.folder, PLAINT_USER: store?.owner };
    const name = `plaint ${what}${on}`;
    return this.once({ name, program: process.execPath, args: [PLAINT, ...args], env, ends: [0, 11, 12] });
  }

  /** The same without anything kept from before, telling how much memory it takes. */
  first(what: string, args: readonly string[], store: SampleStore): Command {
    const env = { ...this.env('first'), PLAINT_STORE: store.folder, PLAINT_USER: store.owner };
    const before = () => this.empty('first');
    const name = `plaint ${what}, ${store.label}, first use`;
    return this.once({
      name,
      program: process.execPath,
      args: [...WITH_PEAK, PLAINT, ...args],
      env,
      ends: [0, 11],
      before,
    });
  }

  /** Into a store in `folder`; where that is to be `empty`, one is made first, which nobody knows anything of. */
  import(what: string, args: readonly string[], folder: string, { empty }: { empty: boolean }): Command {
    const env = { ...this.env('import'), PLAINT_STORE: folder };
    const before = () => {
      if (!empty) return;
      this.empty('import');
      rmSync(folder, { recursive: true, force: true });
      const { exitCode, stderr } = plaint(['init', folder, '--zone', 'UTC'], this.env('import'), this.folder);
      if (exitCode !== 0) throw new Error(stderr);
    };
    const argv = [...WITH_PEAK, PLAINT, 'import', ...args];
    return this.once({ name: `plaint import ${what}`, program: process.execPath, args: argv, env, ends: [0], before });
  }

  private env(cache: string): NodeJS.ProcessEnv {
    const place = join(this.folder, cache);
    return { ...process.env, XDG_CACHE_HOME: place, PLAINT_NOW: UNTIL, LANG: 'C.UTF-8', TZ: 'UTC', NO_COLOR: '1' };
  }

  private empty(cache: string): void {
    rmSync(join(this.folder, cache), { recursive: true, force: true });
    mkdirSync(join(this.folder, cache), { recursive: true });
  }

  /** The same command is one to be timed once, in however many rows it stands. */
  private once(command: Command): Command {
    const known = this.made.get(command.name);
    if (known !== undefined) return known;
    this.made.set(command.name, command);
    return command;
  }
}
