/** Search over all filings. */
import { search } from '../parts/search.js';

export const name = 'filings';
export const label = 'Filings';
export const title = () => 'Filings';

export async function show(body, state) {
  await search(body, '/filings', state, '');
}
