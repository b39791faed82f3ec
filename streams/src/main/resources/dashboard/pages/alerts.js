/** Alerts with their reasons, the newest first; new ones appear by themselves. */
import { el, empty, marked, put } from '../dom.js';
import { get } from '../api.js';
import { href } from '../address.js';
import { instant, status } from '../format.js';

const NEWS = 2000;
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

/** Asks for news until the page is left. */
function listen(watchlist, from, tell) {
  let after = from;
  let timer;
  const ask = async () => {
    try {
      const answer = await get('alerts', { watchlist, after });
      after = answer.next;
      answer.alerts.forEach(tell);
    } finally {
      timer = setTimeout(() => ask().catch(() => {}), NEWS);
    }
  };
  timer = setTimeout(() => ask().catch(() => {}), NEWS);
  return () => clearTimeout(timer);
}

function card(alert) {
  return el('li', { class: 'card hit' },
    el('h2', { dir: 'auto' }, alert.filing.title ?? alert.filing.id),
    el('p', { class: 'facts' }, el('span', { class: 'badge fact' }, alert.fact), ' ', el('a', { href: href('/alerts', { watchlist: alert.watchlistId }) }, alert.watchlistId), ` · ${instant(alert.firedAt)}`),
    el('p', { class: 'facts' }, [alert.filing.id, status(alert.filing.status)].join(' · ')),
    el('ul', { class: 'reasons' }, alert.reasons.map((reason) => el('li', {}, el('code', { class: 'field' }, reason.clause), ' ', marked(reason.highlight)))));
}
