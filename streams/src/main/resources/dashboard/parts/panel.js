/** The panel of a profile: values with bars, each of which is a link to their filings. */
import { el, empty } from '../dom.js';
import { href } from '../address.js';
import { number, office, status } from '../format.js';

/** Draws one facet. */
export function facet(title, rows, query, spell = (value) => value) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return el('section', { class: 'card facet' },
    el('h2', {}, title),
    rows.length === 0 ? empty('Nothing is counted.') : el('ul', { class: 'bars' }, rows.map((row) => bar(row, most, query, spell))));
}

function bar(row, most, query, spell) {
  const fill = el('span', { class: 'fill' });
  fill.style.width = `${(100 * row.count) / most}%`;
  const text = [el('span', { class: 'value' }, spell(row.value)), row.title ? el('span', { class: 'title', title: row.title }, row.title) : null];
  return el('li', {}, el('a', { href: href('/filings', { q: query(row.value) }) },
    el('span', { class: 'label' }, text), el('span', { class: 'count' }, number(row.count)), fill));
}

/** Draws the facets of a profile. Within is a query that all filings of the scope match, or empty. */
export function facets(profile, within) {
  const and = (clause) => (within ? `${within} AND ${clause}` : clause);
  const offices = profile.office.map((row) => ({ ...row, title: office(row.value) }));
  return el('div', { class: 'profile' },
    el('div', {},
      facet('Jurisdiction', offices, (value) => and(`office:${value}`)),
      facet('Legal status', profile.status, (value) => and(`status:${value}`), status)),
    facet('IPC', profile.ipc, (value) => and(value.includes(' ') ? `ipc:"${value}"` : `ipc:${value}`),
      (value) => (value === 'UNCLASSIFIED' ? 'Unclassified' : value)));
}
