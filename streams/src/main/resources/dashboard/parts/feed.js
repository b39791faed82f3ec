/** The state of a feed, as a badge. */
import { el } from '../dom.js';

const MEANING = {
  LIVE: 'answers, and had something new lately',
  QUIET: 'answers, and has nothing new',
  LATE: 'should have had something new by now',
  FAILING: 'does not answer',
};

/** Draws the badge. */
export function feedState(state) {
  return el('span', { class: `badge feed-${state.toLowerCase()}`, title: MEANING[state] }, state);
}
