/** Search with box, facets, order and pages. All of it stands in the address. */
import { el, empty, marked } from '../dom.js';
import { get } from '../api.js';
import { go, href } from '../address.js';
import { dayShort, month, number, status } from '../format.js';

const SIZE = 20;
const ORDERS = { published: 'newest published', filed: 'newest filed', relevance: 'most relevant' };
const FACETS = {
  office: ['Jurisdiction', (value) => `office:${value}`, (value) => value],
  status: ['Legal status', (value) => `status:${value}`, status],
  ipc: ['IPC', (value) => `ipc:${value}`, (value) => value],
  month: ['Month', (value) => `published:${value}`, month],
};

/** Draws the search of a page. Within is a query that every hit matches too, or empty. */
export async function search(body, path, state, within) {
  const page = Number(state.page ?? 1);
  const sort = state.sort ?? 'published';
  const query = [within, state.q].filter(Boolean).map((part, at, all) => (all.length > 1 ? `(${part})` : part)).join(' AND ');
  const to = (change) => ({ ...state, page: undefined, ...change });
  const form = box(path, state, to);
  let found;
  try {
    found = await get('filings', { q: query, sort, order: 'desc', page, size: SIZE });
  } catch (problem) {
    body.replaceChildren(form, el('p', { class: 'problem', role: 'alert' }, problem.message));
    return;
  }
  const hits = found.filings.length ? el('ol', { class: 'hits', start: (page - 1) * SIZE + 1 }, found.filings.map(hit))
    : empty('No filing matches. Use fewer words, or look for a part of the symbol, such as ipc:G06N.');
  body.replaceChildren(form,
    el('p', { class: 'found', role: 'status' }, `${number(found.total)} ${found.total === 1 ? 'filing' : 'filings'}`),
    el('div', { class: 'results' },
      el('aside', { 'aria-label': 'Narrow the search' }, Object.keys(FACETS).map((facet) => narrow(facet, found.facets[facet] ?? [], path, state, to))),
      el('div', {}, hits, pages(path, page, found.total, to))));
}

function box(path, state, to) {
  const input = el('input', { type: 'search', name: 'q', value: state.q ?? '', placeholder: 'federated learning AND ipc:G06N', 'aria-label': 'Query' });
  const order = el('select', { name: 'sort', 'aria-label': 'Order', change: () => go(path, to({ q: input.value, sort: order.value })) },
    Object.entries(ORDERS).map(([value, text]) => el('option', { value, selected: value === (state.sort ?? 'published') }, text)));
  return el('form', { class: 'search', role: 'search', submit: (event) => { event.preventDefault(); go(path, to({ q: input.value })); } },
    input, order, el('button', {}, 'Search'));
}

function narrow(facet, rows, path, state, to) {
  const [title, clause, spell] = FACETS[facet];
  const narrower = (value) => [state.q ? `(${state.q})` : '', clause(value)].filter(Boolean).join(' AND ');
  return rows.length === 0 ? null : el('section', {}, el('h3', {}, title), el('ul', {}, rows.slice(0, 8).map((row) => el('li', {},
    el('a', { href: href(path, to({ q: narrower(row.value) })) }, spell(row.value)), el('span', { class: 'count' }, number(row.count))))));
}

/** Draws a filing, with its highlights or reasons if it has any. */
export function hit(filing) {
  const found = Object.entries(filing.highlights ?? {}).flatMap(([field, highlights]) => highlights.map((highlight) => ({ field, highlight })));
  const reasons = filing.reasons ?? found;
  return el('li', { class: 'card hit' },
    el('h3', { dir: 'auto' }, filing.title ?? 'No title yet'),
    el('p', { class: 'facts' }, [filing.id, status(filing.status), filing.firstPublished ? `published ${dayShort(filing.firstPublished)}` : 'undated',
      filing.filed ? `filed ${dayShort(filing.filed)}` : null].filter(Boolean).join(' · ')),
    el('p', { class: 'owners' }, filing.owners.map((owner) => el('a', { href: href('/owner', { name: owner.name }), dir: 'auto' }, owner.name))),
    el('p', { class: 'symbols' }, filing.ipc.slice(0, 8).map((symbol) => el('a', { class: 'chip', href: href('/filings', { q: `ipc:"${symbol}"` }) }, symbol))),
    reasons.length ? el('ul', { class: 'reasons' }, reasons.map((reason) => el('li', {}, el('span', { class: 'field' }, reason.field), ' ', marked(reason.highlight)))) : null);
}

function pages(path, page, total, to) {
  const last = Math.max(1, Math.ceil(total / SIZE));
  const link = (at, text) => (at < 1 || at > last ? el('span', {}) : el('a', { href: href(path, to({ page: at === 1 ? undefined : at })) }, text));
  return last === 1 ? null : el('nav', { class: 'pages', 'aria-label': 'Result pages' }, link(page - 1, '← newer'), `page ${number(page)} of ${number(last)}`, link(page + 1, 'older →'));
}
