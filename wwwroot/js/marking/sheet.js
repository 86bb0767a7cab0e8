// The changes of one sheet, stored one after the other, each on the state the server last told (If-Match). A change is kept on
// this device before it is sent, and until it has arrived: a dropped line, a reload or a lost sign-in costs nothing.
// A change made on an older state comes back with 412 and is settled by whoever knows its kind.
import { showStrip, hideStrip } from './strip.js';

const soonest = 2_000;
const latest = 30_000;
const asks = new Set(['signedOut', 'gone']);

export class Sheet extends EventTarget {
  #server;
  #kept;
  #handlers = new Map();
  #failures = 0;
  #again;

  constructor(form, server, kept) {
    super();
    this.form = form;
    this.#server = server;
    this.#kept = kept;
    this.sequence = form.elements.Sequence;
    this.saves = document.querySelector('[data-saves]');
    this.refused = form.querySelector('[data-refused]');
    this.queue = [];
    this.trouble = undefined;
    form.addEventListener('submit', (event) => this.#submit(event));
    addEventListener('online', () => this.retry());
    addEventListener('focus', () => this.retry());
    addEventListener('beforeunload', (event) => this.queue.length > 0 && !this.leaving && event.preventDefault());
  }

  get isLocked() {
    return Boolean(this.form.dataset.locked);
  }

  // What becomes of a kind of change: stored, refused, elsewhere (412), restore (found on the device).
  handle(kind, handler) {
    this.#handlers.set(kind, handler);
  }

  // One waiting change per key: of five marks for an item in a second only the last is worth sending. What it was made on stays
  // what the first of them was made on.
  send(change) {
    const waiting = this.queue.find((other, at) => other.key === change.key && !(at === 0 && this.busy));
    this.queue = this.queue.filter((other) => other !== waiting);
    const made = { ...change, base: waiting ? waiting.base : change.base, mask: this.form.dataset.mask };
    this.queue.push(made);
    this.#keep(made);
    this.#work();
  }

  #keep(change) {
    return this.#kept.write(change.key, { text: JSON.stringify(change), sequence: Number(this.sequence.value), unsent: true });
  }

  // Takes up what was left here by a page that is gone, the older first.
  async restore() {
    // A quick marker is at work before the device's store is open; what was given meanwhile is newer than what is found.
    await Promise.all(this.queue.map((change) => this.#keep(change)));
    const found = (await this.#kept.readAll()).sort((one, other) => one.at - other.at);
    const changes = new Map();
    for (const entry of found) {
      const change = JSON.parse(entry.text);
      changes.set(change.key, change);
      if (!entry.own) {
        await this.#kept.drop(entry);
      }
    }
    if (this.isLocked) {
      return [...changes.values()];
    }
    for (const change of [...changes.values()].filter(({ key }) => !this.queue.some((waiting) => waiting.key === key))) {
      this.#handlers.get(change.kind)?.restore?.(change);
      this.send(change);
    }
    return [];
  }

  async forgetAll(changes) {
    await Promise.all(changes.map(({ key }) => this.#kept.drop({ number: key })));
  }

  // Tries at once what has been failing: the line is back, or somebody has signed in again.
  retry() {
    if (this.queue.length > 0) {
      this.#failures = 0;
      this.trouble = undefined;
      this.#work();
    }
  }

  async signedIn() {
    await this.#server.look();
    this.retry();
  }

  async #work() {
    if (this.busy || asks.has(this.trouble)) {
      return;
    }
    this.busy = true;
    clearTimeout(this.#again);
    while (this.queue.length > 0) {
      this.show('busy');
      const [change] = this.queue;
      const answer = await this.#server.change(change, this.sequence.value);
      if (asks.has(answer.kind) || answer.kind === 'offline') {
        this.#fail(answer.kind);
        break;
      }
      this.#recover();
      this.queue.shift();
      await this.#take(change, answer);
    }
    this.busy = false;
    if (this.queue.length === 0) {
      this.afterwards?.();
    }
  }

  #fail(kind) {
    this.trouble = kind;
    this.show('off');
    showStrip(kind, kind === 'offline' && !this.#kept.works ? 'offlineBare' : `${kind}Do`, asks.has(kind));
    this.dispatchEvent(new CustomEvent('trouble', { detail: kind }));
    if (!asks.has(kind)) {
      const wait = Math.min(latest, soonest * 2 ** this.#failures++);
      this.#again = setTimeout(() => this.#work(), wait * (0.75 + Math.random() / 2));
    }
  }

  #recover() {
    this.trouble = undefined;
    this.#failures = 0;
    hideStrip();
  }

  async #take(change, answer) {
    const handler = this.#handlers.get(change.kind) ?? {};
    // A later change of the same key stands on the device in its place.
    if (!this.queue.some(({ key }) => key === change.key)) {
      await this.#kept.drop({ number: change.key });
    }
    if (answer.kind === 'ok') {
      this.refuse('');
      this.adopt(answer);
      handler.stored?.(change, answer);
    } else if (answer.kind === 'elsewhere') {
      this.adopt(answer);
      handler.elsewhere?.(change, answer);
    } else {
      this.refuse(answer.reason ?? String(answer.status));
      this.show('saved');
      handler.refused?.(change);
    }
  }

  adopt(state) {
    this.sequence.value = state.sequence;
    this.show('saved', state.savedAt);
    this.dispatchEvent(new CustomEvent('state', { detail: { state, waiting: new Set(this.queue.map(({ key }) => key)) } }));
  }

  refuse(words) {
    this.refused.hidden = !words;
    this.refused.querySelector('p').textContent = words;
    if (words) {
      this.refused.scrollIntoView({ block: 'nearest' });
    }
  }

  show(state, time) {
    for (const line of this.saves.children) {
      line.hidden = line.dataset.state !== state;
    }
    if (time) {
      this.saves.querySelector('[data-time]').textContent = time;
    }
  }

  // A form sent while changes are under way would carry an old sequence: it waits for them.
  #submit(event) {
    if (this.queue.length === 0) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    this.afterwards = () => {
      this.afterwards = undefined;
      this.form.requestSubmit(submitter);
    };
  }
}
