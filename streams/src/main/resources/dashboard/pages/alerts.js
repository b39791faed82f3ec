/** Alerts with their reasons, the newest first; new ones appear by themselves. */
import { el, empty, marked, put } from '../dom.js';
import { get } from '../api.js';
import { href } from '../address.js';
import { instant, status } from '../format.js';

const SHOWN = 100;

export const name = 'alerts';
export const label = 'Alerts';
export const title = () => 'Alerts';

export async function show(body, { watchlist }) {
  const { alerts, next } = await get('alerts', { watchlist, size: SHOWN });
  const list = el('ol', { class: 'hits', 'aria-live': 'polite' }, [...alerts].reverse().map(card));
  const none = empty('No alert yet. ', el('a', { href: href('/watchlists') }, 'Make a watchlist'), ', and its alerts appear here.');
  none.hidden = alerts.length > 0;
  put(body, watchlist ? el('p', {}, el('a', { class: 'chip', href: href('/alerts') }, `watchlist ${watchlist} ✕`)) : null, none, list);
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

function card(alert) {
  return el('li', { class: 'card hit' },
    el('h2', { dir: 'auto' }, alert.filing.title ?? alert.filing.id),
    el('p', { class: 'facts' }, el('span', { class: 'badge fact' }, alert.fact), ' ', el('a', { href: href('/alerts', { watchlist: alert.watchlistId }) }, alert.watchlistId), ` · ${instant(alert.firedAt)}`),
    el('p', { class: 'facts' }, [alert.filing.id, status(alert.filing.status)].join(' · ')),
    el('ul', { class: 'reasons' }, alert.reasons.map((reason) => el('li', {}, el('code', { class: 'field' }, reason.clause), ' ', marked(reason.highlight)))));
}
