/** The form of a watchlist: what it looks for, when it tells of it, and whom. */
import { el } from '../dom.js';
import { send } from '../api.js';
import { go } from '../address.js';
import { channels } from './channels.js';
import { rhythm } from './rhythm.js';
import { subject } from './subject.js';

/** Draws the form, for a watchlist that there is, or for a new one. */
export function editor(body, held) {
  const verdict = el('section', { class: 'card', id: 'verdict', 'aria-live': 'polite' });
  const named = el('input', { id: 'name', required: true, maxlength: 200, value: held?.name ?? '' });
  const keep = el('button', { class: 'primary' }, 'Save');
  const wrong = el('p', { class: 'problem', role: 'alert', hidden: true });
  const [about, when, whom] = [subject(held, verdict), rhythm(held), channels(held)];
  const form = el('form', { class: 'card editor', submit: (event) => { event.preventDefault(); save(); } },
    el('label', { for: 'name' }, 'Name'), named, about.fields, when.fields, whom.fields, wrong,
    el('p', { class: 'actions' }, keep, el('button', { type: 'button', click: () => go('/watchlists', {}) }, 'Cancel')));
  body.replaceChildren(el('div', { class: 'beside' }, form, verdict));
  about.attempt();
  named.focus();
  return about.stop;

  async function save() {
    const written = { name: named.value, ...about.value(), ...when.value(), channels: whom.value() };
    keep.disabled = true;
    wrong.hidden = true;
    try {
      const made = await (held ? send('PUT', `watchlists/${held.id}`, written) : send('POST', 'watchlists', written));
      const secrets = (made.channels ?? []).filter((one) => one.secret);
      if (secrets.length) {
        tellSecrets(secrets);
      } else {
        go('/watchlists', {});
      }
    } catch (problem) {
      wrong.textContent = problem.message;
      wrong.hidden = false;
      keep.disabled = false;
    }
  }
}

function tellSecrets(secrets) {
  const dialog = el('dialog', { 'aria-labelledby': 'secrets', close: () => { dialog.remove(); go('/watchlists', {}); } },
    el('h2', { id: 'secrets' }, 'Secrets that sign the webhooks'),
    el('p', {}, 'They are shown only now. Whoever receives the webhooks checks them by these.'),
    el('ul', { class: 'lines' }, secrets.map((one) => el('li', {}, el('small', {}, one.url), el('code', {}, one.secret)))),
    el('form', { method: 'dialog' }, el('button', { class: 'primary' }, 'I have kept them')));
  document.body.append(dialog);
  dialog.showModal();
}
