// A part in screens: its text runs in columns as wide and as high as the wall, one beside the other, and one of them is in sight.
// The browser breaks the lines, so none is ever cut, whatever the projector, the size of the letters or the font.
const sizes = [1.7, 1.5, 1.35, 1.2, 1.1, 1];
const largestText = 1.35;
const marks = 'p, li, h2, h3, h4, tr, figure, pre, blockquote';

export class Screens {
  constructor(flow) {
    this.flow = flow;
    this.at = 0;
    this.count = 1;
    this.step = 0;
    this.first = null;
  }

  // Laid out next, it begins here.
  begin(screen) {
    [this.at, this.first] = [screen, null];
  }

  // What was at the top of the screen is in sight again, also on a wall of another size.
  layOut() {
    this.#measure();
    this.go(this.first ? this.of(this.first) : this.at);
  }

  go(screen) {
    this.at = Math.min(Math.max(screen, 0), this.count - 1);
    this.flow.scrollLeft = this.at * this.step;
    this.flow.scrollTop = 0;
    this.first = this.#first();
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

  // Each piece as large as the wall allows without another screen: half a page of text need not be read from half a wall.
  #measure() {
    const { flow } = this;
    flow.style.setProperty('--screen', `${flow.clientHeight}px`);
    const gap = parseFloat(getComputedStyle(flow).columnGap);
    this.step = flow.getBoundingClientRect().width + gap;
    const count = () => Math.max(1, Math.round((flow.scrollWidth + gap) / this.step));
    const pieces = [...flow.children].filter((piece) => !piece.matches('.pres__media'));
    pieces.forEach((piece) => piece.style.setProperty('--grow', 1));
    this.count = count();
    for (const piece of pieces) {
      const able = piece.matches('.pres__own') ? sizes : sizes.filter((size) => size <= largestText);
      able.find((size) => {
        piece.style.setProperty('--grow', size);
        return count() === this.count;
      });
    }
  }

  #left() {
    return this.flow.getBoundingClientRect().left;
  }

  #first() {
    const left = this.#left();
    const isHere = (box) => box && box.left >= left - 1 && box.left < left + this.flow.clientWidth;
    return [...this.flow.querySelectorAll(marks)].find((one) => isHere(one.getClientRects()[0]));
  }
}
