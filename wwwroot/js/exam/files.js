// Files of the paper: sent one after the other, in the order they were chosen, and tried again when the line comes back. What is
// told to be there is stored on the server; what is still going lives in this page alone.
const section = document.querySelector('[data-files]');
const pauses = [2_000, 5_000, 15_000, 30_000];
const million = 1_000_000;

const words = document.getElementById('file-words')?.dataset;
const say = (name, ...parts) => parts.reduce((text, part, place) => text.replace(`{${place}}`, part), words[name]);
const wait = (time) =>
  new Promise((done) => {
    const timer = setTimeout(done, time);
    addEventListener('online', () => (clearTimeout(timer), done()), { once: true });
  });

class Sending {
  constructor(file, row, server) {
    Object.assign(this, { file, row, server, dropped: false, tries: 0 });
    this.small = row.querySelector('small');
    this.bar = row.querySelector('progress');
    this.again = row.querySelector('[data-again]');
    row.querySelector('b').textContent = file.name;
    this.tell(say('waiting'));
  }

  tell(text, bad = false) {
    this.small.textContent = text;
    this.row.classList.toggle('files__row--bad', bad);
  }

  drop() {
    this.dropped = true;
    this.request?.abort();
    this.row.remove();
  }

  // Until the server has said yes or no. Whoever was not heard is sent once more: the same bytes twice are one file.
  async run() {
    while (!this.dropped) {
      const answer = await this.once();
      if (this.dropped || answer.status === 200 || answer.status === 422) {
        return answer;
      }
      if (answer.signedOut || answer.status === 404) {
        return this.stand(say('signedOut'));
      }
      if (answer.status === 400 && this.tries === 0) {
        await this.server.renewToken();
      } else if (answer.status !== 0 && answer.status < 500) {
        return this.stand(say('failed'));
      } else {
        this.tell(say(answer.status === 0 ? 'offline' : 'failed'), true);
        await wait(pauses[Math.min(this.tries, pauses.length - 1)]);
      }
      this.tries += 1;
    }
    return null;
  }

  stand(text) {
    this.tell(text, true);
    this.again.hidden = false;
    return null;
  }

  once() {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open('POST', `${this.server.attempt}/files`);
      request.setRequestHeader('HX-Request-Type', 'partial');
      request.upload.addEventListener('progress', ({ loaded, total }) => this.progress(loaded, total));
      request.addEventListener('loadend', () => {
        const signedOut = request.responseURL.includes('/sign-in');
        done({ status: signedOut ? 401 : request.status, signedOut, html: request.responseText });
      });
      const form = new FormData();
      form.append('__RequestVerificationToken', this.server.token);
      form.append('File', this.file);
      request.send(form);
    });
  }

  progress(loaded, total) {
    const percent = Math.floor((100 * loaded) / total);
    this.bar.value = percent;
    this.tell(percent < 100 ? say('going', percent) : say('storing'));
  }
}

class Folder {
  constructor(server) {
    this.server = server;
    this.waiting = [];
    this.refused = [];
    this.list = section.querySelector('[data-files-list]');
    this.going = section.querySelector('[data-files-going]');
    this.add = section.querySelector('[data-files-add]');
    this.add.hidden = false;
    section.classList.add('is-live');
    this.add.querySelector('input').addEventListener('change', ({ target }) => {
      this.refused = [];
      [...target.files].forEach((file) => this.take(file));
      target.value = '';
    });
    this.list.addEventListener('submit', (event) => this.act(event));
    this.toFiles = document.querySelector('[data-to-files]');
    this.toFiles?.addEventListener('click', (event) => {
      event.preventDefault();
      section.scrollIntoView({ block: 'end' });
      this.add.querySelector('input').focus();
    });
    addEventListener('beforeunload', (event) => this.isBusy && event.preventDefault());
  }

  get isBusy() {
    return this.going.children.length > 0;
  }

  get count() {
    return Number(this.list.querySelector('[data-count]')?.dataset.count ?? 0);
  }

  take(file) {
    const row = section.querySelector('[data-files-row]').content.firstElementChild.cloneNode(true);
    this.going.append(row);
    const sending = new Sending(file, row, this.server);
    row.querySelector('[data-drop]').addEventListener('click', () => sending.drop());
    row.querySelector('[data-again]').addEventListener('click', () => this.queue(sending));
    const most = Number(section.dataset.bytes);
    if (file.size > most) {
      sending.tell(say('tooLarge', most / million), true);
      return;
    }
    this.queue(sending);
  }

  queue(sending) {
    sending.again.hidden = true;
    this.waiting.push(sending);
    this.running ??= this.run().finally(() => (this.running = null));
  }

  async run() {
    for (let sending = this.waiting.shift(); sending; sending = this.waiting.shift()) {
      const answer = await sending.run();
      if (answer && !sending.dropped) {
        sending.row.remove();
        this.draw(answer.html, sending.file.name);
        this.tell(answer.status === 200 ? say('there', sending.file.name) : '');
      }
    }
  }

  // Of several that were chosen some were refused: each reason stays, with its file, until more are chosen.
  draw(html, sent) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const refusal = page.querySelector('.field__error');
    if (refusal && sent) {
      refusal.append(` (${sent})`);
      this.refused.push(refusal);
    }
    this.list.replaceChildren(...page.body.childNodes);
    this.list.prepend(...this.refused);
    const shown = this.toFiles?.querySelector('[data-files-count]');
    if (shown) {
      shown.textContent = this.count;
    }
  }

  // Whoever works by keyboard stays at the file that moved, or comes to the next one where it was taken away.
  stay(action, forward, place) {
    const same = [...this.list.querySelectorAll('button:enabled')].filter(({ form }) => form.action === action);
    const rows = this.list.querySelectorAll('li');
    const next = rows[Math.min(place, rows.length - 1)]?.querySelector('form[action$="/removals"] button');
    const button = same.find(({ form }) => form.elements.forward?.value === forward) ?? same[0] ?? next;
    (button ?? this.add.querySelector('input')).focus();
  }

  tell(text) {
    section.querySelector('[data-files-said]').textContent = text;
  }

  async act(event) {
    event.preventDefault();
    const form = event.target;
    const button = form.querySelector('button');
    const place = [...this.list.querySelectorAll('li')].indexOf(form.closest('li'));
    button.disabled = true;
    this.refused = [];
    try {
      await this.server.renewToken();
      const body = new URLSearchParams(new FormData(form));
      body.set('__RequestVerificationToken', this.server.token);
      const answer = await fetch(form.action, { method: 'POST', body, headers: { 'HX-Request-Type': 'partial' }, redirect: 'error' });
      if (answer.ok || answer.status === 422) {
        this.draw(await answer.text());
        this.stay(form.action, form.elements.forward?.value, place);
        return;
      }
      this.tell(say('failed'));
    } catch {
      this.tell(say('offline'));
    }
    button.disabled = false;
    button.focus();
  }
}

export const takeFiles = (server) => (section ? new Folder(server) : null);
export const sayOfFiles = (name, ...parts) => say(name, ...parts);
