// Remarks in the margin: on the words selected in an answer, found again by their place.
export class Remarks {
  constructor(sheet) {
    this.sheet = sheet;
    this.script = document.getElementById('content');
    this.dialog = document.getElementById('remark');
    this.words = document.getElementById('remark-words');
    this.script.addEventListener('click', (event) => this.press(event));
    // A phone has no G: the way to a remark appears with the selection.
    const here = document.querySelector('[data-remark-here]');
    document.addEventListener('selectionchange', () => (here.hidden = this.dialog.open || !this.selected()));
    here.addEventListener('click', () => this.begin());
    here.addEventListener('pointerdown', (event) => event.preventDefault());
    this.dialog.addEventListener('close', () => this.dialog.returnValue === 'add' && this.add());
    this.words.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        this.words.form.requestSubmit(this.words.form.querySelector('[value="add"]'));
      }
    });
  }

  begin() {
    this.range = this.selected();
    if (!this.range) {
      return;
    }
    this.dialog.querySelector('[data-quote]').textContent = this.range.quote;
    this.words.value = '';
    this.dialog.returnValue = '';
    document.querySelector('[data-remark-here]').hidden = true;
    this.dialog.showModal();
    this.words.focus();
  }

  // The place of the selection in the answer's own text: the numbers of remarks in between are not part of it.
  selected() {
    const selection = getSelection();
    if (selection.isCollapsed || selection.rangeCount === 0) {
      return null;
    }
    const range = selection.getRangeAt(0);
    const section = range.startContainer.parentElement?.closest('[data-number]');
    const pieces = section ? [...section.querySelectorAll('p[data-start]')].flatMap((paragraph) => this.pieces(paragraph, range)) : [];
    if (pieces.length === 0) {
      return null;
    }
    // A quote stays within one paragraph: the line ends between two are not on the page to be counted.
    const first = pieces.filter((piece) => piece.paragraph === pieces[0].paragraph);
    const text = first.map((piece) => piece.text).join('');
    const start = first[0].start + (text.length - text.trimStart().length);
    return text.trim() ? { number: Number(section.dataset.number), start, quote: text.trim() } : null;
  }

  pieces(paragraph, range) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const found = [];
    let at = Number(paragraph.dataset.start);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('sup')) {
        continue;
      }
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.length;
        if (to > from) {
          found.push({ paragraph, start: at + from, text: node.data.slice(from, to) });
        }
      }
      at += node.length;
    }
    return found;
  }

  add() {
    const { number, start, quote } = this.range;
    const body = { number, start, quote, text: this.words.value };
    const send = () => this.sheet.send(`say ${number} ${start} ${quote}`, 'POST', 'remarks', body, {
      stored: () => this.redraw(),
      elsewhere: send,
    });
    send();
  }

  press(event) {
    const back = event.target.closest('button[name="TakeBack"]');
    if (back) {
      event.preventDefault();
      const send = () => this.sheet.send(`take ${back.value}`, 'DELETE', `remarks/${back.value}`, undefined, {
        stored: () => this.redraw(),
        elsewhere: send,
      });
      send();
    }
  }

  // The server draws the paragraphs; only those are exchanged, so that neither place nor marks are lost.
  async redraw() {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const parts = (page) => [...page.querySelectorAll('[data-number]')];
    parts(document).forEach((part, at) => {
      const paragraphs = parts(fresh)[at].querySelectorAll('.para');
      part.querySelectorAll('.para').forEach((paragraph, line) => paragraph.replaceWith(paragraphs[line]));
    });
  }
}
