/** An instant for people: to the minute, without the offset, since all are in the store's zone. */
export function shortTime(stamp: string | null): string {
  return stamp === null ? '' : stamp.slice(0, 16).replace('T', ' ');
}
