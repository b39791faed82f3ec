/** Asks the monitor's HTTP API. */

/** An answer that says no: its message is the API's own, with the cure. */
export class Problem extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The monitor answered ${status}.`);
    this.status = status;
  }
}

/** Gets an answer; parameters that are undefined or empty are left out. */
export async function get(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given).toString();
  return send('GET', query ? `${path}?${query}` : path);
}

/** Sends a request with a JSON body, if there is one. */
export async function send(method, path, body) {
  let answer;
  try {
    answer = await fetch(`/api/v1/${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { detail: 'The monitor does not answer. Is it running?' });
  }
  if (answer.status === 401) {
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  }
  const text = await answer.text();
  const json = /json/.test(answer.headers.get('Content-Type') ?? '') && text ? JSON.parse(text) : {};
  if (!answer.ok) {
    throw new Problem(answer.status, json);
  }
  return json;
}
