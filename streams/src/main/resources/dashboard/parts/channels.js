/** Whom a watchlist tells: a list of channels in its form, and what each of them can do on its card. */
import { el } from '../dom.js';
import { send } from '../api.js';
import { instant } from '../format.js';

const KINDS = {
  log: { text: 'the log' },
  webhook: { text: 'webhook', key: 'url', type: 'url', label: 'Address of the webhook', example: 'https://example.org/hook' },
  email: { text: 'mail', key: 'to', type: 'email', label: 'Address of the mail', example: 'you@example.org' },
  slack: { text: 'Slack', key: 'url', type: 'url', label: 'Address of the Slack webhook', example: 'https://hooks.slack.com/services/…' },
};
const MOST = 20;

/** Names a channel. */
export const nameOf = (channel) => [KINDS[channel.type]?.text ?? channel.type, channel.url ?? channel.to].filter(Boolean).join(' ');

/** Returns the fields and their value. */
export function channels(held) {
  const list = el('ul', { class: 'channels' });
  const more = el('button', { type: 'button', click: () => { add({ type: 'webhook' }).querySelector('select').focus(); } }, 'Add a channel');
  const count = () => { more.disabled = list.children.length >= MOST; };
  const add = (channel) => {
    const row = fieldsOf(channel, () => { row.remove(); count(); more.focus(); });
    list.append(row);
    count();
    return row;
  };
  (held?.channels ?? [{ type: 'log' }]).forEach(add);
  return {
    fields: el('fieldset', { class: 'fields' }, el('legend', {}, 'Tell it by'), list, el('p', { class: 'actions' }, more)),
    value: () => [...list.children].map(read),
  };
}

function fieldsOf(channel, remove) {
  const kind = el('select', { name: 'type', 'aria-label': 'Kind of channel' }, Object.entries(KINDS).map(([value, { text }]) => el('option', { value, selected: value === channel.type }, text)));
  const target = el('input', { name: 'target', value: channel.url ?? channel.to ?? '' });
  const adjust = () => {
    const { key, type, label, example } = KINDS[kind.value];
    target.hidden = !key;
    target.required = Boolean(key);
    target.type = type ?? 'text';
    target.placeholder = example ?? '';
    target.setAttribute('aria-label', label ?? 'Address');
  };
  kind.addEventListener('change', adjust);
  adjust();
  return el('li', { class: 'channel' }, kind, target, el('button', { type: 'button', 'aria-label': 'Leave out this channel', click: remove }, '✕'));
}

function read(row) {
  const type = row.querySelector('[name=type]').value;
  const { key } = KINDS[type];
  return key ? { type, [key]: row.querySelector('[name=target]').value.trim() } : { type };
}

/** Draws the channels of a watchlist's card; resume is called with the place of one that is paused. */
export function channelsOf(watchlist, resume) {
  return el('ul', { class: 'lines channels' }, watchlist.channels.map((channel, at) => el('li', { class: 'channel' },
    el('span', {}, el('span', { class: 'field' }, 'by '), nameOf(channel)),
    channel.paused ? stopped(channel, () => resume(at)) : trial(watchlist, channel, at))));
}

function stopped(channel, resume) {
  const why = [channel.paused.reason, instant(channel.paused.since)].filter(Boolean).join(', ');
  return el('span', {}, el('span', { class: 'badge feed-late' }, 'paused'), why ? ` ${why} ` : ' ', el('button', { type: 'button', 'aria-label': `Resume ${nameOf(channel)}`, click: resume }, 'Resume'));
}

/** Sends a test, and tells what became of it. */
function trial(watchlist, channel, at) {
  const told = el('span', { class: 'told', role: 'status' });
  const button = el('button', { type: 'button', 'aria-label': `Send a test by ${nameOf(channel)}`, click: async () => {
    button.disabled = true;
    told.textContent = 'Sending …';
    try {
      const { delivered, reason } = await send('POST', `watchlists/${watchlist.id}/channels/${at}/test`);
      told.textContent = delivered ? 'It was taken.' : `It was not taken: ${reason}`;
    } catch (problem) {
      told.textContent = problem.message;
    }
    button.disabled = false;
  } }, 'Send test');
  return el('span', {}, button, ' ', told);
}
