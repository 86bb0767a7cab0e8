// One answer: knows what the server has confirmed, and brings the rest there. It reads the text area and never writes into it,
// except with a text that the trainee has chosen; so input methods are left in peace and nothing typed is replaced.
const pause = 1_500;
const longest = 10_000;
const slowest = 30_000;
const keepaliveBytes = 60_000;

const final = new Set(['closed']);
const waitsForTyping = new Set(['tooLong', 'conflict']);

export class Answer extends EventTarget {
  #sheet;
  #area;
  #server;
  #timer;
  #due = Infinity;
  #running;
  #failures = 0;

  constructor(sheet, server) {
    super();
    this.#sheet = sheet;
    this.#area = sheet.querySelector('.answer__paper');
    this.#server = server;
    this.number = Number(sheet.dataset.sheet);
    this.sequence = Number(this.#tag.value);
    this.confirmed = this.text;
    this.savedAt = undefined;
    this.trouble = undefined;
    this.other = undefined;
    this.composing = false;
    this.#area.addEventListener('input', () => this.#typed());
    this.#area.addEventListener('compositionstart', () => this.#compose(true));
    this.#area.addEventListener('compositionend', () => this.#compose(false));
  }

  get text() {
    return this.#area.value;
  }

  get isUnsaved() {
    return this.text !== this.confirmed;
  }

  get isSaving() {
    return this.#running !== undefined;
  }

  focus() {
    this.#area.focus();
  }

  // Puts the caret after the last word. A closed dialog gives the focus back without a caret: letters would fall beside the sheet.
  goOn() {
    this.#area.blur();
    this.#area.focus();
    this.#area.setSelectionRange(this.text.length, this.text.length);
  }

  close() {
    this.#area.readOnly = true;
    this.#changed();
  }

  // Saves what is there now, after what is already under way.
  async flush(keepalive = false) {
    await this.#running;
    if (this.isUnsaved && !final.has(this.trouble) && this.trouble !== 'conflict') {
      await this.#save(keepalive && new Blob([this.text]).size < keepaliveBytes);
    }
  }

  // Tries at once what has been failing: the line is back, or somebody has signed in again.
  retry() {
    if (this.trouble && !final.has(this.trouble) && !waitsForTyping.has(this.trouble)) {
      this.#schedule(0);
    }
  }

  // Two texts, and the trainee has chosen: what was not chosen is handed back.
  choose(which) {
    const { other } = this;
    const mine = this.text;
    this.sequence = other.sequence;
    this.confirmed = other.text;
    this.other = undefined;
    this.trouble = undefined;
    if (which === 'theirs') {
      this.#area.value = other.text;
    } else if (which === 'both') {
      this.#area.value = `${other.text}\n\n${mine}`;
    }
    this.#tag.value = this.sequence;
    this.#changed();
    if (this.isUnsaved) {
      this.#schedule(0);
    }
    return { mine: other.text, theirs: mine, both: '' }[which];
  }

  keep(title, text) {
    const kept = document.createElement('details');
    kept.className = 'answer__unused';
    const area = Object.assign(document.createElement('textarea'), { className: 'input', rows: 6, readOnly: true, value: text });
    area.setAttribute('aria-label', title);
    kept.append(Object.assign(document.createElement('summary'), { textContent: title }), area);
    this.#sheet.append(kept);
  }

  get #tag() {
    return this.#sheet.querySelector('[data-sequence]');
  }

  #typed() {
    if (final.has(this.trouble)) {
      return;
    }
    if (this.trouble === 'tooLong') {
      this.trouble = undefined;
    }
    this.#changed();
    if (this.isUnsaved && !this.trouble) {
      this.#due = Math.min(this.#due, performance.now() + longest);
      this.#schedule(Math.min(pause, this.#due - performance.now()));
    }
  }

  #compose(composing) {
    this.composing = composing;
    this.#changed();
  }

  #schedule(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.max(0, wait));
  }

  async #save(keepalive) {
    clearTimeout(this.#timer);
    this.#due = Infinity;
    const sent = this.text;
    this.#running = this.#server.save(this.number, this.sequence, sent, keepalive);
    this.#changed();
    const reply = await this.#running;
    this.#running = undefined;
    this.#take(reply, sent);
    this.#changed();
  }

  #take(reply, sent) {
    // The same text from another tab is no dispute. The server joins letters and their marks, so compare joined.
    if (reply.kind === 'conflict' && reply.text === sent.normalize('NFC')) {
      reply.kind = 'ok';
    }
    if (reply.kind === 'ok') {
      this.#confirm(reply, sent);
      return;
    }
    this.trouble = reply.kind;
    this.other = reply.kind === 'conflict' ? reply : undefined;
    if (!final.has(reply.kind) && !waitsForTyping.has(reply.kind)) {
      this.#schedule(Math.min(slowest, 1_000 * 2 ** this.#failures++) * (0.75 + Math.random() / 2));
    }
  }

  #confirm({ sequence, savedAt, secondsLeft }, sent) {
    this.sequence = sequence;
    this.#tag.value = sequence;
    this.confirmed = sent;
    this.savedAt = savedAt;
    this.trouble = undefined;
    this.#failures = 0;
    this.dispatchEvent(new CustomEvent('saved', { detail: { secondsLeft } }));
    if (this.isUnsaved) {
      this.#schedule(pause);
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
