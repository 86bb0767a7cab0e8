// One answer: knows what the server has confirmed, keeps the rest on this device, and brings it to the server. It reads the text
// area and never writes into it, except with a text that the trainee has chosen or left here; so input methods are left in peace
// and nothing typed is replaced.
import { offer, same } from './untaken.js';

const rest = 400;
const pause = 1_500;
const longest = 10_000;
const slowest = 30_000;
const keepaliveBytes = 60_000;
const mostDoubtful = 10;

const final = new Set(['closed']);
const asks = new Set(['signedOut', 'gone']);
const waitsForTyping = new Set(['tooLong', 'conflict']);

export class Answer extends EventTarget {
  #sheet;
  #area;
  #server;
  #kept;
  #timer;
  #keeping;
  #due = Infinity;
  #running;
  #failures = 0;
  #isClosed = false;
  #untaken;
  // Texts sent on the sequence that stands, of which nobody knows whether they arrived.
  #sent = [];

  constructor(sheet, server, kept) {
    super();
    this.#sheet = sheet;
    this.#area = sheet.querySelector('.answer__paper');
    this.#server = server;
    this.#kept = kept;
    this.number = Number(sheet.dataset.sheet);
    // What the server wrote, not what the browser may have put back after a reload.
    this.sequence = Number(this.#tag.defaultValue);
    this.confirmed = this.#area.defaultValue;
    this.isKept = false;
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

  // Takes up what was left here: this page may be the older one, opened without a line, or the server may have more by now. Then
  // the next save is refused and both texts are shown.
  async restore() {
    this.#area.readOnly = true;
    const found = await this.#kept.read(this.number);
    const newest = found.filter((entry) => !entry.unsent).sort((one, other) => other.sequence - one.sequence)[0];
    if (newest?.sequence > this.sequence) {
      this.#stand(newest.text, newest.sequence);
      this.#area.value = newest.text;
    }
    const unsent = found.filter((entry) => entry.unsent && !same(entry.text, this.confirmed));
    const mine = unsent.find((entry) => !entry.aside);
    if (mine) {
      this.#stand(undefined, mine.sequence);
      this.#sent = mine.sent ?? [];
      this.#area.value = mine.text;
    }
    await this.#tidy(found, unsent, mine);
    this.#area.readOnly = this.#isClosed;
    return unsent.filter((entry) => entry !== mine).map((entry) => entry.text);
  }

  close() {
    this.#isClosed = true;
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
      this.#failures = 0;
      this.trouble = asks.has(this.trouble) ? undefined : this.trouble;
      this.#schedule(0);
    }
  }

  // Two texts, and the trainee has chosen: what was not chosen is handed back.
  choose(which) {
    const { other } = this;
    const mine = this.text;
    this.#stand(other.text, other.sequence);
    this.other = undefined;
    this.trouble = undefined;
    if (which === 'theirs') {
      this.#area.value = other.text;
    } else if (which === 'both') {
      this.#area.value = `${other.text}\n\n${mine}`;
    }
    this.#changed();
    this.#keep();
    if (this.isUnsaved) {
      this.#schedule(0);
    }
    return { mine: other.text, theirs: mine, both: '' }[which];
  }

  // A text that was not chosen stays on the sheet, and on this device, until the paper is handed in.
  showUnused(title, text, isNew = true) {
    const kept = document.createElement('details');
    kept.className = 'answer__unused';
    const area = Object.assign(document.createElement('textarea'), { className: 'input', rows: 6, readOnly: true, value: text });
    area.setAttribute('aria-label', title);
    kept.append(Object.assign(document.createElement('summary'), { textContent: title }), area);
    this.#sheet.append(kept);
    if (isNew) {
      this.#kept.setAside(this.number, { text, sequence: this.sequence });
    }
  }

  get #tag() {
    return this.#sheet.querySelector('[data-sequence]');
  }

  #stand(text, sequence) {
    this.#sent = [];
    this.confirmed = text;
    this.sequence = sequence;
    this.#tag.value = sequence;
  }

  async #tidy(found, unsent, mine) {
    await this.#keep();
    await Promise.all(found.filter((entry) => !entry.own && (entry === mine || !unsent.includes(entry))).map((entry) => this.#kept.drop(entry)));
    this.#changed();
    if (this.isUnsaved) {
      this.#schedule(0);
    }
  }

  async #keep() {
    clearTimeout(this.#keeping);
    this.isKept = await this.#kept.write(this.number, { text: this.text, sequence: this.sequence, unsent: this.isUnsaved, sent: this.#sent });
  }

  #typed() {
    this.isKept = false;
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep().then(() => this.#changed()), rest);
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
    if (!composing && this.isUnsaved && !this.trouble) {
      this.#schedule(pause);
    }
  }

  // A half composed word is not sent. Some keyboards of phones hold the last word open for as long as the caret stands behind it:
  // reading it disturbs nothing, so after a while it goes all the same.
  #send() {
    const left = this.#due - performance.now();
    if (this.composing && left > 0 && Number.isFinite(left)) {
      this.#schedule(Math.min(pause, left));
    } else {
      this.flush();
    }
  }

  #schedule(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), Math.max(0, wait));
  }

  async #save(keepalive) {
    clearTimeout(this.#timer);
    this.#due = Infinity;
    const sent = this.text;
    this.#sent = [...this.#sent.filter((text) => text !== sent), sent].slice(-mostDoubtful);
    // First here, then there. Only a page that is going away sends at once.
    const kept = this.#keep();
    const send = () => this.#server.save(this.number, this.sequence, sent, keepalive);
    this.#running = keepalive ? send() : kept.then(send);
    this.#changed();
    const reply = await this.#running;
    this.#running = undefined;
    this.#take(reply, sent);
    this.#changed();
  }

  #take(reply, sent) {
    // The same text from another tab is no dispute.
    if (reply.kind === 'conflict' && same(reply.text, sent)) {
      reply.kind = 'ok';
    }
    if (reply.kind === 'ok') {
      this.#confirm(reply, sent);
      return;
    }
    // An own save of a moment ago, whose answer was lost on the way: what was typed since follows it.
    if (reply.kind === 'conflict' && reply.sequence === this.sequence + 1 && this.#sent.some((text) => same(text, reply.text))) {
      this.#stand(reply.text, reply.sequence);
      this.trouble = undefined;
      this.#failures = 0;
      this.#schedule(0);
      return;
    }
    this.trouble = reply.kind;
    this.other = reply.kind === 'conflict' ? reply : undefined;
    if (!final.has(reply.kind) && !waitsForTyping.has(reply.kind)) {
      const wait = Math.max(Math.min(slowest, 1_000 * 2 ** this.#failures++), reply.retryAfter ?? 0);
      this.#schedule(wait * (0.75 + Math.random() / 2));
    }
  }

  #confirm({ sequence, savedAt, secondsLeft }, sent) {
    this.#stand(sent, sequence);
    this.#keep();
    this.savedAt = savedAt;
    this.trouble = undefined;
    this.#failures = 0;
    this.dispatchEvent(new CustomEvent('saved', { detail: { secondsLeft } }));
    if (this.isUnsaved) {
      this.#schedule(pause);
    }
  }

  // What is on the sheet now and is not taken any more.
  #offerUntaken() {
    if (final.has(this.trouble) && this.isUnsaved && this.text.trim() !== '') {
      this.#untaken ??= offer(this.#sheet, this.number, this.text);
      this.#untaken.value = this.text;
    }
  }

  #changed() {
    this.#offerUntaken();
    this.dispatchEvent(new Event('change'));
  }
}
