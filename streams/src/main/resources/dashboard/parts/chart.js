/** Charts. The library is loaded with the first of them. */
import { el } from '../dom.js';
import { month, monthShort, number } from '../format.js';

let library;

function load() {
  library ??= new Promise((done, failed) => {
    const script = el('script', { src: '/webjars/chart.js/dist/chart.umd.js', load: () => done(window.Chart), error: () => failed(new Error('The charts could not be loaded.')) });
    document.head.append(script);
  });
  return library;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Draws the filings of each month; a running month is hatched. Months come newest first. */
export function months(rows, label = 'Filings') {
  const inOrder = [...rows].reverse();
  const running = inOrder.map((row) => (row.partial ? hatched() : colour('accent')));
  const config = {
    type: 'bar',
    data: {
      labels: inOrder.map((row) => monthShort(row.month)),
      datasets: [{ label, data: inOrder.map((row) => row.count), backgroundColor: running, borderRadius: 3, maxBarThickness: 44 }],
    },
    options: options(),
  };
  return figure(config, `${label} by month`, table(inOrder, label));
}

/** Draws a line for each of some symbols. */
export function lines(series) {
  const order = [...series[0].months].reverse().map((row) => row.month);
  const config = {
    type: 'line',
    data: {
      labels: order.map(monthShort),
      datasets: series.map((one, at) => ({
        label: one.value,
        data: [...one.months].reverse().map((row) => row.count),
        borderColor: colour(`series-${at + 1}`),
        backgroundColor: colour(`series-${at + 1}`),
        borderWidth: 2,
        tension: 0,
      })),
    },
    options: { ...options(), plugins: { legend: { display: true, labels: { color: colour('ink') } } } },
  };
  return figure(config, `Filings by month: ${series.map((one) => one.value).join(', ')}`, null);
}

function options() {
  const axis = { ticks: { color: colour('ink-soft'), precision: 0 }, grid: { color: colour('line') }, border: { display: false } };
  return {
    animation: false,
    maintainAspectRatio: false,
    plugins: { legend: { display: false } },
    scales: { x: { ...axis, grid: { display: false } }, y: { ...axis, beginAtZero: true } },
  };
}

function figure(config, title, asTable) {
  const canvas = el('canvas', { role: 'img', 'aria-label': title });
  load().then((Chart) => new Chart(canvas, config), (problem) => canvas.replaceWith(el('p', { class: 'problem' }, problem.message)));
  return el('figure', { class: 'chart' }, el('div', { class: 'canvas' }, canvas), asTable);
}

function table(rows, label) {
  return el('details', {}, el('summary', {}, 'As a table'),
    el('table', {}, el('caption', { class: 'unseen' }, `${label} by month`),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Month'), el('th', { scope: 'col', class: 'number' }, label))),
      el('tbody', {}, rows.map((row) => el('tr', {},
        el('th', { scope: 'row' }, `${month(row.month)}${row.partial ? ' (running)' : ''}`), el('td', { class: 'number' }, number(row.count)))))));
}

function hatched() {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  pen.strokeStyle = colour('accent');
  pen.lineWidth = 2;
  pen.beginPath();
  for (const from of [-8, 0, 8]) {
    pen.moveTo(from, 8);
    pen.lineTo(from + 8, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}
