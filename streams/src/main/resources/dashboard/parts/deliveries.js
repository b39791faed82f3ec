/** What became of the notifications that were sent: the newest of them, and another try for those that failed. */
import { el, empty, fill } from '../dom.js';
import { Problem, describes, get, send } from '../api.js';
import { instant, number } from '../format.js';
import { nameOf } from './channels.js';

const STATES = { '': 'all deliveries', DELIVERED: 'delivered', RETRYING: 'being tried again', STOPPED: 'stopped', DEAD: 'given up' };
const LOOKS = { DELIVERED: 'feed-live', RETRYING: 'feed-late', DEAD: 'feed-failing' };
const SHOWN = 50;

/** Draws the part; it stays away where the monitor tells nothing of deliveries. */
export async function deliveries(watchlist) {
  if (!await describes('/api/v1/notifications')) {
    return null;
  }
  const place = el('div', { class: 'deliveries' });
  const state = el('select', { 'aria-label': 'Which deliveries', change: () => show() }, Object.entries(STATES).map(([value, text]) => el('option', { value }, text)));
  const show = () => fill(place, () => table(watchlist, state.value, show));
  const part = el('details', { class: 'card' }, el('summary', {}, 'Deliveries'), el('p', { class: 'controls' }, state), place);
  part.addEventListener('toggle', () => part.open && show());
  return part;
}

async function table(watchlist, state, again) {
  let notifications;
  try {
    ({ notifications } = await get('notifications', { watchlist, state, size: SHOWN }));
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) {
      return empty('This monitor tells nothing of deliveries.');
    }
    throw problem;
  }
  if (notifications.length === 0) {
    return empty('Nothing was sent yet.');
  }
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Deliveries' }, el('table', {},
    el('thead', {}, el('tr', {}, ['State', 'Watchlist', 'By', 'Last try', 'Why'].map((text) => el('th', { scope: 'col' }, text)),
      el('th', { scope: 'col', class: 'number' }, 'Tries'), el('th', { scope: 'col', class: 'number' }, 'Alerts'), el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Send again')))),
    el('tbody', {}, notifications.map((one) => row(one, again)))));
}

function row(one, again) {
  return el('tr', {},
    el('td', {}, el('span', { class: `badge ${LOOKS[one.state] ?? ''}` }, STATES[one.state] ?? one.state), one.kind === 'DIGEST' ? el('small', {}, 'digest') : null),
    el('th', { scope: 'row' }, one.watchlist),
    el('td', {}, one.channel ? nameOf(one.channel) : ''),
    el('td', {}, instant(one.lastAttempt), one.nextAttempt ? el('small', {}, `next ${instant(one.nextAttempt)}`) : null),
    el('td', {}, one.reason),
    el('td', { class: 'number' }, number(one.attempts)),
    el('td', { class: 'number' }, number(one.alerts?.length ?? 0)),
    el('td', {}, one.state === 'DELIVERED' || one.state === 'RETRYING' ? null : resend(one, again)));
}

function resend(one, again) {
  const button = el('button', { type: 'button', click: async () => {
    button.disabled = true;
    try {
      await send('POST', `notifications/${one.id}/redeliver`);
      again();
    } catch (problem) {
      button.replaceWith(el('span', { class: 'problem', role: 'alert' }, problem.message));
    }
  } }, 'Send again');
  return button;
}
