// The texts of one attempt as this device keeps them. Every tab keeps its own, so that two tabs without a line do not overwrite
// each other; a tab holds a lock as long as it lives, and what a dead one left is found by the next.
import { asPromise, forgetOthers, keepFor, open } from '../device.js';

const patience = 2_000;

const within = (promise, fallback) =>
  Promise.race([promise, new Promise((done) => setTimeout(done, patience, fallback))]).catch(() => fallback);

const lockOf = (tab) => `lms-exam-tab:${tab}`;

// The lock of the page before a reload may take a moment to be given back. A tab that was copied has to take another name.
async function hold(tab) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience / 2);
  try {
    await new Promise((held, refused) => {
      navigator.locks.request(lockOf(tab), { signal: stop.signal }, () => (held(), new Promise(() => {}))).catch(refused);
    });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function tabName() {
  const before = sessionStorage.getItem('lms-exam-tab');
  if (before && (await hold(before))) {
    return before;
  }
  const fresh = `${performance.timeOrigin}-${Math.random()}`;
  sessionStorage.setItem('lms-exam-tab', fresh);
  await hold(fresh);
  return fresh;
}

async function living() {
  const { held } = await navigator.locks.query();
  return new Set(held.map((lock) => lock.name));
}

export class Kept {
  #place;
  #tab;
  #database;

  constructor(person, attempt) {
    this.#place = [person, attempt];
  }

  // False where nothing can be kept.
  get works() {
    return this.#database !== undefined;
  }

  async start() {
    await within(this.#begin(), undefined);
    return this;
  }

  // Signed out elsewhere: what this tab still does is not to be kept again.
  stop() {
    this.#database?.close();
    this.#database = undefined;
  }

  // What this tab and dead ones hold, this tab's first, then the newest.
  read(number) {
    return this.#try(() => this.#read(number), []);
  }

  write(number, { text, sequence, unsent, sent }) {
    return this.#try(() => this.#put({ number, tab: this.#tab, text, sequence, unsent, sent }), false);
  }

  // A text that was not chosen: shown again, never taken up by itself.
  setAside(number, { text, sequence }) {
    return this.#try(() => this.#put({ number, tab: `aside-${Math.random()}`, text, sequence, unsent: true, aside: true }), false);
  }

  // What the server did not take, after the rest was forgotten.
  async keepLate(number, text) {
    const entry = { number, tab: `late-${Math.random()}`, text, unsent: true, aside: true, late: true };
    await this.#try(() => this.#put(entry), false);
    return entry;
  }

  drop({ number, tab }) {
    return this.#try(() => asPromise(this.#texts('readwrite').delete([...this.#place, number, tab])), undefined);
  }

  async #begin() {
    await forgetOthers(this.#place[0]);
    if (!keepFor(this.#place[0])) {
      return;
    }
    this.#tab ??= await tabName();
    const database = await open();
    database.onclose = () => this.stop();
    this.#database = database;
  }

  // The browser may take its store away at any moment: then nothing is kept, and writing and sending go on.
  async #try(act, otherwise) {
    try {
      return this.works ? await within(act(), otherwise) : otherwise;
    } catch {
      return otherwise;
    }
  }

  async #put(entry) {
    const [person, attempt] = this.#place;
    await asPromise(this.#texts('readwrite').put({ person, attempt, ...entry, at: Date.now() }));
    return true;
  }

  async #read(number) {
    const from = [...this.#place, number];
    const entries = await asPromise(this.#texts('readonly').getAll(IDBKeyRange.bound(from, [...from, []])));
    const alive = await living();
    return entries
      .map((entry) => ({ ...entry, own: entry.tab === this.#tab }))
      .filter((entry) => entry.own || !alive.has(lockOf(entry.tab)))
      .sort((one, other) => Number(other.own) - Number(one.own) || other.at - one.at);
  }

  #texts(mode) {
    return this.#database.transaction('texts', mode).objectStore('texts');
  }
}
