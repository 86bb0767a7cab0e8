// The words about the whole script: the conclusion and the private note are stored as they are typed, a concern only when it is
// sent. An area is read while a word is composed, and written into only by the marker's own choice.
import { say } from '../words.js';

const rest = 1_200;

class Text {
  #timer;

  constructor(field, name, { sheet, disputes, bank }) {
    this.field = field;
    this.name = name;
    this.sheet = sheet;
    this.bank = bank;
    this.known = field.defaultValue.trim();
    sheet.addEventListener('state', ({ detail }) => this.#adopt(detail));
    sheet.handle(name, {
      stored: (change) => this.onStored?.(change),
      elsewhere: (change, state) => this.#settle(change, state, disputes),
      restore: ({ body }) => (field.value = body.text),
    });
  }

  saveAsTyped() {
    this.field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.save(), rest);
    });
    this.field.addEventListener('change', () => this.save());
    return this;
  }

  save() {
    clearTimeout(this.#timer);
    const text = this.field.value;
    if (text.trim() !== this.known || this.sheet.queue.some(({ key }) => key === this.name)) {
      this.sheet.send({ kind: this.name, key: this.name, method: 'PUT', path: this.name, body: { text, comments: this.bank.usedIn(text) }, base: this.known });
    }
  }

  #adopt({ state, waiting }) {
    const theirs = state[this.name];
    const isMine = waiting.has(this.name) || this.field === document.activeElement || this.field.value.trim() !== this.known;
    this.known = theirs;
    if (!isMine && this.field.value.trim() !== theirs) {
      this.field.value = theirs;
    }
  }

  #settle(change, state, disputes) {
    const theirs = state[this.name];
    const mine = change.body.text;
    if (theirs === mine.trim()) {
      return;
    }
    if (theirs === change.base && !state.locked) {
      this.sheet.send({ ...change, base: theirs });
      return;
    }
    disputes.ask({
      key: this.name,
      what: state.locked ? say('elsewhereLocked') : say('elsewhere', say(this.name)),
      mine,
      theirs,
      choose: state.locked ? undefined : (which) => this.#choose(which, mine, theirs),
    });
  }

  #choose(which, mine, theirs) {
    this.field.value = which === 'mine' ? mine : theirs;
    if (which === 'mine') {
      this.save();
    }
  }
}

export function takeTexts(form, around) {
  const { Conclusion, Note, Concern } = form.elements;
  new Text(Conclusion, 'conclusion', around).saveAsTyped();
  new Text(Note, 'note', around).saveAsTyped();
  const concern = new Text(Concern, 'concern', around);
  const said = form.querySelector('[data-raised]');
  concern.onStored = ({ body }) => (said.textContent = body.text.trim() ? say('raised') : '');
  form.querySelector('[data-raise]')?.addEventListener('click', (event) => {
    event.preventDefault();
    concern.save();
  });
}
