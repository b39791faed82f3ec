/** A line as small as a word: how a count went over the months. */
import { svg } from '../dom.js';

const WIDTH = 96;
const HEIGHT = 24;

/** Draws counts, oldest first. */
export function spark(counts) {
  const most = Math.max(1, ...counts);
  const x = (at) => 2 + (at * (WIDTH - 4)) / Math.max(1, counts.length - 1);
  const y = (count) => HEIGHT - 2 - (count * (HEIGHT - 4)) / most;
  const points = counts.map((count, at) => `${x(at).toFixed(1)},${y(count).toFixed(1)}`).join(' ');
  return svg('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `the last ${counts.length} months: ${counts.join(', ')}` },
    svg('polyline', { points }),
    svg('circle', { cx: x(counts.length - 1), cy: y(counts.at(-1)), r: 2 }));
}
