/** The figures that stand at the head of a profile. */
import { el } from '../dom.js';
import { change, day, month, number } from '../format.js';
import { get } from '../api.js';

/** Draws the figures of a profile; those of the month before are asked for, up to the same day. */
export async function figures(profile) {
  const earlier = sameDayOfMonthBefore(profile.asOf);
  const before = await get('profile', { scope: profile.scope, asOf: earlier, limit: 1 });
  return el('dl', { class: 'figures' },
    figure('New in the last 4 weeks', number(profile.last4Weeks), `up to ${day(profile.asOf)}`),
    figure(`${month(profile.asOf.slice(0, 7))} so far`, number(profile.monthToDate),
      `${change(before.monthToDate, profile.monthToDate)} against the same days of ${month(earlier.slice(0, 7))}`),
    figure('In total', number(profile.total), `up to ${day(profile.asOf)}${profile.undated ? `, and ${number(profile.undated)} undated` : ''}`));
}

function figure(label, value, note) {
  return el('div', { class: 'card figure' }, el('dt', {}, label), el('dd', {}, el('strong', {}, value), el('span', {}, note)));
}

/** The day of the month before, or its last one where that month is shorter. */
function sameDayOfMonthBefore(iso) {
  const [year, monthNumber, dayNumber] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, monthNumber - 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, monthNumber - 2, Math.min(dayNumber, last)));
  return date.toISOString().slice(0, 10);
}
