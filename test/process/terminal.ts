import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { BIN, NODE, NOW, type Place } from './plaint.js';

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;
if (!hasTmux) process.stderr.write('No tmux on this machine: the tests of prompts in a real terminal are left out.\n');

let sessions = 0;

interface Options {
  width?: number;
  height?: number;
  /** A file in the place that gets every byte that is shown. */
  record?: string;
}

/** A real terminal, of 100 by 30 unless told otherwise, in which somebody types. */
export class Terminal {
  private readonly session = `plaint-${process.pid}-${sessions++}`;

  constructor(place: Place, command: string, { width = 100, height = 30, record }: Options = {}) {
    const env = `PLAINT_NOW=${NOW} PLAINT_USER=li.wei PLAINT_STORE= LANG=C.UTF-8`;
    // The shell outlives Ctrl-C, to tell how the program ended.
    const run = `trap : INT; cd ${place.folder}; ${env} ${NODE} ${BIN} ${command}; echo "exit=$?"; sleep 60`;
    const line = record ? `while [ ! -e ${place.folder}/${record} ]; do sleep 0.05; done; sleep 0.2; ${run}` : run;
    const size = ['-x', String(width), '-y', String(height)];
    execFileSync('tmux', ['-u', 'new-session', '-d', ...size, '-s', this.session, line]);
    onTestFinished(() => {
      spawnSync('tmux', ['kill-session', '-t', this.session]);
    });
    if (record) {
      const file = join(place.folder, record);
      execFileSync('tmux', ['pipe-pane', '-t', this.session, `cat >> ${file}`]);
      closeSync(openSync(file, 'a'));
    }
  }

  type(...keys: string[]): void {
    execFileSync('tmux', ['send-keys', '-t', this.session, ...keys]);
  }

  /** Pastes as a terminal does that tells pasting from typing. */
  paste(text: string): void {
    execFileSync('tmux', ['set-buffer', '-b', this.session, text]);
    execFileSync('tmux', ['paste-buffer', '-p', '-d', '-b', this.session, '-t', this.session]);
  }

  resize(width: number, height: number): void {
    execFileSync('tmux', ['resize-window', '-t', this.session, '-x', String(width), '-y', String(height)]);
  }

  /** What tmux knows of the terminal, such as `cursor_flag`. */
  state(name: string): string {
    return execFileSync('tmux', ['display', '-p', '-t', this.session, `#{${name}}`], { encoding: 'utf8' }).trim();
  }

  /** Sends a signal to the program that runs in it. */
  signal(name: NodeJS.Signals): void {
    const shell = this.state('pane_pid');
    const [child] = execFileSync('pgrep', ['-P', shell], { encoding: 'utf8' }).trim().split('\n');
    process.kill(Number(child), name);
  }

  screen(): string {
    return execFileSync('tmux', ['capture-pane', '-p', '-t', this.session], { encoding: 'utf8' });
  }

  async shows(text: string): Promise<string> {
    for (let tries = 0; tries < 200; tries++) {
      const screen = this.screen();
      if (screen.includes(text)) return screen;
      await sleep(50);
    }
    throw new Error(`never showed "${text}":\n${this.screen()}`);
  }
}
