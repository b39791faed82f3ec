/** What became of the notifications that were sent: the newest of them, and another try for those that are tried no more. */
import { el, empty, fill } from '../dom.js';
import { get, send } from '../api.js';
import { instant, number } from '../format.js';
import { nameOf } from './channels.js';

const STATES = { '': 'all deliveries', DELIVERED: 'delivered', RETRYING: 'being tried again', STOPPED: 'stopped', DEAD: 'given up' };
const LOOKS = { DELIVERED: 'feed-live', RETRYING: 'feed-late', DEAD: 'feed-failing' };
const SHOWN = 50;
const LOOKS_AGAIN = 10;
const PAUSE = 1000;

/** Draws the part, of one watchlist or all. */
export function deliveries(watchlist) {
  const place = el('div', { class: 'deliveries' });
  const told = el('span', { class: 'told', role: 'status' });
  const state = el('select', { 'aria-label': 'Which deliveries', change: () => show() }, Object.entries(STATES).map(([value, text]) => el('option', { value }, text)));
  const show = () => fill(place, () => table(watchlist, state.value, again));
  const part = el('details', { class: 'card' }, el('summary', {}, 'Deliveries'), el('p', { class: 'controls' }, state, told), place);
  part.addEventListener('toggle', () => part.open && show());
  return part;

  async function again(one) {
    told.textContent = 'Sending …';
    try {
      await send('POST', `notifications/${one.id}/redeliver`);
      const now = await triedAfter(one);
      told.textContent = now ? `Tried again: ${STATES[now.state] ?? now.state}${now.reason ? ` (${now.reason})` : ''}.` : 'It will be sent again.';
    } catch (problem) {
      told.textContent = problem.message;
    }
    await show();
    place.querySelector(`button[data-id="${one.id}"]`)?.focus();
  }
}

/** Waits for the next try of a notification, and returns what became of it; nothing if that takes long. */
async function triedAfter(one) {
  for (let look = 0; look < LOOKS_AGAIN; look += 1) {
    await new Promise((done) => { setTimeout(done, PAUSE); });
    const { notifications } = await get('notifications', { watchlist: one.watchlist, size: SHOWN });
    const now = notifications.find((other) => other.id === one.id);
    if (now && now.lastAttempt !== one.lastAttempt) {
      return now;
    }
  }
  return undefined;
}

async function table(watchlist, state, again) {
  const { notifications } = await get('notifications', { watchlist, state, size: SHOWN });
  if (notifications.length === 0) {
    return empty(state ? 'There are none of these.' : 'Nothing was sent yet.');
  }
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Deliveries' }, el('table', {},
    el('thead', {}, el('tr', {}, ['State', 'Watchlist', 'By', 'Last try', 'Why'].map((text) => el('th', { scope: 'col' }, text)),
      el('th', { scope: 'col', class: 'number' }, 'Tries'), el('th', { scope: 'col', class: 'number' }, 'Alerts'), el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Send again')))),
    el('tbody', {}, notifications.map((one) => row(one, again)))));
}

function row(one, again) {
  return el('tr', {},
    el('td', {}, el('span', { class: `badge ${LOOKS[one.state] ?? 'feed-quiet'}` }, STATES[one.state] ?? one.state)),
    el('th', { scope: 'row' }, one.watchlist),
    el('td', {}, one.channel ? nameOf(one.channel) : ''),
    el('td', {}, instant(one.lastAttempt), one.nextAttempt ? el('small', {}, `next ${instant(one.nextAttempt)}`) : null),
    el('td', {}, one.reason),
    el('td', { class: 'number' }, number(one.attempts)),
    el('td', { class: 'number' }, number(one.alerts.length)),
    el('td', {}, one.state === 'RETRYING' ? null : resend(one, again)));
}

function resend(one, again) {
  return el('button', { type: 'button', 'data-id': one.id, click: (event) => { event.target.disabled = true; again(one); } }, 'Send again');
}
