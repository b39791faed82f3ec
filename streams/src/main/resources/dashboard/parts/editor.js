/** The form of a watchlist. Its query is checked, and tried on the whole history, while it is written. */
import { el, fill } from '../dom.js';
import { Problem, send } from '../api.js';
import { go } from '../address.js';
import { number } from '../format.js';
import { months } from './chart.js';
import { hit } from './search.js';

const FACTS = { NEW: 'a new filing', PUBLISHED: 'another publication', GRANTED: 'a grant', WITHDRAWN: 'a withdrawal', STATUS: 'another status', OWNER: 'another owner', CLASSIFIED: 'another classification', AMENDED: 'another title or abstract' };
const CHANNELS = { log: null, webhook: 'https://example.org/hook' };
const PAUSE = 400;

/** Draws the form, for a watchlist that there is, or for a new one. */
export function editor(body, held) {
  const query = el('textarea', { id: 'query', rows: 3, required: true, spellcheck: 'false', 'aria-describedby': 'verdict' }, held?.query ?? '');
  const verdict = el('section', { class: 'card', id: 'verdict', 'aria-live': 'polite' });
  const named = el('input', { id: 'name', required: true, maxlength: 200, value: held?.name ?? '' });
  const wrong = el('p', { class: 'problem', role: 'alert', hidden: true });
  const channel = channelFields(held?.channels[0]);
  const form = el('form', { class: 'card editor', submit: (event) => { event.preventDefault(); save(); } },
    el('label', { for: 'name' }, 'Name'), named,
    el('label', { for: 'query' }, 'Query'), query,
    el('p', { class: 'hint' }, 'Such as ', el('code', {}, 'abstract:"federated learning" AND ipc:G06N NOT owner:acme'), '.'),
    el('fieldset', {}, el('legend', {}, 'Tell of'), Object.entries(FACTS).map(([value, text]) => el('label', { class: 'choice' },
      el('input', { type: 'checkbox', name: 'facts', value, checked: (held?.facts ?? ['NEW']).includes(value) }), text))),
    channel.fields, wrong,
    el('p', { class: 'actions' }, el('button', {}, 'Save'), el('button', { type: 'button', click: () => go('/watchlists', {}) }, 'Cancel')));
  body.replaceChildren(el('div', { class: 'beside' }, form, verdict));

  async function save() {
    const facts = [...form.querySelectorAll('[name=facts]:checked')].map((box) => box.value);
    const written = { name: named.value, query: query.value, facts, channels: channel.value() };
    try {
      const made = await (held ? send('PUT', `watchlists/${held.id}`, written) : send('POST', 'watchlists', written));
      const secret = made.channels?.find((one) => one.secret)?.secret;
      if (secret) {
        window.prompt('The secret that signs this webhook. It is shown only now:', secret);
      }
      go('/watchlists', {});
    } catch (problem) {
      wrong.textContent = problem.message;
      wrong.hidden = false;
    }
  }

  let timer;
  const attempt = () => fill(verdict, () => verdictOf(query.value));
  query.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(attempt, PAUSE);
  });
  attempt();
  named.focus();
  return () => clearTimeout(timer);
}

function channelFields(held) {
  const type = el('select', { id: 'channel' }, Object.keys(CHANNELS).map((one) => el('option', { selected: one === held?.type }, one)));
  const target = el('input', { id: 'target', type: 'url', 'aria-label': 'Address of the webhook', placeholder: CHANNELS.webhook, value: held?.url ?? '' });
  const adjust = () => { target.hidden = type.value === 'log'; target.required = !target.hidden; };
  type.addEventListener('change', adjust);
  adjust();
  return {
    fields: el('div', { class: 'channel' }, el('label', { for: 'channel' }, 'By'), type, target),
    value: () => [type.value === 'log' ? { type: 'log' } : { type: type.value, url: target.value }],
  };
}

/** What the query would have found so far, or what is wrong with it and where. */
async function verdictOf(query) {
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
    el('ul', { class: 'hits' }, found.sample.slice(0, 5).map(hit))].filter(Boolean);
}
