// Two windows changed the same thing: both values are shown, one dispute at a time, and the marker chooses.
export class Disputes {
  #waiting = [];

  constructor(form) {
    this.note = form.querySelector('[data-elsewhere]');
    this.note.querySelector('[data-keep]').addEventListener('click', () => this.#settle('theirs'));
    this.note.querySelector('[data-mine]').addEventListener('click', () => this.#settle('mine'));
  }

  // what, mine, theirs: words to show. choose: called with 'mine' or 'theirs'; without it there is nothing to choose.
  ask(dispute) {
    this.#waiting = this.#waiting.filter(({ key }) => key !== dispute.key);
    this.#waiting.push(dispute);
    this.#show();
  }

  #settle(which) {
    this.#waiting.shift()?.choose?.(which);
    this.#show();
  }

  #show() {
    const [dispute] = this.#waiting;
    this.note.hidden = !dispute;
    if (dispute) {
      this.note.querySelector('[data-what]').textContent = dispute.what;
      this.note.querySelector('[data-mine-value]').textContent = dispute.mine || '–';
      this.note.querySelector('[data-theirs-value]').textContent = dispute.theirs || '–';
      this.note.querySelector('[data-mine]').hidden = !dispute.choose;
      this.note.scrollIntoView({ block: 'nearest' });
    }
  }
}
