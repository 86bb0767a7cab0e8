// Changes to notes on their way to the server, one small request each. What is not there yet stays on the device, and goes when
// the line is back, or when the page is opened again. The server takes a change only from who saw what stands there.
import { Kept } from '../kept.js';

const patience = 20_000;
const waits = [2_000, 5_000, 15_000, 30_000];

export class Outbox {
  #changes = new Map();
  #busy = false;
  #failures = 0;
  #timer;

  constructor({ path, session, token, hear }) {
    this.path = path;
    this.token = token;
    this.hear = hear;
    this.person = document.querySelector('meta[name="person"]').content;
    this.kept = new Kept(this.person, `notes:${session}`);
    addEventListener('online', () => this.flush());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.flush());
  }

  // Takes up what this page or one that is gone left unsent.
  async start() {
    await this.kept.start();
    const left = (await this.kept.readAll()).sort((one, other) => one.at - other.at);
    const changes = left.map((entry) => JSON.parse(entry.text));
    for (const [at, change] of changes.entries()) {
      await this.kept.drop(left[at]);
      await this.put({ ...change, isSent: true });
    }
    return changes;
  }

  has(id) {
    return this.#changes.has(id);
  }

  async put(change) {
    const waiting = this.#changes.get(change.id);
    if (change.removed && waiting && waiting.seen === 0 && !waiting.isSent) {
      this.#changes.delete(change.id);
      await this.kept.drop({ number: change.id });
      return;
    }
    if (waiting?.isSent) {
      change.sentBefore = [...(waiting.sentBefore ?? []), waiting];
    }
    this.#changes.set(change.id, change);
    this.isKept = await this.kept.write(change.id, { text: JSON.stringify(change), sequence: 0, unsent: true });
    this.flush();
  }

  async flush() {
    clearTimeout(this.#timer);
    if (this.#busy || this.#changes.size === 0) {
      return;
    }
    this.#busy = true;
    this.hear('sending');
    const [change] = this.#changes.values();
    change.isSent = true;
    const answer = await this.#send(change);
    this.#busy = false;
    await this.#heard(change, answer);
  }

  async #heard(change, answer) {
    const { status } = answer;
    if (status === 0 || status >= 500 || status === 429) {
      this.hear(this.isKept ? 'offline' : 'unkept');
      this.#timer = setTimeout(() => this.flush(), waits[Math.min(this.#failures++, waits.length - 1)]);
      return;
    }
    if (status === 401 || status === 400) {
      this.hear('signedOut');
      this.#timer = setTimeout(() => this.flush(), waits.at(-1));
      return;
    }
    this.#failures = 0;
    const newer = this.#changes.get(change.id);
    if (status === 412 && newer.sentBefore?.some(({ colour, text }) => colour === answer.colour && text === answer.text)) {
      // It is this device's own, whose answer was lost: no dispute.
      [newer.seen, newer.sentBefore] = [answer.revision, undefined];
      this.flush();
      return;
    }
    if (newer === change) {
      this.#changes.delete(change.id);
      await this.kept.drop({ number: change.id });
    } else if (newer && status === 200) {
      // Written on while this was on its way: that goes next, from what now stands there.
      newer.seen = answer.revision;
      await this.kept.write(newer.id, { text: JSON.stringify(newer), sequence: 0, unsent: true });
    }
    this.hear(kinds[status] ?? (status < 300 ? 'sent' : 'refused'), change, answer, newer !== change);
    this.flush();
  }

  async #send(change) {
    const answer = await this.#ask(change);
    return answer.status === 400 && (await this.#renewToken()) ? this.#ask(change) : answer;
  }

  #ask({ id, removed, isSent, sentBefore, ...fields }) {
    const body = new URLSearchParams({ ...fields, __RequestVerificationToken: this.token });
    return removed
      ? this.#fetch(`${this.path}/${id}?seen=${fields.seen}`, { method: 'DELETE', headers: { Accept: 'application/json', 'X-Form-Token': this.token } })
      : this.#fetch(`${this.path}/${id}`, { method: 'PUT', body, headers: { Accept: 'application/json' }, keepalive: body.toString().length < 50_000 });
  }

  async #fetch(path, options) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const response = await fetch(path, { ...options, credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: stop.signal });
      return { ...(await response.json().catch(() => ({}))), status: response.status };
    } catch {
      return { status: 0 };
    } finally {
      clearTimeout(timer);
    }
  }

  // A page that has been open for long may hold a token that is no longer taken. If somebody else sits here now, nothing is sent
  // in their name.
  async #renewToken() {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.pathname, { cache: 'no-store' })).text(), 'text/html');
      this.token = page.querySelector('input[name="__RequestVerificationToken"]').value;
      return page.querySelector('meta[name="person"]').content === this.person;
    } catch {
      return false;
    }
  }
}

const kinds = { 403: 'closed', 404: 'closed', 412: 'twice' };
