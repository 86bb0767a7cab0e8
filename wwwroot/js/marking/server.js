// All that a sheet says to the server. Whatever becomes of a request, the answer is an object with a `kind`; nothing throws.
const patience = 20_000;

const kinds = { 401: 'signedOut', 404: 'gone', 412: 'elsewhere' };

export class SheetServer {
  constructor(sheet, token) {
    this.sheet = sheet;
    this.token = token;
  }

  async change({ method, path, body }, sequence) {
    const send = () =>
      this.#ask(path, {
        method,
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${sequence}"`, 'X-Form-Token': this.token },
        body: body === undefined ? undefined : JSON.stringify(body),
      });

    // A page that has been open for long, or outlived its sign-in, may hold a token that is no longer taken.
    const answer = await send();
    return answer.status === 400 && (await this.look()).kind === 'ok' ? send() : answer;
  }

  // What stands there now; brings a fresh token.
  async look() {
    const answer = await this.#ask('state', {});
    this.token = answer.token ?? this.token;
    return answer.kind === 'ok' ? { ...answer.sheet, kind: 'ok' } : answer;
  }

  comments() {
    return this.#ask('comments', {});
  }

  async #ask(path, options) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const response = await fetch(`${this.sheet}/${path}`, {
        ...options,
        headers: { Accept: 'application/json', ...options.headers },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: stop.signal,
      });
      const told = await response.json().catch(() => ({}));
      const { status } = response;
      const kind = response.ok ? 'ok' : (kinds[status] ?? (status >= 500 || status === 429 ? 'offline' : 'refused'));
      return Array.isArray(told) ? { kind, status, list: told } : { ...told, kind, status };
    } catch {
      return { kind: 'offline' };
    } finally {
      clearTimeout(timer);
    }
  }
}
