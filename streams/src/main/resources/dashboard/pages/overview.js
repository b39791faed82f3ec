/** What is new, by month, by jurisdiction, status and symbol; what rises; who was alerted; whether the feeds live. */
import { el, empty, fill } from '../dom.js';
import { get } from '../api.js';
import { href } from '../address.js';
import { chance, decimal, instant, number } from '../format.js';
import { figures } from '../parts/head.js';
import { facets } from '../parts/panel.js';
import { months } from '../parts/chart.js';
import { feedState } from '../parts/feed.js';

export const name = 'overview';
export const label = 'Overview';
export const title = () => 'What is new';

export async function show(body, { asOf }) {
  const profile = await get('profile', { scope: 'all', asOf, limit: 12 });
  const [rising, alerts, feeds] = [card(), card(), card()];
  body.replaceChildren(
    await figures(profile),
    el('section', { class: 'card' }, el('h2', {}, 'Filings by month of first publication'), months(profile.months)),
    facets(profile, ''),
    el('div', { class: 'facets' }, rising, alerts, feeds));
  fill(rising, () => risingNow(asOf));
  fill(alerts, lastAlerts);
  fill(feeds, feedsNow);
}

const card = () => el('section', { class: 'card' });

async function risingNow(asOf) {
  const trends = await get('trends', { scope: 'all', level: 'subclass', sort: 'emerging', limit: 6, asOf });
  const emerging = trends.rows.filter((row) => row.emerging);
  const rows = emerging.map((row) => el('li', {},
    el('a', { href: href('/trends', { level: 'subclass', compare: row.symbol }) }, row.symbol),
    ` ${number(row.count)} this month, ${decimal(row.expected)} expected`,
    el('small', {}, chance(row.pValue))));
  return [el('h2', {}, 'Rising'),
    rows.length ? el('ul', { class: 'lines' }, rows) : empty('No subclass rises beyond chance this month.'),
    el('a', { href: href('/trends') }, 'All trends')];
}

async function lastAlerts() {
  const { alerts } = await get('alerts', { size: 6 });
  const rows = [...alerts].reverse().map((alert) => el('li', {},
    el('a', { href: href('/filings', { q: `id:${alert.filing.id}` }), dir: 'auto' }, alert.filing.title ?? alert.filing.id),
    el('small', {}, `${alert.watchlistId} · ${alert.fact} · ${instant(alert.firedAt)}`)));
  return [el('h2', {}, 'Latest alerts'),
    rows.length ? el('ul', { class: 'lines' }, rows) : empty('No alert yet. ', el('a', { href: href('/watchlists') }, 'Make a watchlist'), '.'),
    el('a', { href: href('/alerts') }, 'All alerts')];
}

async function feedsNow() {
  const { feeds } = await get('feeds');
  const rows = feeds.map((feed) => el('li', {}, feedState(feed.state), ` ${feed.name}`, feed.kind === 'simulated' ? el('span', { class: 'badge feed-late' }, 'SIMULATED') : null,
    el('small', {}, `last new filing ${instant(feed.lastNewFiling)}`)));
  return [el('h2', {}, 'Feeds'),
    rows.length ? el('ul', { class: 'lines' }, rows) : empty('No feed yet: start the monitor with --feed, or ingest a file.'),
    el('a', { href: href('/feeds') }, 'All feeds')];
}
