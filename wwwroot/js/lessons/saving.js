// A part's form that saves itself: a moment after the last word, at the latest every half minute, and when the page is left.
// Another's text is never overwritten: it is shown above the own words, which stay where they are.
const pause = 1_500;
const longest = 30_000;
const patience = 20_000;

export class Saving {
  #timer;
  #dirtySince = 0;
  #busy = false;
  #stopped = false;

  constructor(form, line, conflict) {
    this.form = form;
    this.line = line;
    this.conflict = conflict;
    this.saved = this.#words();
    form.addEventListener('input', () => this.#touched());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.save());
    addEventListener('online', () => this.save());
  }

  get isSaved() {
    return this.#words() === this.saved;
  }

  // The form itself goes now: nothing more is sent beside it.
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async save() {
    clearTimeout(this.#timer);
    if (this.#busy || this.#stopped || this.isSaved || !this.form.checkValidity()) {
      return;
    }

    this.#busy = true;
    this.#say('saving');
    const words = this.#words();
    const answer = await this.#send(new URLSearchParams(new FormData(this.form)));
    this.#busy = false;
    this.#hear(answer, words);
    if (!this.isSaved) {
      this.#wait(answer.status >= 200 && answer.status < 500 ? pause : longest);
    }
  }

  #hear({ status, state }, words) {
    if (status === 200) {
      this.saved = words;
      this.#dirtySince = 0;
      this.#begin(state);
      this.#say('saved', new Date());
    } else if (status === 412) {
      this.stop();
      this.#begin(state);
      this.#say('elsewhere');
      this.conflict(state);
    } else if (status === 422) {
      this.#say('refused', state.reason);
    } else if (status === 401 || status === 403 || status === 404) {
      this.stop();
      this.#say('closed');
    } else {
      this.#say('offline');
    }
  }

  #begin(state) {
    this.form.elements['Form.Seen'].value = state.seen;
    document.querySelector('[data-minutes]').textContent = state.minutes;
  }

  #touched() {
    this.#dirtySince ||= Date.now();
    this.#wait(Date.now() - this.#dirtySince > longest ? 0 : pause);
  }

  #wait(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), time);
  }

  async #send(body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const response = await fetch(this.form.dataset.saves, {
        method: 'PUT',
        body,
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
        redirect: 'error',
        keepalive: body.toString().length < 50_000,
        signal: stop.signal,
      });
      return { status: response.status, state: await response.json().catch(() => ({})) };
    } catch {
      return { status: 0, state: {} };
    } finally {
      clearTimeout(timer);
    }
  }

  #say(key, more) {
    const text = this.line.dataset[key];
    const time = more instanceof Date ? more.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }) : (more ?? '');
    this.line.textContent = text.replace('{0}', time);
    this.line.classList.toggle('is-late', ['elsewhere', 'refused', 'closed', 'offline'].includes(key));
  }

  // Without what names the text it began from and the form's token.
  #words() {
    const fields = new FormData(this.form);
    fields.delete('Form.Seen');
    fields.delete('__RequestVerificationToken');
    return new URLSearchParams(fields).toString();
  }
}
