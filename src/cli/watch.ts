import { setTimeout as sleep } from 'node:timers/promises';
import { Flags } from '@oclif/core';

/** For commands that somebody may leave on a screen. */
export const watchFlags = {
  watch: Flags.boolean({ summary: 'Draw it anew, until Ctrl-C', exclusive: ['json', 'csv'] }),
  every: Flags.integer({ summary: 'Seconds between two drawings; else 10', min: 1 }),
};

const CLEAR = '\u001b[H\u001b[2J\u001b[3J';

/** Draws again and again, each time on an empty screen. Whoever interrupts it ends the program. */
export async function drawAnew(draw: () => Promise<void>, seconds: number, out: NodeJS.WriteStream): Promise<never> {
  for (;;) {
    out.write(CLEAR);
    await draw();
    await sleep(seconds * 1000);
  }
}
