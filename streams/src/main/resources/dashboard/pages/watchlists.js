/** Watchlists: what they look for and whom they tell; a new one is tried on the whole history while it is written. */
import { el, empty } from '../dom.js';
import { get, send } from '../api.js';
import { go, href } from '../address.js';
import { editor } from '../parts/editor.js';

export const name = 'watchlists';
export const label = 'Watchlists';
export const title = (state) => (state.edit ? 'Edit a watchlist' : state.new ? 'A new watchlist' : 'Watchlists');

export async function show(body, state) {
  const { watchlists } = await get('watchlists');
  if (state.edit || state.new) {
    return editor(body, watchlists.find((one) => one.id === state.edit));
  }
  body.replaceChildren(
    el('p', {}, el('a', { class: 'button', href: href('/watchlists', { new: 1 }) }, 'New watchlist')),
    watchlists.length ? el('ul', { class: 'hits' }, watchlists.map(card)) : empty('No watchlist yet. One tells you, once and with the reason, when a filing matches.'));
  return undefined;
}

/** What it looks for: a query, or a trend. */
function wanted(one) {
  if (!one.trend) {
    return el('code', {}, one.query);
  }
  const { scope, level, symbol, when, above } = one.trend;
  const condition = { emerging: 'is emerging', growth: `grows by more than ${above} %`, count: `has more than ${above} filings in a month` }[when];
  return el('span', {}, `${symbol ?? `any ${level}`} of ${scope} ${condition}`);
}

function card(one) {
  const channels = one.channels.map((channel) => [channel.type, channel.url ?? channel.to].filter(Boolean).join(' ')).join(', ');
  return el('li', { class: 'card hit' },
    el('h2', { dir: 'auto' }, one.name, one.paused ? el('span', { class: 'badge' }, 'paused') : null,
      one.managedBy ? el('span', { class: 'badge', title: 'Comes from files: what is changed here shows as a difference there' }, `files: ${one.managedBy}`) : null),
    el('p', {}, wanted(one)),
    el('p', { class: 'facts' }, [one.facts.join(', '), channels].filter(Boolean).join(' · ')),
    el('p', { class: 'actions' },
      el('a', { href: href('/alerts', { watchlist: one.id }) }, 'Alerts'),
      one.trend ? null : el('a', { href: href('/watchlists', { edit: one.id }) }, 'Edit'),
      el('button', { type: 'button', click: () => change('PUT', one, { ...one, paused: !one.paused }) }, one.paused ? 'Resume' : 'Pause'),
      el('button', { type: 'button', class: 'danger', click: () => remove(one) }, 'Delete')));
}

async function change(method, one, body) {
  try {
    await send(method, `watchlists/${one.id}`, body);
    go('/watchlists', {});
  } catch (problem) {
    alert(problem.message);
  }
}

function remove(one) {
  const dialog = el('dialog', { 'aria-label': 'Delete a watchlist', close: () => dialog.remove() },
    el('p', {}, `Delete “${one.name}”? Its alerts stay where they are; it tells nobody any more.`),
    el('form', { method: 'dialog' },
      el('button', {}, 'Keep it'),
      el('button', { class: 'danger', click: () => change('DELETE', one) }, 'Delete it')));
  document.body.append(dialog);
  dialog.showModal();
}
