/** What a watchlist looks for: filings that a query finds, or a trend. A query is tried on the whole history while it is written. */
import { el, fill } from '../dom.js';
import { href } from '../address.js';
import { verdictOf } from './verdict.js';

const FACTS = { NEW: 'a new filing', PUBLISHED: 'another publication', GRANTED: 'a grant', WITHDRAWN: 'a withdrawal', STATUS: 'another status', OWNER: 'another owner', CLASSIFIED: 'another classification', AMENDED: 'another title or abstract' };
const LEVELS = ['section', 'class', 'subclass', 'group', 'subgroup'];
const SIGNS = { emerging: 'is emerging', growth: 'grows by more than … per cent', count: 'has more filings in a month than …' };
const PAUSE = 400;

/** Returns the fields, their value, and how the trial begins and ends. */
export function subject(held, verdict) {
  const query = queryFields(held);
  const trend = trendFields(held?.trend);
  const kinds = { query: 'Filings that a query finds', trend: 'A trend' };
  const boxes = Object.entries(kinds).map(([kind, text]) => el('label', { class: 'choice' },
    el('input', { type: 'radio', name: 'kind', value: kind, checked: (kind === 'trend') === Boolean(held?.trend), change: () => choose(kind) }), text));
  let chosen = held?.trend ? 'trend' : 'query';
  let timer;
  const attempt = () => (chosen === 'query' ? fill(verdict, () => verdictOf(query.text())) : verdict.replaceChildren(...aboutTrends()));
  query.onInput(() => {
    clearTimeout(timer);
    timer = setTimeout(attempt, PAUSE);
  });
  const choose = (kind) => {
    chosen = kind;
    query.show(kind === 'query');
    trend.show(kind === 'trend');
    attempt();
  };
  query.show(chosen === 'query');
  trend.show(chosen === 'trend');
  return {
    fields: [el('fieldset', {}, el('legend', {}, 'Look for'), boxes), query.fields, trend.fields],
    value: () => (chosen === 'query' ? query.value() : trend.value()),
    attempt,
    stop: () => clearTimeout(timer),
  };
}

function queryFields(held) {
  const query = el('textarea', { id: 'query', rows: 3, required: true, spellcheck: 'false', 'aria-describedby': 'verdict' }, held?.query ?? '');
  const boxes = Object.entries(FACTS).map(([value, text]) => el('label', { class: 'choice' },
    el('input', { type: 'checkbox', name: 'facts', value, checked: (held?.facts?.length ? held.facts : ['NEW']).includes(value) }), text));
  const fields = el('div', { class: 'fields' },
    el('label', { for: 'query' }, 'Query'), query,
    el('p', { class: 'hint' }, 'Such as ', el('code', {}, 'abstract:"federated learning" AND ipc:G06N NOT owner:acme'), '.'),
    el('fieldset', {}, el('legend', {}, 'Tell of'), boxes));
  return {
    fields,
    text: () => query.value,
    onInput: (listener) => query.addEventListener('input', listener),
    show: (shown) => { fields.hidden = !shown; query.required = shown; },
    value: () => ({ query: query.value, facts: [...fields.querySelectorAll('[name=facts]:checked')].map((box) => box.value) }),
  };
}

function trendFields(held) {
  const scope = el('input', { id: 'scope', value: held?.scope ?? 'all', 'aria-describedby': 'scope-hint' });
  const level = el('select', { id: 'level' }, LEVELS.map((one) => el('option', { selected: one === (held?.level ?? 'subclass') }, one)));
  const symbol = el('input', { id: 'symbol', value: held?.symbol ?? '', placeholder: 'every symbol of the level' });
  const when = el('select', { id: 'when' }, Object.entries(SIGNS).map(([value, text]) => el('option', { value, selected: value === held?.when }, text)));
  const above = el('input', { id: 'above', type: 'number', min: 0, step: 'any', value: held?.above ?? 50 });
  const limit = el('div', { class: 'fields' }, el('label', { for: 'above' }, 'More than'), above);
  const fields = el('div', { class: 'fields' },
    el('label', { for: 'symbol' }, 'IPC symbol'), symbol,
    el('label', { for: 'level' }, 'Level'), level,
    el('label', { for: 'scope' }, 'Among the filings of'), scope,
    el('p', { class: 'hint', id: 'scope-hint' }, el('code', {}, 'all'), ', or an owner: ', el('code', {}, 'owner:ACME, Inc.')),
    el('label', { for: 'when' }, 'Tell when it'), when, limit);
  const adjust = () => { limit.hidden = fields.hidden || when.value === 'emerging'; above.required = !limit.hidden; };
  when.addEventListener('change', adjust);
  return {
    fields,
    show: (shown) => { fields.hidden = !shown; adjust(); },
    value: () => ({ trend: {
      scope: scope.value.trim(),
      ...(symbol.value.trim() ? { symbol: symbol.value.trim() } : {}),
      level: level.value,
      when: when.value,
      ...(when.value === 'emerging' ? {} : { above: Number(above.value) }),
    } }),
  };
}

const aboutTrends = () => [
  el('h2', {}, 'Trends'),
  el('p', {}, 'Tells once for each symbol and month. Only this month and the one before count; filings of older months alert nobody.'),
  el('p', { class: 'hint' }, 'To grow, a symbol needs at least five filings, and more than so many per cent above the mean of up to twelve months before.'),
  el('p', {}, el('a', { href: href('/trends') }, 'How symbols fare now')),
];
