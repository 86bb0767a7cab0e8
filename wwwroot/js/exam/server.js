// All that the page says to the server. Whatever becomes of a request, the answer is an object with a `kind`; nothing throws.
const patience = 20_000;

const kinds = { 401: 'signedOut', 404: 'gone', 409: 'closed', 412: 'conflict', 413: 'tooLong' };

export class Server {
  constructor(attempt, token) {
    this.attempt = attempt;
    this.token = token;
  }

  async save(number, sequence, text, keepalive = false) {
    const send = () =>
      this.#ask(`answers/${number}`, {
        method: 'PUT',
        headers: {
          'Content-Type': 'text/plain; charset=utf-8',
          'If-Match': `"${sequence}"`,
          'X-Form-Token': this.token,
        },
        body: text,
        keepalive,
      });

    // A page that has been open for long may hold a token that is no longer taken.
    const answer = await send();
    return answer.status === 400 && (await this.renewToken()) ? send() : answer;
  }

  notePaste(number, length) {
    const body = new URLSearchParams({ number, length });
    return this.#ask('pastes', { method: 'POST', body, headers: { 'X-Form-Token': this.token }, keepalive: true });
  }

  state() {
    return this.#ask('state', {});
  }

  async renewToken() {
    const answer = await this.#ask('form-token', {});
    this.token = answer.token ?? this.token;
    return answer.kind === 'ok';
  }

  async #ask(path, options) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const response = await fetch(`${this.attempt}/${path}`, {
        ...options,
        headers: { Accept: 'application/json', ...options.headers },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: stop.signal,
      });
      return await this.#read(response);
    } catch {
      return { kind: 'offline' };
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(response) {
    const { status } = response;
    if (response.ok || status === 412) {
      return { ...(status === 204 ? {} : await response.json()), kind: kinds[status] ?? 'ok', status };
    }
    const kind = kinds[status] ?? (status >= 500 || status === 429 ? 'offline' : 'refused');
    return { kind, status, retryAfter: 1_000 * Number(response.headers.get('Retry-After') ?? 0) || 0 };
  }
}
