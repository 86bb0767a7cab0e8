// A part in screens: its text runs in columns as wide and as high as the wall, one beside the other, and one of them is in sight.
// The browser breaks the lines, so none is ever cut, whatever the projector, the size of the letters or the font.
const sizes = [1.4, 1.25, 1.1, 1];
const marks = 'p, li, h2, h3, h4, tr, figure, pre, blockquote';

export class Screens {
  constructor(flow) {
    this.flow = flow;
    this.at = 0;
    this.count = 1;
    this.step = 0;
  }

  layOut() {
    const first = this.step > 0 ? this.#first() : null;
    this.#measure();
    this.go(first ? this.of(first) : this.at);
  }

  go(screen) {
    this.at = Math.min(Math.max(screen, 0), this.count - 1);
    this.flow.scrollLeft = this.at * this.step;
    this.flow.scrollTop = 0;
  }

  // Something else moved it: the search of the browser, a footnote, the focus.
  follow() {
    const now = Math.round(this.flow.scrollLeft / this.step);
    const isElsewhere = now !== this.at;
    this.go(now);
    return isElsewhere;
  }

  of(element) {
    const [box] = element.getClientRects();
    return box ? Math.max(0, Math.floor((box.left - this.#left() + this.flow.scrollLeft + 1) / this.step)) : this.at;
  }

  // The picture, film or file that fills the screen in sight.
  media() {
    return [...this.flow.querySelectorAll('.pres__media')].find((one) => this.of(one) === this.at);
  }

  // As large as the wall allows without another screen: half a page of text need not be read from half a wall.
  #measure() {
    const { flow } = this;
    flow.style.setProperty('--screen', `${flow.clientHeight}px`);
    const gap = parseFloat(getComputedStyle(flow).columnGap);
    this.step = flow.getBoundingClientRect().width + gap;
    const screensAt = (size) => {
      flow.style.setProperty('--grow', size);
      return Math.max(1, Math.round((flow.scrollWidth + gap) / this.step));
    };
    this.count = screensAt(1);
    screensAt(sizes.find((size) => screensAt(size) === this.count));
  }

  #left() {
    return this.flow.getBoundingClientRect().left;
  }

  // What stands at the top of the screen in sight, so that it is in sight again when the wall has changed.
  #first() {
    const left = this.#left();
    const isHere = (box) => box && box.left >= left - 1 && box.left < left + this.flow.clientWidth;
    return [...this.flow.querySelectorAll(marks)].find((one) => isHere(one.getClientRects()[0]));
  }
}
