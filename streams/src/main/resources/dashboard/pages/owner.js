/** One owner: the panel, the months, what the owner files most, and the filings themselves; without a name, a search for owners. */
import { el } from '../dom.js';
import { get } from '../api.js';
import { figures } from '../parts/head.js';
import { facets } from '../parts/panel.js';
import { months } from '../parts/chart.js';
import { search } from '../parts/search.js';

export const name = 'owner';
export const label = 'Owners';
export const title = (state) => state.name ?? 'Owners';

export async function show(body, state) {
  if (!state.name) {
    const { owners } = await import('../parts/owners.js');
    await owners(body, state);
    return;
  }
  const profile = await get('profile', { scope: `owner:${state.name}`, asOf: state.asOf, limit: 12 });
  document.querySelector('h1').textContent = profile.displayName;
  const within = `owner:"${state.name.replaceAll(/["\\]/g, ' ')}"`;
  const filings = el('section', { class: 'filings' });
  body.replaceChildren(
    await figures(profile),
    el('section', { class: 'card' }, el('h2', {}, 'Filings by month of first publication'), months(profile.months)),
    facets(profile, within),
    el('h2', {}, 'Filings'),
    filings);
  await search(filings, '/owner', state, within);
}
