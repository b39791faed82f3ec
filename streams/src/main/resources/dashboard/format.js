/** Writes numbers, days and months as the reader's locale has them. */

const whole = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const oneDigit = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const longDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const longMonth = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonth = new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const number = (value) => whole.format(value);
export const decimal = (value) => (value === null ? '–' : oneDigit.format(value));
export const share = (value) => percent.format(value);
export const day = (iso) => (iso ? longDay.format(new Date(`${iso}T00:00Z`)) : '–');
export const dayShort = (iso) => (iso ? shortDay.format(new Date(`${iso}T00:00Z`)) : '–');
export const month = (iso) => longMonth.format(new Date(`${iso}-01T00:00Z`));
export const monthShort = (iso) => shortMonth.format(new Date(`${iso}-01T00:00Z`));
export const instant = (iso) => (iso ? moment.format(new Date(iso)) : '–');

/** Writes a difference with its sign. */
export function change(from, to) {
  const difference = to - from;
  return difference === 0 ? '±0' : `${difference > 0 ? '+' : '−'}${whole.format(Math.abs(difference))}`;
}

/** Says a probability in words that need no statistics. */
export function chance(p) {
  if (p < 1e-6) {
    return 'less than 1 in a million months would be as high by chance';
  }
  return `about 1 in ${whole.format(Math.max(1, Math.round(1 / p)))} months would be as high by chance`;
}

const regions = new Intl.DisplayNames(undefined, { type: 'region' });

/** Names the office of an ST.3 code; most codes are those of countries. */
export function office(code) {
  const others = { WO: 'WIPO (PCT)', EP: 'European Patent Office', EA: 'Eurasian Patent Organization', AP: 'ARIPO', OA: 'OAPI', GC: 'Gulf Cooperation Council' };
  return others[code] ?? (/^[A-Z]{2}$/.test(code) ? regions.of(code) : null);
}

/** Writes a status as people say it. */
export const status = (name) => ({ PENDING: 'Pending', IN_FORCE: 'In force', LAPSED: 'Lapsed', WITHDRAWN: 'Withdrawn' }[name] ?? name);
