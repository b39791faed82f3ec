/** Watchlists: what they look for and whom they tell; a new one is tried on the whole history while it is written. */
import { el, empty } from '../dom.js';
import { get, send } from '../api.js';
import { go, href } from '../address.js';
import { number } from '../format.js';
import { channelsOf } from '../parts/channels.js';
import { spelled } from '../parts/rhythm.js';

export const name = 'watchlists';
export const label = 'Watchlists';
export const title = (state) => (state.edit ? 'Edit a watchlist' : state.new ? 'A new watchlist' : 'Watchlists');

export async function show(body, state) {
  const { watchlists } = await get('watchlists');
  const edited = watchlists.find((one) => one.id === state.edit);
  if (edited || state.new) {
    const { editor } = await import('../parts/editor.js');
    return editor(body, edited);
  }
  if (state.edit) {
    body.replaceChildren(empty(`There is no watchlist ${state.edit} any more. `, el('a', { href: href('/watchlists') }, 'All watchlists')));
    return undefined;
  }
  body.replaceChildren(
    el('p', {}, el('a', { class: 'button primary', href: href('/watchlists', { new: 1 }) }, 'New watchlist')),
    watchlists.length ? el('ul', { class: 'hits' }, watchlists.map(card)) : empty('No watchlist yet. One tells you, once and with the reason, when a filing matches.'));
  return undefined;
}

/** What it looks for: a query, or a trend. */
function wanted(one) {
  if (!one.trend) {
    return el('code', {}, one.query);
  }
  const { scope, level, symbol, when, above } = one.trend;
  const condition = { emerging: 'is emerging', growth: `grows by more than ${number(above ?? 0)} %`, count: `has more than ${number(above ?? 0)} filings in a month` }[when];
  return el('span', {}, `${symbol ?? `any ${level}`} of ${scope} ${condition}`);
}

function card(one) {
  return el('li', { class: 'card hit' },
    el('h2', { dir: 'auto' }, one.name, one.paused ? el('span', { class: 'badge' }, 'paused') : null,
      one.managedBy ? el('span', { class: 'badge', title: 'Comes from files: what is changed here shows as a difference there' }, `files: ${one.managedBy}`) : null),
    el('p', {}, wanted(one)),
    el('p', { class: 'facts' }, [one.facts.join(', '), spelled(one)].filter(Boolean).join(' · ')),
    channelsOf(one, (at) => resume(one, at)),
    el('p', { class: 'actions' },
      el('a', { href: href('/alerts', { watchlist: one.id }) }, 'Alerts'),
      el('a', { href: href('/watchlists', { edit: one.id }) }, 'Edit'),
      el('button', { type: 'button', click: () => change('PUT', one, { ...subjectOf(one), paused: !one.paused }) }, one.paused ? 'Resume' : 'Pause'),
      el('button', { type: 'button', class: 'danger', click: () => remove(one) }, 'Delete')));
}

/** What a write must repeat; the rest stays as it is. */
const subjectOf = (one) => (one.trend ? { trend: one.trend } : { query: one.query });

function resume(one, at) {
  const channels = one.channels.map(({ type, url, to }, place) => ({ type, ...(url ? { url } : {}), ...(to ? { to } : {}), ...(place === at ? { paused: false } : {}) }));
  return change('PUT', one, { ...subjectOf(one), channels });
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
