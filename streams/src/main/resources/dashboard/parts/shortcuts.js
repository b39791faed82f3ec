/** Keys: / to search, g and a letter to go to a page, ? to see them all. */
import { el } from '../dom.js';
import { go } from '../address.js';

const PLACES = { o: ['/', 'Overview'], n: ['/owner', 'Owners, by name'], t: ['/trends', 'Trends'], f: ['/filings', 'Filings'], w: ['/watchlists', 'Watchlists'], a: ['/alerts', 'Alerts'], d: ['/feeds', 'Feeds'] };
const PATIENCE = 1500;

let begun = 0;

/** Listens to keys, unless something is being written. */
export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    const writing = event.target.closest?.('input, textarea, select, dialog');
    if (writing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    const place = Date.now() - begun < PATIENCE ? PLACES[event.key] : undefined;
    begun = event.key === 'g' ? Date.now() : 0;
    if (place) {
      event.preventDefault();
      go(place[0], {});
    } else if (event.key === '/') {
      event.preventDefault();
      search();
    } else if (event.key === '?') {
      event.preventDefault();
      help();
    }
  });
}

/** The box of the page, or that of the filings. */
function search() {
  const box = () => document.querySelector('#page input[type=search]');
  if (box()) {
    box().focus();
    return;
  }
  const page = document.getElementById('page');
  const drawn = new MutationObserver(() => {
    if (box()) {
      drawn.disconnect();
      box().focus();
    }
  });
  drawn.observe(page, { childList: true, subtree: true });
  setTimeout(() => drawn.disconnect(), 10 * PATIENCE);
  go('/filings', {});
}

/** Shows the keys. */
export function help() {
  const keys = [[['/'], 'Search'], ...Object.entries(PLACES).map(([key, [, name]]) => [['g', key], name]), [['?'], 'These keys']];
  const dialog = el('dialog', { 'aria-labelledby': 'keys', close: () => dialog.remove() },
    el('h2', { id: 'keys' }, 'Keys'),
    el('dl', { class: 'keys' }, keys.map(([pressed, name]) => el('div', {}, el('dt', {}, pressed.map((key) => el('kbd', {}, key))), el('dd', {}, name)))),
    el('form', { method: 'dialog' }, el('button', {}, 'Close')));
  document.body.append(dialog);
  dialog.showModal();
}
