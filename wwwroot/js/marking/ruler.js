// The rulers: a press, an arrow or typed digits give a mark, which is stored at once; sums follow.
import { say } from '../words.js';
import { markOf, show } from './numbers.js';

const pause = 900;

export class Ruler {
  #typed = '';
  #timer;

  constructor(form, sheet, disputes) {
    this.form = form;
    this.sheet = sheet;
    this.disputes = disputes;
    this.items = [...form.querySelectorAll('[data-item]')];
    this.known = new Map(this.items.map((item) => [item.dataset.item, this.value(item)]));
    form.addEventListener('change', (event) => event.target.type === 'radio' && this.give(event.target.closest('[data-item]')));
    form.addEventListener('focusin', (event) => {
      const item = event.target.closest('[data-item]');
      if (item) {
        this.choose(item, false);
      }
    });
    sheet.addEventListener('state', ({ detail }) => this.adopt(detail));
    sheet.handle('mark', {
      refused: ({ item }) => this.set(this.find(item), this.known.get(item) ?? null),
      elsewhere: (change, state) => this.settle(change, state),
      restore: ({ item, body }) => this.set(this.find(item), body.value),
    });
    this.choose(this.items.find((item) => this.value(item) === null) ?? this.items[0], false);
    this.sum();
  }

  find(id) {
    return this.items.find((item) => item.dataset.item === id);
  }

  value(item) {
    const chosen = item.querySelector('input:checked');
    return chosen ? Number(chosen.value) : null;
  }

  marks(item) {
    return [...item.querySelectorAll('input')].map((radio) => Number(radio.value));
  }

  set(item, value) {
    for (const radio of item.querySelectorAll('input')) {
      radio.checked = value !== null && Number(radio.value) === value;
    }
    this.sum();
  }

  give(item) {
    const id = item.dataset.item;
    this.sum();
    this.sheet.send({ kind: 'mark', key: `mark ${id}`, item: id, method: 'PUT', path: `marks/${id}`, body: { value: this.value(item) }, base: this.known.get(id) });
  }

  // Another window came first. If it left this item alone there is nothing to ask; otherwise the marker decides.
  settle(change, state) {
    const item = this.find(change.item);
    const mine = change.body.value;
    const theirs = state.marks[change.item] ?? null;
    const again = () => {
      this.set(item, mine);
      this.give(item);
    };
    if (theirs === mine) {
      this.set(item, mine);
    } else if (theirs === change.base && !state.locked) {
      again();
    } else {
      this.set(item, theirs);
      this.disputes.ask({
        key: change.key,
        what: state.locked ? say('elsewhereLocked') : say('elsewhere', say('itemNamed', item.querySelector('.item__no').textContent)),
        mine: show(mine),
        theirs: show(theirs),
        choose: state.locked ? undefined : (which) => which === 'mine' && again(),
      });
      this.choose(item);
    }
  }

  // Marks given elsewhere show here too, except where one of ours is still on its way.
  adopt({ state, waiting }) {
    for (const item of this.items) {
      const id = item.dataset.item;
      const theirs = state.marks[id] ?? null;
      this.known.set(id, theirs);
      if (!waiting.has(`mark ${id}`) && theirs !== this.value(item)) {
        this.set(item, theirs);
      }
    }
  }

  choose(item, move = true) {
    if (item !== this.now) {
      this.#commit();
    }
    for (const other of this.items) {
      other.classList.toggle('is-now', other === item);
    }
    this.now = item;
    if (move && item) {
      item.closest('details').open = true;
      (item.querySelector('input:checked') ?? item.querySelector('input')).focus({ preventScroll: true });
      item.scrollIntoView({ block: 'nearest' });
    }
  }

  // Back to the item in hand, from a field or a dialog.
  goOn() {
    this.choose(this.now);
  }

  walk(by) {
    this.commit();
    const at = this.items.indexOf(this.now) + by;
    this.choose(this.items[Math.min(Math.max(at, 0), this.items.length - 1)]);
  }

  step(by) {
    this.commit();
    const radios = [...this.now.querySelectorAll('input')];
    const at = radios.findIndex((radio) => radio.checked);
    this.#press(radios[at < 0 ? 0 : at + by]);
  }

  full() {
    this.#drop();
    this.#press([...this.now.querySelectorAll('input')].at(-1));
  }

  // True: an item lacks its mark, and is shown.
  showMissing() {
    const item = this.items.find((one) => this.value(one) === null);
    if (item) {
      this.sheet.refuse(document.querySelector('[data-left]').textContent);
      this.choose(item);
    }
    return item !== undefined;
  }

  type(key) {
    clearTimeout(this.#timer);
    this.#typed = key === 'Backspace' ? this.#typed.slice(0, -1) : this.#typed + key.replace('.', ',');
    if (this.#typed === '') {
      this.sum();
      return;
    }
    this.now.querySelector('.item__mark output').textContent = this.#typed;
    this.#timer = setTimeout(() => this.commit(), pause);
  }

  get isTyping() {
    return this.#typed !== '';
  }

  cancel() {
    this.#drop();
    this.sum();
  }

  // Takes what was typed. False: it is no mark of this item, and that was said.
  commit() {
    return this.#commit();
  }

  #commit() {
    if (!this.isTyping) {
      return true;
    }
    const typed = this.#typed;
    this.#drop();
    const marks = this.marks(this.now);
    const mark = markOf(typed, marks);
    if (mark === undefined) {
      this.sum();
      this.sheet.refuse(say('noMark', typed, show(marks.at(-1)), show(Number(this.form.dataset.step))));
      return false;
    }
    this.sheet.refuse('');
    this.#press([...this.now.querySelectorAll('input')].find((radio) => Number(radio.value) === mark));
    return true;
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#typed = '';
  }

  #press(radio) {
    if (radio) {
      const isNew = !radio.checked;
      radio.checked = true;
      radio.focus({ preventScroll: true });
      if (isNew) {
        this.give(this.now);
      } else {
        this.sum();
      }
    }
  }

  sum() {
    let total = 0;
    let left = 0;
    for (const part of this.form.querySelectorAll('[data-part]')) {
      let sum = 0;
      for (const item of part.querySelectorAll('[data-item]')) {
        const value = this.value(item);
        const mark = item.querySelector('.item__mark');
        mark.classList.toggle('is-open', value === null);
        mark.querySelector('output').textContent = show(value);
        sum += value ?? 0;
        left += value === null ? 1 : 0;
      }
      part.querySelector('[data-part-total]').textContent = show(sum);
      total += sum;
    }
    document.querySelector('[data-total]').textContent = show(total);
    const line = document.querySelector('[data-left]');
    line.textContent = left === 0 ? line.dataset.none : line.dataset.some.replace('{0}', left);
    document.querySelector('[data-lock]').setAttribute('aria-disabled', String(left > 0));
  }
}
