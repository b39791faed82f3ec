/** Alerts with their reasons, the newest first; new ones appear by themselves. What became of telling them is a part of its own. */
import { el, empty, marked, put } from '../dom.js';
import { get, send } from '../api.js';
import { href } from '../address.js';
import { instant, status } from '../format.js';

const SHOWN = 100;

export const name = 'alerts';
export const label = 'Alerts';
export const title = () => 'Alerts';

export async function show(body, { watchlist }) {
  const { alerts, next } = await get('alerts', { watchlist, size: SHOWN });
  const list = el('ol', { class: 'hits', 'aria-live': 'polite' }, [...alerts].reverse().map(card));
  const none = watchlist ? empty('No alert of a filing yet. Alerts of trends go to the channels of their watchlist: see Deliveries.')
    : empty('No alert yet. ', el('a', { href: href('/watchlists') }, 'Make a watchlist'), ', and its alerts appear here.');
  none.hidden = alerts.length > 0;
  const { deliveries } = await import('../parts/deliveries.js');
  put(body, deliveries(watchlist), watchlist ? el('p', {}, el('a', { class: 'chip', href: href('/alerts') }, `watchlist ${watchlist} ✕`)) : null, none, list);
  return listen(watchlist, next, (alert) => {
    none.hidden = true;
    list.prepend(card(alert));
  });
}

/** Listens until the page is left; the browser itself comes back after a break, and misses nothing. */
function listen(watchlist, after, tell) {
  const query = new URLSearchParams(watchlist ? { watchlist, after } : { after });
  const stream = new EventSource(`/api/v1/alerts/stream?${query}`);
  stream.addEventListener('alert', (event) => tell(JSON.parse(event.data)));
  return () => stream.close();
}

/** To note that an alert was seen, or to hear no more of its filing in this watchlist. */
function marks(alert) {
  const seen = el('button', { type: 'button', disabled: alert.seen, click: () => mark(seen, `alerts/${alert.id}/seen`) }, alert.seen ? 'Seen' : 'Mark as seen');
  const mute = el('button', { type: 'button', click: () => mark(mute, `watchlists/${alert.watchlistId}/mutes`, { filing: alert.filing.id }) }, 'Mute this filing');
  return el('p', { class: 'actions' }, seen, mute);
}

async function mark(button, path, body) {
  try {
    await send('POST', path, body);
    button.textContent = body ? 'Muted' : 'Seen';
    button.disabled = true;
  } catch (problem) {
    button.textContent = problem.message;
  }
}

function card(alert) {
  return el('li', { class: 'card hit' },
    el('h2', { dir: 'auto' }, alert.filing.title ?? alert.filing.id),
    el('p', { class: 'facts' }, el('span', { class: 'badge fact' }, alert.fact), ' ', el('a', { href: href('/alerts', { watchlist: alert.watchlistId }) }, alert.watchlistId), ` · ${instant(alert.firedAt)}`),
    el('p', { class: 'facts' }, [alert.filing.id, status(alert.filing.status)].join(' · ')),
    marks(alert),
    el('ul', { class: 'reasons' }, alert.reasons.map((reason) => el('li', {}, el('code', { class: 'field' }, reason.clause), ' ', marked(reason.highlight)))));
}
