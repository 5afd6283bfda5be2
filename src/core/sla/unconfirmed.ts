import type { PackFile } from './policy-file.js';

/**
 * The targets of a pack that no source confirms, as `policy/metric`: those that an entry under `unconfirmed` begins with, `final: ...` for
 * all policies or `complex/final: ...` for one.
 */
export function unconfirmedTargets({ unconfirmed, policies }: Pick<PackFile, 'unconfirmed' | 'policies'>): Set<string> {
  const texts = unconfirmed.flatMap((remark) => (typeof remark === 'string' ? [remark] : Object.values(remark)));
  const named = texts.flatMap((text) => /^((?:[\w-]+\/)?[a-z_]+)[:：]/.exec(text)?.[1] ?? []);
  return new Set(named.flatMap((name) => (name.includes('/') ? [name] : policies.map(({ id }) => `${id}/${name}`))));
}
