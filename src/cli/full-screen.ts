import { emitKeypressEvents, type Interface, type Key as Pressed } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Key } from '../core/calibration/scoring-keys.js';

/** What happens on a screen that a command has to itself. */
export type ScreenEvent = { type: 'key'; key: Key } | { type: 'resized' } | { type: 'signal'; signal: NodeJS.Signals };

/** The other screen of the terminal, lines not broken at its edge, pasted text told from typed, the cursor hidden. */
const ENTER = '\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[?25l\u001b[2J';
const LEAVE = '\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[0m\u001b[?1049l';
const HOME = '\u001b[H';
// Before a line is written: after one that fills it, it would take its last character away.
const CLEAR_LINE = '\u001b[2K';
const HIDE = '\u001b[?25l';

/** What ends the program from outside. The terminal is put right before it does. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long the rest of a key's code may take to come, in milliseconds, before Escape is only Escape. */
const ESCAPE_WAIT = 80;

/** A terminal taken over as a whole: keys one by one, drawn anew as a whole. Whoever opens it must close it. */
export class FullScreen {
  private readonly waiting: ScreenEvent[] = [];
  private wake: (() => void) | null = null;
  private pasted: string | null = null;
  private isOpen = true;

  constructor(
    private readonly input: ReadStream,
    private readonly output: WriteStream,
  ) {
    emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_WAIT } as unknown as Interface);
    input.setRawMode(true);
    input.on('keypress', this.onKey).on('end', this.onEnd);
    output.on('resize', this.onResize);
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
    // Also where something unforeseen ends the program.
    process.on('exit', this.close);
    input.resume();
    output.write(ENTER);
  }

  get size(): { width: number; height: number } {
    return { width: this.output.columns || 80, height: this.output.rows || 24 };
  }

  /** The next thing that happens; what happened meanwhile comes first. */
  async next(): Promise<ScreenEvent> {
    for (;;) {
      const event = this.waiting.shift();
      if (event) return event;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Puts these lines on the screen, and the cursor where somebody writes. */
  draw(lines: readonly string[], cursor: { row: number; column: number } | null): void {
    const place = cursor ? `\u001b[${cursor.row + 1};${cursor.column + 1}H\u001b[?25h` : '';
    // In one piece, so that no half-drawn screen is seen.
    this.output.write(`${HIDE}${HOME}${lines.map((line) => `${CLEAR_LINE}${line}`).join('\r\n')}${place}`);
  }

  /** Gives the terminal back as it was. Doing it again does nothing. */
  readonly close = (): void => {
    if (!this.isOpen) return;
    this.isOpen = false;
    process.off('exit', this.close);
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
    this.output.off('resize', this.onResize);
    this.input.off('keypress', this.onKey).off('end', this.onEnd);
    this.output.write(LEAVE);
    this.input.setRawMode(false);
    this.input.pause();
  };

  private tell(event: ScreenEvent): void {
    this.waiting.push(event);
    this.wake?.();
    this.wake = null;
  }

  private readonly onResize = (): void => this.tell({ type: 'resized' });
  private readonly onSignal = (signal: NodeJS.Signals): void => this.tell({ type: 'signal', signal });
  /** The terminal is gone. */
  private readonly onEnd = (): void => this.tell({ type: 'signal', signal: 'SIGHUP' });

  private readonly onKey = (text: string | undefined, pressed: Pressed): void => {
    if (pressed.name === 'paste-start') {
      this.pasted = '';
    } else if (pressed.name === 'paste-end') {
      this.tell({ type: 'key', key: { name: 'paste', text: this.pasted ?? '' } });
      this.pasted = null;
    } else if (this.pasted !== null) {
      this.pasted += text ?? pressed.sequence ?? '';
    } else if (pressed.ctrl && pressed.name === 'c') {
      this.tell({ type: 'signal', signal: 'SIGINT' });
    } else {
      // Typed fast, Escape and a letter look like one key.
      const isBoth = pressed.meta && pressed.sequence?.length === 2;
      if (isBoth) this.tell({ type: 'key', key: { name: 'escape', text: '' } });
      const typed = isBoth ? pressed.sequence?.slice(1) : text;
      this.tell({ type: 'key', key: keyOf(typed ?? '', isBoth ? { ...pressed, meta: false } : pressed) });
    }
  };
}

/** A key as the core knows it: only what prints has text. */
function keyOf(text: string, { name = '', ctrl, meta }: Pressed): Key {
  if (ctrl) return { name: `ctrl+${name}`, text: '' };
  if (meta && name !== 'escape') return { name: `meta+${name}`, text: '' };
  const named = name === 'enter' ? 'return' : name;
  return { name: named, text: /^[^\p{Cc}]+$/u.test(text) ? text : '' };
}
