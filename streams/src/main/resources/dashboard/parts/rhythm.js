/** When a watchlist tells: at once, or in a digest of the day or the week. */
import { el } from '../dom.js';

const RHYTHMS = { immediate: 'at once', daily: 'daily', weekly: 'weekly' };
const WINDOWS = { PT0S: 'each alert by itself', PT5M: 'those of 5 minutes together', PT15M: 'those of 15 minutes together', PT1H: 'those of an hour together' };
const DEFAULTS = { rhythm: 'immediate', groupWindow: 'PT0S', time: '08:00', zone: 'UTC', weekday: 'MONDAY', emptyDigest: false };
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

const dayName = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' });
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Says a watchlist's rhythm in words; nothing for what is at once and each by itself. */
export function spelled(one) {
  const { rhythm: pace, groupWindow, time, zone, weekday } = { ...DEFAULTS, ...one };
  if (pace === 'immediate') {
    return groupWindow === DEFAULTS.groupWindow ? null : (WINDOWS[groupWindow] ?? `those of ${groupWindow} together`).replace('those', 'alerts');
  }
  return `${RHYTHMS[pace] ?? pace}${pace === 'weekly' ? `, ${nameOf(weekday)}` : ''} at ${time.slice(0, 5)} ${zone}`;
}

const nameOf = (day) => dayName.format(MONDAY + DAY * DAYS.indexOf(day));

/** Returns the fields and their value: all of a rhythm that is new; else nothing that is the default and was so before. */
export function rhythm(held) {
  const now = { ...DEFAULTS, ...Object.fromEntries(Object.entries(held ?? {}).filter(([key, value]) => key in DEFAULTS && value !== null)) };
  const windows = { ...WINDOWS, ...(now.groupWindow in WINDOWS ? {} : { [now.groupWindow]: `those of ${now.groupWindow} together` }) };
  const pace = select('rhythm', RHYTHMS, now.rhythm);
  const gathered = select('group-window', windows, now.groupWindow);
  const time = el('input', { id: 'time', type: 'time', required: true, value: now.time.slice(0, 5) });
  const weekday = select('weekday', Object.fromEntries(DAYS.map((day) => [day, nameOf(day)])), now.weekday);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set(['UTC', here, now.zone, ...(Intl.supportedValuesOf?.('timeZone') ?? [])])];
  const zone = select('zone', Object.fromEntries(zones.map((one) => [one, one.replaceAll('_', ' ')])), held?.zone ?? here);
  const hollow = el('input', { id: 'empty-digest', type: 'checkbox', checked: now.emptyDigest });
  const atOnce = el('div', { class: 'pair' }, el('label', { for: 'group-window' }, 'Send'), gathered);
  const onDay = el('div', { class: 'pair' }, el('label', { for: 'weekday' }, 'On'), weekday);
  const atTime = el('div', { class: 'pair' }, el('label', { for: 'time' }, 'At'), time, el('label', { class: 'unseen', for: 'zone' }, 'Time zone'), zone);
  const also = el('label', { class: 'choice' }, hollow, 'also when there is nothing to tell');
  const adjust = () => {
    atOnce.hidden = pace.value !== 'immediate';
    onDay.hidden = pace.value !== 'weekly';
    atTime.hidden = also.hidden = pace.value === 'immediate';
    time.required = !atTime.hidden;
  };
  pace.addEventListener('change', adjust);
  adjust();
  const written = () => (pace.value === 'immediate' ? { rhythm: pace.value, groupWindow: gathered.value }
    : { rhythm: pace.value, time: time.value, zone: zone.value, emptyDigest: hollow.checked, ...(pace.value === 'weekly' ? { weekday: weekday.value } : {}) });
  return {
    fields: el('fieldset', { class: 'fields' }, el('legend', {}, 'When'), el('div', { class: 'pair' }, el('label', { for: 'rhythm' }, 'Tell'), pace), atOnce, onDay, atTime, also),
    value: () => (pace.value === now.rhythm ? Object.fromEntries(Object.entries(written()).filter(([key, value]) => value !== DEFAULTS[key] || value !== now[key])) : written()),
  };
}

function select(id, choices, chosen) {
  return el('select', { id }, Object.entries(choices).map(([value, text]) => el('option', { value, selected: value === chosen }, text)));
}
