/** IPC trends: what grows, and whether that is more than chance; down the hierarchy level by level; symbols side by side. */
import { el, empty, fill, put } from '../dom.js';
import { get } from '../api.js';
import { go, href } from '../address.js';
import { chance, change, day, decimal, month as monthName, number, share } from '../format.js';
import { spark } from '../parts/spark.js';
import { lines } from '../parts/chart.js';

const LEVELS = ['section', 'class', 'subclass', 'group', 'subgroup'];
const ORDERS = { emerging: 'emerging first', growth: 'growth', count: 'count', share: 'share' };
const ROWS = 50;
const MOST_COMPARED = 5;

export const name = 'trends';
export const label = 'Trends';
export const title = () => 'IPC trends';

export async function show(body, state) {
  const level = state.level ?? 'subclass';
  const scope = state.scope ?? 'all';
  const compared = (state.compare ?? '').split(',').filter(Boolean);
  const trends = await get('trends', { scope, level, month: state.month, sort: state.sort ?? 'emerging', asOf: state.asOf, limit: state.below ? 1000 : ROWS });
  const rows = trends.rows.filter((row) => !state.below || row.symbol.startsWith(state.below)).slice(0, ROWS);
  const histories = await monthsOf(scope, level, rows, trends.asOf);
  const chart = el('section', { class: 'card' });
  put(body,
    controls(state, level),
    el('p', { class: 'hint' }, headline(trends)),
    compared.length ? chart : null,
    rows.length ? table(rows, histories, state, level, compared) : empty('No filing is classified there in that month.'));
  if (compared.length) {
    fill(chart, () => compare(scope, compared, trends.asOf));
  }
}

/** The counts of each shown symbol by month, oldest first; months that a symbol lacks are not asked for twice. */
async function monthsOf(scope, level, rows, asOf) {
  const answers = await Promise.all(rows.map((row) => get('counts', { scope, facet: 'ipc', level, value: row.symbol, asOf }).catch(() => ({ rows: [] }))));
  return new Map(answers.flatMap((answer) => answer.rows).map((row) => [row.value, [...row.months].reverse().map((one) => one.count)]));
}

function headline(trends) {
  const partial = trends.rows.find((row) => row.partial);
  return partial ? `${monthName(trends.month)} up to ${day(partial.throughDate)}; earlier months are compared up to the same day.` : monthName(trends.month);
}

function controls(state, level) {
  const order = el('select', { 'aria-label': 'Order', change: () => go('/trends', { ...state, sort: order.value }) },
    Object.entries(ORDERS).map(([value, text]) => el('option', { value, selected: value === (state.sort ?? 'emerging') }, text)));
  const month = el('input', { type: 'month', 'aria-label': 'Month', value: state.month ?? '', change: () => go('/trends', { ...state, month: month.value || undefined }) });
  return el('div', { class: 'controls' },
    el('nav', { class: 'levels', 'aria-label': 'Level' }, LEVELS.map((one) => el('a', { href: href('/trends', { ...state, level: one, compare: undefined }), 'aria-current': one === level ? 'true' : null }, one))),
    month, order,
    state.below ? el('a', { class: 'chip', href: href('/trends', { ...state, below: undefined }), title: 'Show all symbols' }, `below ${state.below} ✕`) : null);
}

function table(rows, histories, state, level, compared) {
  const columns = ['Count', 'Against the month before', 'Share', '12-month average', 'Expected'];
  return el('div', { class: 'card scroll', tabindex: 0, role: 'region', 'aria-label': 'Trends' }, el('table', { class: 'trends' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Compare')), el('th', { scope: 'col' }, 'Symbol'), el('th', { scope: 'col' }, '12 months'),
      columns.map((text) => el('th', { scope: 'col', class: 'number' }, text)))),
    el('tbody', {}, rows.map((row) => line(row, histories.get(row.symbol), state, level, compared)))));
}

function line(row, history, state, level, compared) {
  const next = LEVELS[LEVELS.indexOf(level) + 1];
  const down = next && row.symbol !== 'UNCLASSIFIED' && level !== 'group';
  const symbol = row.symbol === 'UNCLASSIFIED' ? 'Unclassified' : row.symbol;
  return el('tr', {},
    el('td', {}, el('input', { type: 'checkbox', 'aria-label': `Compare ${symbol}`, checked: compared.includes(row.symbol), change: (event) => toggle(row.symbol, event.target.checked, state, compared) })),
    el('th', { scope: 'row' }, down ? el('a', { href: href('/trends', { ...state, level: next, below: row.symbol, compare: undefined }) }, symbol) : symbol,
      row.emerging ? el('span', { class: 'badge emerging', title: chance(row.pValue) }, 'emerging') : null,
      row.title ? el('small', {}, row.title) : null,
      row.emerging ? el('small', {}, chance(row.pValue)) : null),
    el('td', {}, history ? spark(history) : '–'),
    [number(row.count), change(row.previousMonth, row.count), share(row.share), decimal(row.movingAverage12), decimal(row.expected)]
      .map((text) => el('td', { class: 'number' }, text)));
}

function toggle(symbol, wanted, state, compared) {
  const others = compared.filter((one) => one !== symbol);
  const chosen = wanted ? [...others, symbol].slice(-MOST_COMPARED) : others;
  go('/trends', { ...state, compare: chosen.join(',') || undefined });
}

async function compare(scope, symbols, asOf) {
  const answers = await Promise.all(symbols.map((value) => get('counts', { scope, facet: 'ipc', value, asOf })));
  return [el('h2', {}, 'Side by side'), lines(answers.map((answer) => answer.rows[0]))];
}
