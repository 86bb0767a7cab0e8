// Files for a part, sent in pieces while the part is written: several at once, each with a row of its own. After a reload the browser
// still knows where each one is; the file itself has to be chosen again.
import { nameFor } from '../uploads.js';
import { Words, Pace, size } from './upload-words.js';
import { Way, giveUp, nameOf, offsetOf, remembered, useToken } from './upload-way.js';

const atOnce = 2;
const goes = ['sending', 'ending', 'lost', 'busy', 'signedOut'];
const isLate = ['lost', 'busy', 'signedOut', 'failed', 'other'];

class Row {
  state = 'chosen';
  sent = 0;
  #pace = new Pace();
  #shown = 0;

  constructor(desk, { file, name, length, left }) {
    Object.assign(this, { desk, file, name, length, left });
    this.item = desk.template.content.firstElementChild.cloneNode(true);
    const find = (selector) => this.item.querySelector(selector);
    [this.line, this.bar, this.act, this.drop, this.caption, this.signIn] = ['[data-state]', 'progress', '[data-act]', '[data-cancel]', '[data-caption]', '[data-sign-in]'].map(find);
    find('[data-name]').textContent = name;
    find('[data-size]').textContent = size(length);
    this.bar.setAttribute('aria-label', name);
    this.act.addEventListener('click', () => this.#press());
    this.drop.addEventListener('click', () => this.#cancel());
    desk.rows.append(this.item);
    this.become(left ? 'left' : 'chosen');
  }

  get isGoing() {
    return goes.includes(this.state);
  }

  get #percent() {
    return this.length > 0 ? (this.sent * 100) / this.length : 0;
  }

  // The file that was left unfinished is here again.
  take(file) {
    this.file = file;
    this.become('queued');
    this.desk.pump();
  }

  send() {
    this.#pace.forget();
    this.way ??= new Way(this.file, {
      endpoint: this.desk.endpoint,
      prefix: this.desk.prefix,
      part: this.desk.part,
      caption: this.caption.querySelector('input').value,
      tell: (state, more) => this.#hear(state, more),
    });
    this.become('sending');
    this.way.start();
  }

  become(state, reason) {
    const words = this.desk.words;
    this.state = state;
    this.item.classList.toggle('upload--late', isLate.includes(state));
    this.line.textContent = reason ?? words.say(state, state === 'other' ? this.name : size(this.sent), size(this.length));
    this.caption.hidden = state !== 'chosen';
    this.bar.hidden = state === 'chosen' || state === 'failed';
    this.bar.value = this.#percent;
    this.signIn.hidden = state !== 'signedOut';
    const act = { left: 'choose', other: 'choose', paused: 'goOn', failed: this.isFinal ? '' : 'again', sending: 'pause', lost: 'goOn', busy: 'goOn', signedOut: 'goOn' }[state];
    this.#name(this.act, act);
    this.#name(this.drop, this.way || this.left ? 'cancel' : 'remove');
    this.drop.hidden = state === 'ending';
  }

  remove() {
    const held = this.item.contains(document.activeElement);
    this.item.remove();
    this.desk.forget(this);
    if (held) {
      this.desk.input.focus();
    }
  }

  #name(button, word) {
    const held = document.activeElement === button;
    button.hidden = !word;
    if (word && button.dataset.word !== word) {
      const whose = document.createElement('span');
      whose.className = 'vh';
      whose.textContent = ` ${this.name}`;
      button.dataset.word = word;
      button.replaceChildren(this.desk.words.say(word), whose);
    }
    if (held && button.hidden) {
      this.drop.focus();
    }
  }

  #hear(state, { sent, reason, isFinal } = {}) {
    if (this.state === 'paused' || !this.item.isConnected) {
      return;
    }
    this.sent = sent ?? this.sent;
    this.isFinal = isFinal;
    if (state === 'sending' && this.state === 'sending') {
      this.#progress();
      return;
    }
    if (state !== this.state) {
      this.#pace.forget();
      this.become(state, state === 'failed' ? (reason ?? this.desk.words.say('failed')) : undefined);
    }
    if (state === 'done') {
      this.desk.done(this);
    } else if (state === 'failed' || state === 'signedOut') {
      this.desk.said.textContent = `${this.name}: ${this.line.textContent}`;
      this.desk.pump();
    }
  }

  #progress() {
    this.#pace.note(this.sent);
    const now = performance.now();
    if (now - this.#shown < 400) {
      return;
    }
    this.#shown = now;
    this.bar.value = this.#percent;
    const [words, pace] = [this.desk.words, this.#pace.value];
    const far = words.say('sending', size(this.sent), size(this.length));
    this.line.textContent = pace > 0 ? `${far} · ${words.say('pace', size(pace), words.time((this.length - this.sent) / pace))}` : far;
  }

  #press() {
    if (this.state === 'left' || this.state === 'other') {
      this.#choose();
    } else if (this.state === 'sending') {
      this.become('paused');
      this.way.pause();
      this.desk.pump();
    } else {
      this.become('queued');
      this.isGoing || this.desk.pump();
    }
  }

  #choose() {
    const input = document.createElement('input');
    input.type = 'file';
    input.addEventListener('change', () => {
      const [file] = input.files;
      if (nameOf(this.desk.prefix, file) === this.left.key) {
        this.take(file);
      } else {
        this.become('other');
      }
    });
    input.click();
  }

  async #cancel() {
    this.remove();
    this.desk.pump();
    if (this.way) {
      await this.way.cancel();
      await this.desk.refresh();
    } else if (this.left) {
      remembered.removeUpload(this.left.urlStorageKey);
      await giveUp(this.left.uploadUrl);
    }
  }
}

class Desk {
  all = [];

  constructor(place) {
    this.form = place.querySelector('form');
    this.rows = place.querySelector('[data-rows]');
    this.said = place.querySelector('[data-said]');
    this.template = place.querySelector('[data-row]');
    this.words = new Words(place.querySelector('[data-words]'));
    this.input = this.form.querySelector('input[type=file]');
    this.part = place.dataset.part;
    this.endpoint = place.dataset.uploads;
    this.prefix = nameFor(document.querySelector('meta[name="person"]').content, this.part);
    useToken(this.form.elements.__RequestVerificationToken.value);
    this.#takeOver();
    this.#find();
  }

  // The form without script becomes a place to drop files on.
  #takeOver() {
    const { form, input } = this;
    [this.longest, this.tooLarge] = [Number(input.dataset.longest), input.dataset.tooLarge];
    delete input.dataset.longest;
    input.multiple = true;
    form.classList.add('drop');
    form.querySelectorAll('[data-plain]').forEach((field) => (field.hidden = true));
    form.querySelectorAll('[data-late]').forEach((field) => (field.hidden = false));
    form.querySelector('[data-add]').textContent = this.words.say('start');
    input.addEventListener('change', () => this.#add([...input.files]));
    // Chosen before this script came, over a slow line.
    this.#add([...input.files]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#start();
    });
    for (const [type, over] of [['dragenter', true], ['dragover', true], ['dragleave', false], ['drop', false]]) {
      form.addEventListener(type, (event) => {
        if (event.dataTransfer?.types.includes('Files')) {
          event.preventDefault();
          form.classList.toggle('is-over', over);
        }
      });
    }
    form.addEventListener('drop', (event) => this.#add([...event.dataTransfer.files]));
    addEventListener('beforeunload', (event) => this.all.some((row) => row.isGoing || row.state === 'queued') && event.preventDefault());
  }

  #add(files) {
    for (const file of files) {
      const key = nameOf(this.prefix, file);
      const left = this.all.find((row) => row.left?.key === key && !row.file);
      if (left) {
        left.take(file);
      } else if (!this.all.some((row) => row.file && nameOf(this.prefix, row.file) === key)) {
        this.all.push(this.#judge(new Row(this, { file, name: file.name, length: file.size })));
      }
    }
    this.input.value = '';
    this.input.setCustomValidity('');
  }

  // What the server would refuse before the first byte need not be asked.
  #judge(row) {
    const problem = row.length === 0 ? this.words.say('empty') : row.length > this.longest ? this.tooLarge : null;
    if (problem) {
      row.isFinal = true;
      row.become('failed', problem);
      this.said.textContent = `${row.name}: ${problem}`;
    }
    return row;
  }

  #start() {
    const chosen = this.all.filter((row) => row.state === 'chosen');
    if (chosen.length === 0) {
      this.input.setCustomValidity(this.words.say('none'));
      this.input.reportValidity();
      this.input.setCustomValidity('');
      return;
    }
    chosen.forEach((row) => row.become('queued'));
    this.pump();
  }

  pump() {
    const free = atOnce - this.all.filter((row) => row.isGoing).length;
    this.all.filter((row) => row.state === 'queued').slice(0, Math.max(0, free)).forEach((row) => row.send());
  }

  async done(row) {
    this.said.textContent = this.words.say('done', row.name);
    this.pump();
    await this.refresh();
    row.remove();
  }

  forget(row) {
    this.all = this.all.filter((other) => other !== row);
  }

  // The list of files alone: what is being written beside it stays.
  async refresh() {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' }, cache: 'no-store', redirect: 'error' });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [old, fresh] = [document, page].map((within) => within.querySelector('[data-files]'));
      fresh && old.replaceChildren(...fresh.childNodes);
    } catch {
      // Without a line it is seen at the next one.
    }
  }

  async #find() {
    const kept = await remembered.findAllUploads();
    const start = `tus::${this.prefix}`;
    for (const left of kept.filter((upload) => upload.urlStorageKey.startsWith(start))) {
      const key = left.urlStorageKey.slice('tus::'.length, left.urlStorageKey.lastIndexOf('::'));
      const offset = await offsetOf(left.uploadUrl).catch(() => 0);
      if (offset === null || offset === left.size) {
        remembered.removeUpload(left.urlStorageKey);
      } else {
        const row = new Row(this, { name: left.metadata.filename, length: left.size, left: { ...left, key } });
        row.sent = offset;
        row.become('left');
        this.all.push(row);
      }
    }
  }
}

export const attach = (place) => new Desk(place);
