// What is to be marked: a selection made by mouse, finger or keyboard, or a whole paragraph.
const block = 'p, li, h2, h3, h4, h5, h6, blockquote, td, th, pre, dd, dt, figcaption';

export class Choosing {
  #range = null;
  #from = null;

  constructor(root, tools, chosen) {
    this.root = root;
    this.tools = tools;
    this.chosen = chosen;
    document.addEventListener('selectionchange', () => this.#look());
    // The selection, and on a phone its handles, stay while a button is pressed.
    tools.addEventListener('pointerdown', (event) => event.preventDefault());
    tools.addEventListener('click', ({ target }) => this.#press(target.closest('button')));
    tools.addEventListener('keydown', (event) => this.#key(event));
  }

  // Paragraphs are reached by Tab and taken by Enter, or pressed.
  byBlocks(button, hint) {
    const blocks = [...this.root.querySelectorAll(block)].filter((one) => one.textContent.trim() && !one.querySelector(block));
    button.hidden = blocks.length === 0;
    button.addEventListener('click', () => {
      const on = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(on));
      hint.hidden = !on;
      this.root.classList.toggle('by-blocks', on);
      blocks.forEach((one) => (on ? (one.tabIndex = 0) : one.removeAttribute('tabindex')));
    });
    this.root.addEventListener('click', (event) => {
      const one = this.root.classList.contains('by-blocks') && !event.target.closest('a') && event.target.closest('[tabindex]');
      if (one && getSelection().isCollapsed) {
        this.#take(one);
      }
    });
    this.root.addEventListener('keydown', (event) => {
      if (['Enter', ' '].includes(event.key) && event.target.matches('[tabindex]')) {
        event.preventDefault();
        this.#take(event.target);
        this.tools.querySelector('button').focus();
      }
    });
  }

  #take(one) {
    this.#from = one;
    getSelection().selectAllChildren(one);
    this.#show(getSelection().getRangeAt(0).cloneRange());
  }

  #look() {
    const selection = getSelection();
    if (selection.rangeCount > 0 && !selection.isCollapsed) {
      const within = this.#within(selection.getRangeAt(0));
      within ? this.#show(within) : this.#hide();
    } else if (!this.tools.contains(document.activeElement)) {
      this.#hide();
    }
  }

  // A passage stands in one text: what is beyond its ends is left out.
  #within(range) {
    const text = [...this.root.querySelectorAll('.prose')].find((one) => range.intersectsNode(one));
    if (!text) {
      return null;
    }
    const cut = range.cloneRange();
    if (!text.contains(cut.startContainer)) {
      cut.setStart(text, 0);
    }
    if (!text.contains(cut.endContainer)) {
      cut.setEnd(text, text.childNodes.length);
    }
    return cut.toString().trim() ? cut : null;
  }

  #show(range) {
    this.#range = range;
    this.tools.hidden = false;
  }

  #hide() {
    this.#range = null;
    this.tools.hidden = true;
  }

  #press(button) {
    if (button && this.#range) {
      const range = this.#range;
      this.#leave();
      this.chosen(range, button.dataset.mark ?? 'Yellow', 'markNote' in button.dataset);
    }
  }

  #leave() {
    getSelection().removeAllRanges();
    this.#hide();
    this.#from?.focus({ preventScroll: true });
    this.#from = null;
  }

  #key(event) {
    const buttons = [...this.tools.querySelectorAll('button')];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    } else if (event.key === 'Escape') {
      this.#leave();
    }
  }
}
