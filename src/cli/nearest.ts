/** The names that a mistyped one most probably means: at most two changes away, begun with it, or with too much behind. */
export function nearest(found: string, known: readonly string[]): string[] {
  if (found === '') return [];
  return known
    .map((name) => ({
      name,
      distance: name.startsWith(found) || found.startsWith(`${name} `) ? 0 : editDistance(found, name),
    }))
    .filter(({ distance }) => distance <= Math.min(2, Math.floor(found.length / 2)))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name, 'en'))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's distance: insertions, deletions and substitutions, each counted 1. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
