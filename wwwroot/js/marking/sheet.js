// Stores changes one after the other, each on the state the server last told (If-Match). What cannot be sent is kept
// and tried again; a change made on an older state comes back with 412 and is settled by the caller.
const retryAfter = 3000;

export class Sheet {
  constructor(form) {
    this.form = form;
    this.sequence = form.elements.Sequence;
    this.saves = document.querySelector('[data-saves]');
    this.refused = form.querySelector('[data-refused]');
    this.queue = [];
    this.listeners = [];
    form.addEventListener('submit', (event) => this.submit(event));
    addEventListener('online', () => this.work());
    addEventListener('beforeunload', (event) => this.queue.length > 0 && !this.leaving && event.preventDefault());
  }

  onState(listener) {
    this.listeners.push(listener);
  }

  // One waiting change per key: of five marks for an item in a second only the last is worth sending.
  send(key, method, path, body, done = {}) {
    this.queue = this.queue.filter((change, at) => change.key !== key || (at === 0 && this.busy));
    this.queue.push({ key, method, path, body, ...done });
    this.work();
  }

  async work() {
    if (this.busy) {
      return;
    }
    this.busy = true;
    while (this.queue.length > 0) {
      this.show('busy');
      if (!(await this.attempt(this.queue[0]))) {
        break;
      }
      this.queue.shift();
    }
    this.busy = false;
    if (this.queue.length > 0) {
      clearTimeout(this.again);
      this.again = setTimeout(() => this.work(), retryAfter);
    } else if (this.afterwards) {
      this.afterwards();
    }
  }

  async attempt(change) {
    let answer;
    try {
      answer = await fetch(`${this.form.action}/${change.path}`, {
        method: change.method,
        headers: {
          'Content-Type': 'application/json',
          'If-Match': `"${this.sequence.value}"`,
          'X-Form-Token': this.form.elements.__RequestVerificationToken.value,
        },
        body: change.body === undefined ? undefined : JSON.stringify(change.body),
      });
    } catch {
      this.show('off');
      return false;
    }
    if (answer.status >= 500 || answer.status === 401) {
      this.show('off');
      return false;
    }
    await this.take(change, answer);
    return true;
  }

  async take(change, answer) {
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) {
      this.refuse('');
      this.adopt(told);
      change.stored?.(told);
    } else if (answer.status === 412) {
      this.adopt(told);
      change.elsewhere?.(told);
    } else {
      this.refuse(told.reason ?? String(answer.status));
      this.show('saved');
      change.refused?.();
    }
  }

  adopt(state) {
    this.sequence.value = state.sequence;
    this.show('saved', state.savedAt);
    this.listeners.forEach((listener) => listener(state, this.queue));
  }

  refuse(words) {
    this.refused.hidden = !words;
    this.refused.querySelector('p').textContent = words;
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
  submit(event) {
    if (this.queue.length === 0) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    this.afterwards = () => {
      this.afterwards = null;
      this.form.requestSubmit(submitter);
    };
  }
}
