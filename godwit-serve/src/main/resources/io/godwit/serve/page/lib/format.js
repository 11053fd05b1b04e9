// Numbers, times and durations in words. Unknown is "-", which is not 0.

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const known = (value) => value !== undefined && value !== null && !Number.isNaN(value);

export const count = (value) => (known(value) ? COUNT.format(value) : '-');

/** 12,345 below a hundred thousand, else 1.23M. */
export function brief(value) {
  if (!known(value)) return '-';
  const size = Math.abs(value);
  if (size < 100_000) return COUNT.format(value);
  const [divisor, letter] = size < 1e6 ? [1e3, 'k'] : size < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  return (value / divisor).toPrecision(3) + letter;
}

export function bytes(value) {
  if (!known(value)) return '-';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return (unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)) + ' ' + units[unit];
}

export const perSecond = (value) => (known(value) ? (value < 10 && value > 0 ? value.toFixed(1) : brief(Math.round(value))) + '/s' : '-');

export const percent = (value) => (known(value) ? (value >= 100 ? '100' : (Math.floor(value * 10) / 10).toFixed(1)) + ' %' : '-');

/** Two units at most: 1d 4h, 2m 10s, 4.2s, 120ms. */
export function duration(seconds) {
  if (!known(seconds)) return '-';
  if (seconds < 0) seconds = 0;
  if (seconds < 1 && seconds > 0) return Math.round(seconds * 1000) + 'ms';
  if (seconds < 10 && !Number.isInteger(seconds)) return seconds.toFixed(1) + 's';
  const whole = Math.round(seconds);
  if (whole < 60) return whole + 's';
  if (whole < 3600) return Math.floor(whole / 60) + 'm ' + (whole % 60) + 's';
  if (whole < 86_400) return Math.floor(whole / 3600) + 'h ' + Math.floor((whole % 3600) / 60) + 'm';
  return Math.floor(whole / 86_400) + 'd ' + Math.floor((whole % 86_400) / 3600) + 'h';
}

export const secondsSince = (instant) => (instant ? Math.max(0, (Date.now() - Date.parse(instant)) / 1000) : undefined);

export const ago = (instant) => (instant ? duration(Math.round(secondsSince(instant))) + ' ago' : '-');

const DAY = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MINUTE = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Local time; with the day unless that is today. */
export function time(instant) {
  if (!instant) return '-';
  const at = new Date(instant);
  return (at.toDateString() === new Date().toDateString() ? '' : DAY.format(at) + ' ') + TIME.format(at);
}

/** A time on an axis: with seconds where that many minutes would show the same one twice. */
export const tick = (milliseconds, spanMilliseconds) => (spanMilliseconds < 600_000 ? TIME : MINUTE).format(new Date(milliseconds));

/** 1 mismatch, 2 mismatches. */
export const many = (number, one, several = one + 's') => count(number) + ' ' + (number === 1 ? one : several);

/** IN_SYNC → in sync. */
export const words = (constant) => String(constant ?? '-').toLowerCase().replaceAll('_', ' ');
