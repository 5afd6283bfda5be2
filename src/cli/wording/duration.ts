/** A length of time in hours, never in days: a day has 24 hours and a working day has not. `100h`, `7h 30m`, `30m 5s`. */
export function hoursText(seconds: number, units: { hour: string; minute: string; second: string }): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  let told = hours > 0 ? `${hours}${units.hour}` : '';
  if (minutes > 0) told += `${told && ' '}${minutes}${units.minute}`;
  if (rest > 0) told += `${told && ' '}${rest}${units.second}`;
  return told || `0${units.hour}`;
}

/** The two largest parts of a length of time: `2d 3h`, `45m`, `30s`. Units are the caller's words. */
export function durationText(
  seconds: number,
  units: { day: string; hour: string; minute: string; second: string },
): string {
  const whole = Math.round(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), units.day],
    [Math.floor((whole % 86_400) / 3600), units.hour],
    [Math.floor((whole % 3600) / 60), units.minute],
    [whole % 60, units.second],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0${units.second}`;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}
