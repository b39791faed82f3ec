/** The address of the page: its path and, as parameters, all state that a shared link has to carry. */

const move = new EventTarget();

/** Returns the path and the parameters of the present address. */
export function address() {
  return { path: location.pathname, state: Object.fromEntries(new URLSearchParams(location.search)) };
}

/** Returns the address of a page; the day that the reader has chosen stays chosen. */
export function href(path, state = {}) {
  const parameters = new URLSearchParams();
  const { asOf } = address().state;
  for (const [name, value] of Object.entries({ asOf, ...state })) {
    if (value !== undefined && value !== '' && value !== null) {
      parameters.set(name, value);
    }
  }
  const query = parameters.toString();
  return query ? `${path}?${query}` : path;
}

/** Goes to a page. */
export function go(path, state) {
  history.pushState(null, '', href(path, state));
  move.dispatchEvent(new Event('move'));
}

/** Stays on the page and notes other state in the address, without drawing anew. */
export function note(state) {
  history.replaceState(null, '', href(location.pathname, state));
}

/** Follows links between pages without loading them. */
export function follow(event) {
  const link = event.target.closest?.('a[href]');
  const plain = !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  const target = link && new URL(link.href);
  const page = target?.origin === location.origin && !target.hash && !target.pathname.startsWith('/api/');
  if (plain && page && !link.hasAttribute('download')) {
    event.preventDefault();
    history.pushState(null, '', target);
    move.dispatchEvent(new Event('move'));
    scrollTo(0, 0);
  }
}

/** Calls back whenever the address was moved to another page or state. */
export function onMove(listener) {
  move.addEventListener('move', listener);
  addEventListener('popstate', listener);
}
