// Remarks in the margin: on the words selected in an answer, found again by their place.
import { say } from '../words.js';
import { read, signed } from './numbers.js';
import { within } from './places.js';

export class Remarks {
  constructor(sheet, bank, done) {
    this.sheet = sheet;
    this.bank = bank;
    this.script = document.getElementById('content');
    this.dialog = document.getElementById('remark');
    this.words = document.getElementById('remark-words');
    this.points = document.getElementById('remark-points');
    this.script.addEventListener('click', (event) => this.press(event));
    // A phone has no G: the way to a remark appears with the selection.
    const here = document.querySelector('[data-remark-here]');
    document.addEventListener('selectionchange', () => (here.hidden = this.dialog.open || !this.selected()));
    here.addEventListener('click', () => this.begin());
    here.addEventListener('pointerdown', (event) => event.preventDefault());
    this.dialog.addEventListener('close', () => {
      if (this.dialog.returnValue === 'add') {
        this.add();
      }
      done();
    });
    this.words.form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        event.stopPropagation();
        this.words.form.requestSubmit(this.words.form.querySelector('[value="add"]'));
      }
    });
    sheet.handle('remark', {
      stored: ({ body }) => {
        bank.count(body.comments);
        this.redraw();
      },
      refused: () => this.redraw(),
      elsewhere: (change, state) => this.again(change, state),
      restore: (change) => this.wait(change),
    });
    sheet.handle('take', { stored: () => this.redraw(), elsewhere: (change, state) => this.again(change, state) });
  }

  // A field that takes the focus takes the selection too.
  hold() {
    this.held = this.selected();
  }

  // With words from the bank, if any were chosen first.
  begin(words = '', range = this.selected()) {
    this.range = range;
    if (!this.range) {
      return false;
    }
    this.dialog.querySelector('[data-quote]').textContent = this.range.quote;
    this.words.value = words;
    this.points.value = '';
    this.dialog.returnValue = '';
    document.querySelector('[data-remark-here]').hidden = true;
    this.dialog.showModal();
    this.words.focus();
    return true;
  }

  // The place of the selection in the answer's own text. A quote stays within one paragraph: the line ends between two are not
  // on the page to be counted.
  selected() {
    const selection = getSelection();
    if (selection.isCollapsed || selection.rangeCount === 0) {
      return null;
    }
    const range = selection.getRangeAt(0);
    const section = range.startContainer.parentElement?.closest('[data-number]');
    for (const paragraph of section?.querySelectorAll('p[data-start]') ?? []) {
      const found = within(paragraph, range);
      if (found) {
        return { number: Number(section.dataset.number), start: Number(paragraph.dataset.start) + found.from, quote: found.quote };
      }
    }
    return null;
  }

  add() {
    const { number, start, quote } = this.range;
    const text = this.words.value;
    const body = { number, start, quote, text, points: read(this.points.value), comments: this.bank.usedIn(text) };
    const change = { kind: 'remark', key: `remark ${number} ${start} ${quote} ${text}`, method: 'POST', path: 'remarks', body };
    this.wait(change);
    this.sheet.send(change);
  }

  // Until the server draws it, a remark stands under its paragraph as waiting.
  wait({ key, body: { number, start, text, points } }) {
    const section = this.script.querySelector(`[data-number="${number}"]`);
    const paragraph = [...(section?.querySelectorAll('p[data-start]') ?? [])].findLast((one) => Number(one.dataset.start) <= start);
    const para = paragraph?.closest('.para');
    if (!para || [...para.querySelectorAll('[data-waiting]')].some((line) => line.dataset.waiting === key)) {
      return;
    }
    const list = para.querySelector('.para__notes') ?? para.appendChild(Object.assign(document.createElement('ol'), { className: 'para__notes' }));
    const line = document.createElement('li');
    Object.assign(line.dataset, { n: '…', waiting: key });
    const words = document.createElement('span');
    words.textContent = `${text}${points ? ` (${signed(points)})` : ''} – ${say('waiting')}`;
    line.append(words);
    list.append(line);
  }

  press(event) {
    const back = event.target.closest('button[name="TakeBack"]');
    if (back) {
      event.preventDefault();
      this.sheet.send({ kind: 'take', key: `take ${back.value}`, method: 'DELETE', path: `remarks/${back.value}` });
    }
  }

  again(change, state) {
    if (state.locked) {
      this.sheet.refuse(`${say('elsewhereLocked')} ${change.body?.text ?? ''}`);
      this.redraw();
    } else {
      this.sheet.send(change);
    }
  }

  // The server draws the paragraphs; only those are exchanged, so that neither place nor marks are lost.
  async redraw() {
    let fresh;
    try {
      const answer = await fetch(this.sheet.form.action, { headers: { Accept: 'text/html' }, redirect: 'error' });
      if (!answer.ok) {
        return;
      }
      fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    } catch {
      return;
    }
    const parts = (page) => [...page.querySelectorAll('[data-number]')];
    parts(document).forEach((part, at) => {
      const paragraphs = [...parts(fresh)[at].querySelectorAll('.para')];
      part.querySelectorAll('.para').forEach((paragraph, line) => paragraph.replaceWith(paragraphs[line]));
    });
    this.sheet.queue.filter(({ kind }) => kind === 'remark').forEach((change) => this.wait(change));
  }
}
