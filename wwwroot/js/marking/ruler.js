// The rulers: a press or an arrow gives a mark, which is stored at once; sums follow.
const show = (value, decimals = 2) =>
  value.toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

export class Ruler {
  constructor(form, sheet) {
    this.form = form;
    this.sheet = sheet;
    this.items = [...form.querySelectorAll('[data-item]')];
    this.known = new Map(this.items.map((item) => [item.dataset.item, this.value(item)]));
    form.addEventListener('change', (event) => event.target.type === 'radio' && this.give(event.target.closest('[data-item]')));
    form.addEventListener('focusin', (event) => {
      const item = event.target.closest('[data-item]');
      if (item) {
        this.choose(item, false);
      }
    });
    sheet.onState((state, waiting) => this.adopt(state, waiting));
    this.conclusion();
    this.choose(this.items.find((item) => this.value(item) === null) ?? this.items[0], false);
    this.sum();
  }

  value(item) {
    const chosen = item.querySelector('input:checked');
    return chosen ? Number(chosen.value) : null;
  }

  set(item, value) {
    for (const radio of item.querySelectorAll('input')) {
      radio.checked = value !== null && Number(radio.value) === value;
    }
    this.sum();
  }

  give(item) {
    const id = item.dataset.item;
    const value = this.value(item);
    this.sum();
    this.sheet.send(`mark ${id}`, 'PUT', `marks/${id}`, { value }, {
      stored: () => this.known.set(id, value),
      refused: () => this.set(item, this.known.get(id)),
      elsewhere: (state) => this.settle(item, value, state),
    });
  }

  // Another window came first. If it left this item alone there is nothing to ask; otherwise the marker decides.
  settle(item, mine, state) {
    const theirs = state.marks[item.dataset.item] ?? null;
    if (state.locked) {
      this.tell((line) => (line.textContent = line.dataset.locked));
    } else if (theirs === this.before(item) || theirs === mine) {
      this.set(item, mine);
      this.give(item);
    } else {
      this.set(item, theirs);
      this.ask(item, mine, theirs);
    }
  }

  before(item) {
    return this.askedOn?.get(item.dataset.item) ?? null;
  }

  ask(item, mine, theirs) {
    const note = this.tell((line) => {
      line.textContent = line.dataset.words
        .replace('{0}', item.querySelector('.item__no').textContent)
        .replace('{1}', theirs === null ? '–' : show(theirs));
    });
    note.querySelector('[data-keep]').onclick = () => (note.hidden = true);
    note.querySelector('[data-mine]').onclick = () => {
      note.hidden = true;
      this.set(item, mine);
      this.give(item);
    };
    this.choose(item);
  }

  tell(write) {
    const note = this.form.querySelector('[data-elsewhere]');
    const line = note.querySelector('p');
    write(line);
    note.querySelector('.btns').hidden = line.textContent === line.dataset.locked;
    note.hidden = false;
    note.scrollIntoView({ block: 'nearest' });
    return note;
  }

  // Marks given elsewhere show here too, except where one of ours is still on its way.
  adopt(state, waiting) {
    this.askedOn = new Map(this.known);
    for (const item of this.items) {
      const id = item.dataset.item;
      const theirs = state.marks[id] ?? null;
      if (!waiting.some((change) => change.key === `mark ${id}`) && theirs !== this.value(item)) {
        this.set(item, theirs);
      }
      this.known.set(id, theirs);
    }
  }

  conclusion() {
    const words = this.form.elements.Conclusion;
    words.addEventListener('change', () => this.sheet.send('conclusion', 'PUT', 'conclusion', { text: words.value }, {
      elsewhere: () => words.dispatchEvent(new Event('change')),
    }));
  }

  choose(item, move = true) {
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

  walk(by) {
    const at = this.items.indexOf(this.now) + by;
    this.choose(this.items[Math.min(Math.max(at, 0), this.items.length - 1)]);
  }

  step(by) {
    const radios = [...this.now.querySelectorAll('input')];
    const at = radios.findIndex((radio) => radio.checked);
    const next = radios[at < 0 ? 0 : at + by];
    if (next) {
      next.checked = true;
      next.focus({ preventScroll: true });
      this.give(this.now);
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
        mark.querySelector('output').textContent = value === null ? '–' : show(value);
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
