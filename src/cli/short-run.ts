let unhurried = false;

/** V8 12 (Node 22) takes code for another one's that was kept after a flag was set and set back; see bin/run.js. */
const RESTORES = !process.versions.v8.startsWith('12.');

/**
 * Has V8 run what it has as it is. It would otherwise compile the loops over thousands of complaints once more, in another thread for which
 * Node waits at the end: a command that takes a tenth of a second is over before that pays.
 */
export async function expectShortRun(): Promise<void> {
  if (unhurried || !RESTORES) return;
  unhurried = true;
  await setFlag('--no-opt');
}

/** Takes that back: there is more to do than was thought, or what was compiled is to be kept for runs that begin without it. */
export async function expectLongRun(): Promise<void> {
  if (!unhurried) return;
  unhurried = false;
  await setFlag('--opt');
}

async function setFlag(flag: string): Promise<void> {
  const { setV8Flag } = await import('./v8-flags.js');
  setV8Flag(flag);
}
