/** What a query would have found so far, or what is wrong with it and where. */
import { el } from '../dom.js';
import { Problem, send } from '../api.js';
import { number } from '../format.js';
import { months } from './chart.js';
import { hit } from './search.js';

/** Tries a query on the whole history. */
export async function verdictOf(query) {
  if (!query.trim()) {
    return [el('h2', {}, 'Back-test'), el('p', { class: 'empty' }, 'Write a query, and see what it would have found so far.')];
  }
  let found;
  try {
    found = await send('POST', 'watchlists/backtest', { query });
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 400) {
      return [el('h2', {}, 'Not yet a query'), el('p', { class: 'problem' }, problem.message)];
    }
    throw problem;
  }
  return [el('h2', {}, `${number(found.total)} filings so far`),
    found.perMonth.length ? months([...found.perMonth].reverse().slice(0, 24).map((row) => ({ ...row, partial: false }))) : null,
    el('ul', { class: 'hits' }, found.sample.slice(0, 5).map(hit))];
}
