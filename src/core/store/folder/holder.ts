import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Who holds a lock or writes a file, in words without spaces inside: process, machine, and where the system tells them, the space
 * that the process numbers are counted in (containers on one machine can have their own) and when the process began (numbers are
 * given out again).
 */
export function ownHolder(): string {
  return [process.pid, hostname(), numberSpace(), startOf('self')].join(' ');
}

/** Whether that process is there, or can't be asked: on another machine, or counted elsewhere. */
export function mayBeAlive(holder: string): boolean {
  const [pid = '', host, space = '-', start = '-'] = holder.split(' ');
  if (host !== hostname() || (space !== '-' && space !== numberSpace())) return true;
  if (!/^\d+$/.test(pid)) return true;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return start === '-' || start === startOf(pid);
}

let space: string | null = null;

function numberSpace(): string {
  space ??= attempt(() => /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '-');
  return space;
}

/** The 22nd field of `stat`, counted after the name, which may hold spaces. */
function startOf(pid: string): string {
  return attempt(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  });
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '-';
  }
}
