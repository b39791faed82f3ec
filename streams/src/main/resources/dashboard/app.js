/** READ FIRST: the address says which page is shown, and all of its state; a page draws itself from that. */
import { el, fail, loading } from './dom.js';
import { address, follow, go, href, onMove } from './address.js';
import { help, listenToKeys } from './parts/shortcuts.js';
import * as overview from './pages/overview.js';
import * as owner from './pages/owner.js';
import * as trends from './pages/trends.js';
import * as filings from './pages/filings.js';
import * as watchlists from './pages/watchlists.js';
import * as alerts from './pages/alerts.js';
import * as feeds from './pages/feeds.js';

const PAGES = {
  '/': overview,
  '/owner': owner,
  '/trends': trends,
  '/filings': filings,
  '/watchlists': watchlists,
  '/alerts': alerts,
  '/feeds': feeds,
};
const IN_NAVIGATION = ['/', '/owner', '/trends', '/filings', '/watchlists', '/alerts', '/feeds'];

const main = document.getElementById('page');
const nav = document.getElementById('nav');
const asOf = document.getElementById('as-of-date');
let leave = () => {};
let shown = 0;

async function show(focus) {
  const turn = ++shown;
  const { path, state } = address();
  const page = PAGES[path] ?? PAGES['/'];
  leave();
  leave = () => {};
  drawFrame(path, state, page);
  const body = el('div', { class: `page ${page.name}` });
  main.replaceChildren(el('h1', {}, page.title(state)), body);
  body.append(loading());
  if (focus) {
    main.focus();
  }
  try {
    const left = await page.show(body, state);
    if (turn === shown) {
      leave = left ?? leave;
    } else {
      left?.();
    }
  } catch (problem) {
    body.replaceChildren(fail(problem, () => show(false)));
  }
}

function drawFrame(path, state, page) {
  document.title = `${page.title(state)} · Filing Monitor`;
  document.getElementById('status').textContent = page.title(state);
  nav.replaceChildren(...IN_NAVIGATION.map((target) => {
    const current = target === path ? { 'aria-current': 'page' } : {};
    return el('a', { href: href(target), ...current }, PAGES[target].label);
  }));
  const current = nav.querySelector('[aria-current]');
  nav.scrollLeft = current ? current.offsetLeft - nav.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2 : 0;
  asOf.value = state.asOf ?? '';
}

asOf.addEventListener('change', () => {
  const { path, state } = address();
  go(path, { ...state, asOf: asOf.value || undefined, page: undefined });
});
document.getElementById('as-of').addEventListener('submit', (event) => event.preventDefault());
document.getElementById('help').addEventListener('click', help);
document.addEventListener('click', follow);
listenToKeys();
onMove(() => show(true));
show(false);
