/** The same to the second, where it is not a full minute. */
export function exactTime(stamp: string): string {
  const time = stamp.slice(0, 19).replace('T', ' ');
  return time.endsWith(':00') ? time.slice(0, -3) : time;
}

/** An instant for people: to the minute, without the offset, since all are in the store's zone. */
export function shortTime(stamp: string | null): string {
  return stamp === null ? '' : stamp.slice(0, 16).replace('T', ' ');
}
