// Ready comments: looked up in a dialog, called by /shorthand while writing, or by Alt and a digit. Fetched once the page stands.
import { fold } from '../fold.js';
import { say } from '../words.js';

// Behind a blank, and finished by one: "và/hoặc" is no call.
const call = /(^|\s)\/([\p{L}\p{Nd}]+)(\s)$/u;

export class Bank {
  #comments = [];

  constructor(server, choose) {
    this.server = server;
    this.choose = choose;
    this.dialog = document.getElementById('bank');
    this.find = document.getElementById('bank-find');
    this.list = document.getElementById('bank-list');
    this.find.addEventListener('input', () => this.#draw());
    this.find.addEventListener('keydown', (event) => this.#key(event));
    this.list.addEventListener('click', (event) => this.#take(event.target.closest('[data-id]')));
    for (const area of document.querySelectorAll('textarea[data-comments]')) {
      area.addEventListener('input', (event) => !event.isComposing && this.#writeOut(area));
      area.addEventListener('keydown', (event) => this.#byDigit(event, area));
    }
  }

  async fetch() {
    const answer = await this.server.comments();
    this.#comments = answer.list ?? this.#comments;
  }

  // into: the text area that waits for words; null when they begin a remark.
  async open(into = null) {
    this.into = into;
    this.find.value = '';
    if (this.#comments.length === 0) {
      await this.fetch();
    }
    this.#draw();
    this.dialog.showModal();
    this.find.focus();
  }

  // Told with a text that is stored, so that the bank learns what is used.
  usedIn(text) {
    return this.#comments.filter((comment) => text.includes(comment.text)).map(({ id }) => id).slice(0, 20);
  }

  count(ids = []) {
    this.#comments.filter(({ id }) => ids.includes(id)).forEach((comment) => comment.times++);
  }

  #found() {
    const wanted = fold(this.find.value.trim().replace(/^\//, ''));
    return this.#comments.map((comment, at) => ({ ...comment, at })).filter(({ shorthand, text }) => fold(`${shorthand} ${text}`).includes(wanted));
  }

  #draw() {
    const found = this.#found();
    this.list.replaceChildren(...found.map((comment, place) => this.#line(comment, place === 0)));
    if (found.length === 0) {
      this.list.append(Object.assign(document.createElement('li'), { className: 'muted', textContent: say('nothingFound') }));
    }
    this.#mark(0);
  }

  #line({ id, text, shorthand, isShared, times, at }) {
    const line = document.createElement('li');
    line.id = `comment-${id}`;
    line.dataset.id = id;
    line.setAttribute('role', 'option');
    const words = Object.assign(document.createElement('span'), { textContent: text });
    const about = [at < 9 ? `Alt ${at + 1}` : '', shorthand ? `/${shorthand}` : '', say(isShared ? 'shared' : 'own'), say('used', times)];
    line.append(words, Object.assign(document.createElement('small'), { textContent: about.filter(Boolean).join(' · ') }));
    return line;
  }

  #mark(at) {
    const lines = [...this.list.querySelectorAll('[data-id]')];
    this.at = Math.min(Math.max(at, 0), Math.max(lines.length - 1, 0));
    lines.forEach((line, place) => line.setAttribute('aria-selected', String(place === this.at)));
    this.find.setAttribute('aria-activedescendant', lines[this.at]?.id ?? '');
    lines[this.at]?.scrollIntoView({ block: 'nearest' });
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#mark(this.at + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#take(this.list.querySelectorAll('[data-id]')[this.at]);
    }
  }

  #take(line) {
    const comment = this.#comments.find(({ id }) => id === line?.dataset.id);
    if (comment) {
      this.dialog.close();
      if (this.into) {
        this.#insert(this.into, comment.text);
      } else {
        this.choose(comment.text);
      }
    }
  }

  #insert(area, text) {
    area.focus();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #writeOut(area) {
    const before = area.value.slice(0, area.selectionStart);
    const found = call.exec(before);
    const comment = found && this.#comments.find(({ shorthand }) => shorthand === found[2].toLowerCase());
    if (comment) {
      area.setRangeText(`${found[1]}${comment.text}${found[3]}`, found.index, area.selectionStart, 'end');
    }
  }

  #byDigit(event, area) {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (event.altKey && !event.ctrlKey && !event.metaKey && digit && !event.isComposing) {
      event.preventDefault();
      const comment = this.#comments[Number(digit) - 1];
      if (comment) {
        this.#insert(area, comment.text);
      }
    }
  }

  // The same keys outside of a field begin a remark with the comment.
  text(digit) {
    return this.#comments[Number(digit) - 1]?.text;
  }
}
