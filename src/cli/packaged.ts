import { readFileSync } from 'node:fs';

/** A JSON file that comes with the program. */
export function readPackaged<T>(name: string, root: URL): T {
  return JSON.parse(readFileSync(new URL(name, root), 'utf8'));
}

/** The program, its version, and what it runs on, in oclif's form. */
export function fullVersion({ name, version }: { name: string; version: string }): string {
  return `${name}/${version} ${process.platform}-${process.arch} node-${process.version}`;
}
