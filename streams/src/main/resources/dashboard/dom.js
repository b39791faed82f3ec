/** Builds elements. Text is only ever set as text, so that nothing in a filing can become markup. */

/** Makes an element; attributes that are false, null or undefined are left out, functions listen to the event they name. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...present(children));
  return made;
}

/** Makes an SVG element. */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(made, attributes);
  made.append(...children);
  return made;
}

/** Fills a place anew; what is false, null or undefined is left out. */
export function put(place, ...children) {
  place.replaceChildren(...present(children));
}

const present = (children) => children.flat().filter((child) => child !== null && child !== undefined && child !== false);

function set(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
}

/** Reads a highlight, which is escaped HTML with em: what is no em comes out as text. */
export function marked(highlight) {
  const body = new DOMParser().parseFromString(highlight, 'text/html').body;
  const parts = [...body.childNodes].map((node) => (node.nodeName === 'EM' ? el('mark', {}, node.textContent) : node.textContent));
  return el('span', { dir: 'auto' }, parts);
}

/** Shows that something is on its way. */
export function loading() {
  return el('p', { class: 'loading', role: 'status' }, 'Loading …');
}

/** Shows that there is nothing, and what to do about it. */
export function empty(...what) {
  return el('p', { class: 'empty' }, what);
}

/** Shows an error, and offers to try again. */
export function fail(problem, again) {
  return el('div', { class: 'problem', role: 'alert' },
    el('p', {}, problem.message),
    el('button', { type: 'button', click: again }, 'Try again'));
}

/** Draws a part of a page by itself: it loads, and fails, without the others. */
export async function fill(place, draw) {
  place.replaceChildren(loading());
  try {
    put(place, await draw());
  } catch (problem) {
    put(place, fail(problem, () => fill(place, draw)));
  }
}
