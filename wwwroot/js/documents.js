// Draws a PDF in the page: <figure class="pdf" data-pdf="url"> holds its words and, until this runs, a link to the file.
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

pdfjs.GlobalWorkerOptions.workerSrc = new URL(PDF_WORKER, import.meta.url).href;

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

function button(words, icon, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'iconbtn';
  made.title = words;
  made.append(icon.content.cloneNode(true));
  const hidden = document.createElement('span');
  hidden.className = 'vh';
  hidden.textContent = words;
  made.append(hidden);
  made.addEventListener('click', press);
  return made;
}

class Viewer {
  // Whole: fetched at once and to its end, for where a class looks on and the line may go.
  constructor(figure, whole) {
    this.figure = figure;
    this.whole = whole;
    this.words = figure.dataset;
    this.zoom = zooms.indexOf(1);
    this.page = 1;
    this.sheets = [];
  }

  async open() {
    this.view = document.createElement('div');
    this.view.className = 'pdf__view';
    this.view.tabIndex = 0;
    this.view.setAttribute('role', 'region');
    this.view.setAttribute('aria-label', this.figure.querySelector('.pdf__name').textContent);
    this.say(this.words.wait);
    this.figure.append(this.view);

    this.file = await this.fetch().promise;
    this.toolbar();
    await this.layOut();
    this.watch();
  }

  // Else only what is looked at is fetched, by ranges: a phone does not pay for fifty pages to read one.
  fetch() {
    this.task ??= pdfjs.getDocument({
      url: this.words.pdf,
      isEvalSupported: false,
      disableRange: this.whole,
      disableAutoFetch: !this.whole,
      disableStream: !this.whole,
      rangeChunkSize: 131072,
    });
    return this.task;
  }

  close() {
    this.seenFirst.disconnect();
    this.near?.disconnect();
    this.task?.destroy();
  }

  say(words) {
    const line = document.createElement('p');
    line.className = 'pdf__wait';
    line.textContent = words;
    this.view.replaceChildren(line);
  }

  toolbar() {
    const icon = (name) => this.figure.querySelector(`template[data-icon="${name}"]`);
    this.count = document.createElement('span');
    this.count.className = 'num';
    this.count.setAttribute('role', 'status');
    this.previous = button(this.words.previous, icon('previous'), () => this.turn(-1));
    this.next = button(this.words.next, icon('next'), () => this.turn(1));
    this.smaller = button(this.words.smaller, icon('smaller'), () => this.scale(-1));
    this.larger = button(this.words.larger, icon('larger'), () => this.scale(1));
    this.figure.querySelector('.pdf__tools').append(this.previous, this.count, this.next, this.smaller, this.larger);
    this.view.addEventListener('keydown', (event) => this.key(event));
  }

  // The other keys scroll, as everywhere.
  key(event) {
    const whole = this.view.scrollWidth <= this.view.clientWidth;
    const does = {
      ArrowLeft: whole && (() => this.turn(-1)),
      ArrowRight: whole && (() => this.turn(1)),
      Home: () => this.go(1),
      End: () => this.go(this.file.numPages),
      '+': () => this.scale(1),
      '=': () => this.scale(1),
      '-': () => this.scale(-1),
    }[event.key];
    if (does && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      does();
    }
  }

  // Every sheet has its place before it is drawn, so that the scroll bar tells the truth. All are given the size of the
  // first until they are fetched.
  async layOut() {
    const first = (await this.file.getPage(1)).getViewport({ scale: 1 });
    this.lies = first.width > first.height;
    this.shape = first.width / first.height;
    this.sheets = Array.from({ length: this.file.numPages }, (_, at) => this.sheet(at + 1, first));
    this.view.replaceChildren(...this.sheets.map((sheet) => sheet.element));
    this.resize();
    this.tell();
  }

  sheet(number, size) {
    const element = document.createElement('div');
    element.className = 'pdf__page';
    element.dataset.number = number;
    return { number, element, size, drawn: null };
  }

  width() {
    const style = getComputedStyle(this.view);
    const across = this.view.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const high = this.view.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    // A slide is seen whole.
    return this.whole && this.lies ? Math.min(across, high * this.shape) : across;
  }

  resize() {
    const width = Math.floor(this.width() * zooms[this.zoom]);
    for (const sheet of this.sheets) {
      this.size(sheet, width);
      sheet.drawn = null;
    }
  }

  size(sheet, width) {
    sheet.element.style.width = `${width}px`;
    sheet.element.style.height = `${Math.round((width * sheet.size.height) / sheet.size.width)}px`;
  }

  watch() {
    const near = new IntersectionObserver((entries) => entries.forEach((entry) => this.seen(entry)), {
      root: this.view,
      rootMargin: '50% 0px',
    });
    this.sheets.forEach((sheet) => near.observe(sheet.element));
    this.near = near;
    this.view.addEventListener('scroll', () => this.tell(), { passive: true });
    let width = this.view.clientWidth;
    new ResizeObserver(() => {
      // Out of sight it has no width.
      if (this.view.clientWidth > 0 && Math.abs(this.view.clientWidth - width) > 2) {
        width = this.view.clientWidth;
        this.keepingPlace(() => this.resize());
        this.drawAgain();
      }
    }).observe(this.view);
  }

  seen({ target, isIntersecting }) {
    const sheet = this.sheets[target.dataset.number - 1];
    sheet.near = isIntersecting;
    if (isIntersecting) {
      this.draw(sheet);
    } else {
      // A canvas is some ten megabytes: a long file would fill a phone.
      sheet.element.replaceChildren();
      sheet.drawn = null;
    }
  }

  drawAgain() {
    this.sheets.filter((sheet) => sheet.near).forEach((sheet) => this.draw(sheet));
  }

  async draw(sheet) {
    const width = Math.floor(this.width() * zooms[this.zoom]);
    if (sheet.drawn === width) {
      return;
    }
    sheet.drawn = width;
    const page = await this.file.getPage(sheet.number);
    sheet.size = page.getViewport({ scale: 1 });
    this.size(sheet, width);
    const viewport = page.getViewport({ scale: width / sheet.size.width });
    const canvas = await this.paint(page, viewport);
    const text = await this.text(page, viewport);
    if (sheet.drawn === width) {
      sheet.element.replaceChildren(canvas, text);
    }
  }

  async paint(page, viewport) {
    const sharp = Math.min(window.devicePixelRatio || 1, 2.5);
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width * sharp);
    canvas.height = Math.floor(viewport.height * sharp);
    canvas.setAttribute('aria-hidden', 'true');
    await page.render({
      canvasContext: canvas.getContext('2d'),
      viewport,
      transform: [sharp, 0, 0, sharp, 0, 0],
    }).promise;
    return canvas;
  }

  // The words over the picture: to be read out, searched and copied.
  async text(page, viewport) {
    const layer = document.createElement('div');
    layer.className = 'pdf__text';
    layer.style.setProperty('--scale-factor', viewport.scale);
    await new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render();
    return layer;
  }

  turn(by) {
    this.go(this.page + by);
  }

  // A slide on, or a page of text as far as is in sight. False at the end.
  forward(by) {
    const { scrollTop, scrollHeight, clientHeight } = this.view ?? {};
    if (!this.sheets.length || (by > 0 ? scrollTop + clientHeight >= scrollHeight - 2 : scrollTop <= 2)) {
      return false;
    }
    if (this.lies && zooms[this.zoom] === 1) {
      this.turn(by);
    } else {
      this.view.scrollTop += by * 0.85 * clientHeight;
    }
    return this.view.scrollTop !== scrollTop;
  }

  go(number) {
    const sheet = this.sheets[Math.min(Math.max(number, 1), this.sheets.length) - 1];
    this.view.scrollTop = sheet.element.offsetTop - this.view.offsetTop - parseFloat(getComputedStyle(this.view).paddingTop);
  }

  scale(by) {
    this.zoom = Math.min(Math.max(this.zoom + by, 0), zooms.length - 1);
    this.keepingPlace(() => this.resize());
    this.drawAgain();
    this.tell();
  }

  keepingPlace(change) {
    const [top, left] = [this.view.scrollTop / this.view.scrollHeight, this.view.scrollLeft / this.view.scrollWidth];
    change();
    this.view.scrollTop = top * this.view.scrollHeight;
    this.view.scrollLeft = left * this.view.scrollWidth;
  }

  tell() {
    const middle = this.view.scrollTop + this.view.clientHeight / 2;
    const passed = this.sheets.filter((sheet) => sheet.element.offsetTop - this.view.offsetTop <= middle);
    this.page = Math.max(passed.length, 1);
    const words = this.words.page.replace('{0}', this.page).replace('{1}', this.sheets.length);
    if (this.count.textContent !== words) {
      this.count.textContent = words;
    }
    this.previous.disabled = this.page === 1;
    this.next.disabled = this.page === this.sheets.length;
    this.smaller.disabled = this.zoom === 0;
    this.larger.disabled = this.zoom === zooms.length - 1;
  }
}

const viewers = new Map();

// Also of what was put into the page later; each file that has gone from it gives back its worker.
export function openDocuments(within, { whole = false } = {}) {
  for (const [figure, viewer] of viewers) {
    if (!figure.isConnected) {
      viewer.close();
      viewers.delete(figure);
    }
  }
  for (const figure of within.querySelectorAll('[data-pdf]')) {
    if (!viewers.has(figure)) {
      openWhenSeen(figure, whole);
    }
  }
}

// Goes on within a file; false when it was at its end, or cannot be shown.
export const forward = (figure, by) => viewers.get(figure)?.forward(by) ?? false;

function openWhenSeen(figure, whole) {
  const viewer = new Viewer(figure, whole);
  viewers.set(figure, viewer);
  if (whole) {
    // Whoever opens it says what went wrong.
    viewer.fetch().promise.catch(() => {});
  }
  viewer.seenFirst = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      viewer.seenFirst.disconnect();
      viewer.open().catch(() => viewer.say(figure.dataset.failed));
    }
  });
  viewer.seenFirst.observe(figure);
}
