/** Each feed: whether it lives, and what it has brought. */
import { el, empty } from '../dom.js';
import { get } from '../api.js';
import { instant, number } from '../format.js';
import { feedState } from '../parts/feed.js';

const COUNTERS = ['read', 'new', 'changed', 'repeated', 'rejected', 'skipped'];

export const name = 'feeds';
export const label = 'Feeds';
export const title = () => 'Feeds';

export async function show(body) {
  const { feeds } = await get('feeds');
  if (feeds.length === 0) {
    body.replaceChildren(empty('No feed yet. Start the monitor with --feed PATH, or send it a file: ', el('code', {}, './filing-monitor ingest FILE'), '.'));
    return;
  }
  body.replaceChildren(
    el('div', { class: 'card scroll', tabindex: 0, role: 'region', 'aria-label': 'Feeds' }, el('table', {},
      el('thead', {}, el('tr', {}, ['Feed', 'State', 'Last success', 'Last new filing'].map((text) => el('th', { scope: 'col' }, text)),
        COUNTERS.map((counter) => el('th', { scope: 'col', class: 'number' }, counter)))),
      el('tbody', {}, feeds.map(row)))),
    el('p', { class: 'hint' }, 'Rejected documents are kept, with the reason: ', el('code', {}, './filing-monitor dlq list'), '.'));
}

function row(feed) {
  return el('tr', {},
    el('th', { scope: 'row' }, feed.name, feed.kind === 'simulated' ? el('span', { class: 'badge feed-late' }, 'SIMULATED') : null, feed.error ? el('small', { class: 'problem' }, feed.error) : null),
    el('td', {}, feedState(feed.state)),
    el('td', {}, instant(feed.lastSuccess)),
    el('td', {}, instant(feed.lastNewFiling)),
    COUNTERS.map((counter) => el('td', { class: 'number' }, number(feed[counter]))));
}
