/** Owners by a part of their name, out of the newest filings that have it. */
import { el, empty } from '../dom.js';
import { get } from '../api.js';
import { go, href } from '../address.js';
import { number } from '../format.js';

const LOOKED_AT = 200;

const words = (text) => text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Draws the box and, if something stands in it, the owners. */
export async function owners(body, state) {
  const input = el('input', { type: 'search', name: 'find', value: state.find ?? '', placeholder: 'a part of the name', 'aria-label': 'A part of an owner’s name' });
  const form = el('form', { class: 'search', role: 'search', submit: (event) => { event.preventDefault(); go('/owner', { find: input.value }); } },
    input, el('button', { class: 'primary' }, 'Search'));
  const asked = words(state.find ?? '');
  if (asked.length === 0) {
    body.replaceChildren(form, empty('Whose filings do you want to see? A few letters are enough.'));
    return;
  }
  const found = await get('filings', { q: asked.map((word) => `owner:${word}*`).join(' AND '), size: LOOKED_AT });
  const rows = named(found.filings, asked);
  const whole = found.total <= LOOKED_AT;
  body.replaceChildren(form,
    el('p', { class: 'found', role: 'status' }, whole ? `${number(rows.length)} ${rows.length === 1 ? 'owner' : 'owners'}` : `${number(rows.length)} owners in the newest ${number(LOOKED_AT)} of ${number(found.total)} filings`),
    rows.length ? el('section', { class: 'card' }, el('ul', { class: 'lines' }, rows.map(([name, count]) => el('li', { class: 'owner-row' },
      el('a', { href: href('/owner', { name }), dir: 'auto' }, name), el('span', { class: 'count' }, number(count))))))
      : empty('No owner is named so. Words count from their first letter: “ali” finds Alipay, “pay” does not.'));
}

/** Owners and how many of these filings are theirs, the most first; spellings that count as one are one, the first seen. */
function named(filings, asked) {
  const owners = new Map();
  for (const filing of filings) {
    for (const [key, name] of new Map(filing.owners.map((owner) => [words(owner.name).join(' '), owner.name]))) {
      if (asked.every((word) => key.split(' ').some((part) => part.startsWith(word)))) {
        const [spelling, count] = owners.get(key) ?? [name, 0];
        owners.set(key, [spelling, count + 1]);
      }
    }
  }
  return [...owners.values()].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
}
