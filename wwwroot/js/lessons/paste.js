// What is pasted from Word or a web page goes in at once as plain text, and becomes Markdown when the server has read it. Undo
// takes back the one, then the other; where the server does not answer, or the words were changed meanwhile, they stay as they are.
import { settle, type } from './toolbar.js';

const patience = 45_000;

// What plain text would lose. Words that only have a font are pasted as they are.
const shape = /<(?:b|strong|i|em|h[1-6]|[uo]l|table|img|blockquote|su[bp]|del|hr)[\s>]|<a\s[^>]*href|<p[\s>][^]*<p[\s>]|mso-list|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic/i;
const block = /^(?:#{1,6} |- |\d+\. |[a-z]\. |> |\||!\[|```)|\n/;

export function attach(area, form) {
  const line = document.getElementById('pasted-line').content.firstElementChild.cloneNode(true);
  area.after(line);
  area.addEventListener('paste', (event) => {
    const clip = event.clipboardData;
    const html = clip.getData('text/html');
    const words = clip.getData('text/plain').replace(/\r\n?/g, '\n');
    const pictures = area.dataset.markdown === 'pictures' ? [...clip.files].filter((file) => file.type.startsWith('image/')) : [];
    if (shape.test(html) || (pictures.length > 0 && words === '')) {
      event.preventDefault();
      read(area, form, line, { html, words, pictures });
    }
  });
}

async function read(area, form, line, { html, words, pictures }) {
  settle(area);
  const place = new Place(area, words);
  say(line, 'reading');
  const { status, state } = await send(area, form, html, pictures);
  await composed(area);
  place.leave();
  if (status !== 200 || state.markdown === '') {
    say(line, state.reason ? 'refused' : 'failed', state.reason);
  } else if (place.isChanged) {
    say(line, 'changed');
  } else {
    put(area, place, words, state.markdown);
    say(line, state.leftOut === 0 ? '' : area.dataset.markdown === 'pictures' ? 'leftOut' : 'noPictures', state.leftOut, state.names);
  }
}

async function send(area, form, html, pictures) {
  const body = new FormData();
  body.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
  body.append('TakesPictures', area.dataset.markdown === 'pictures');
  body.append('Html', html);
  pictures.forEach((picture) => body.append('Pictures', picture, picture.name));
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(form.dataset.pastes, {
      method: 'POST', body, headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'error', signal: stop.signal,
    });
    return { status: response.status, state: await response.json().catch(() => ({})) };
  } catch {
    return { status: 0, state: {} };
  } finally {
    clearTimeout(timer);
  }
}

function put(area, { from, to }, words, markdown) {
  // Markdown that somebody copied from a page would come back with its marks made harmless.
  if (markdown.replace(/\\([^\w\s])/g, '$1') === words.trim()) {
    return;
  }
  const { value, selectionStart, selectionEnd } = area;
  const isBlock = block.test(markdown);
  const above = value.slice(0, from);
  const below = value.slice(to);
  const front = !isBlock || above === '' || above.endsWith('\n\n') ? '' : above.endsWith('\n') ? '\n' : '\n\n';
  const back = !isBlock || below === '' || below.startsWith('\n\n') ? '' : below.startsWith('\n') ? '\n' : '\n\n';
  const text = front + markdown + back;
  const before = document.activeElement;
  type(area, text, from, to);
  const end = from + front.length + markdown.length;
  const moved = (at) => (at <= from && at !== to ? at : at <= to ? end : at + text.length - (to - from));
  area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
  if (before !== area && before instanceof HTMLElement) {
    before.focus({ preventScroll: true });
  }
}

// Vietnamese is composed letter by letter on many keyboards: a word is not torn out of somebody's hands.
const composing = new WeakSet();
document.addEventListener('compositionstart', ({ target }) => composing.add(target));
document.addEventListener('compositionend', ({ target }) => composing.delete(target));
const composed = (area) =>
  new Promise((done) => (composing.has(area) ? area.addEventListener('compositionend', () => setTimeout(done), { once: true }) : done()));

function say(line, key, ...more) {
  line.hidden = key === '';
  line.textContent = key === '' ? '' : more.reduce((text, word, at) => text.replace(`{${at}}`, () => word), line.dataset[key]);
  line.classList.toggle('is-late', !['', 'reading'].includes(key));
}

// Where the plain words stand, while others are typed around them.
class Place {
  isChanged = false;

  constructor(area, words) {
    this.area = area;
    this.from = area.selectionStart;
    if (words !== '') {
      type(area, words);
    }
    this.to = area.selectionEnd;
    this.value = area.value;
    this.watch = () => this.#follow();
    area.addEventListener('input', this.watch);
  }

  leave() {
    this.area.removeEventListener('input', this.watch);
  }

  #follow() {
    const [old, now] = [this.value, this.area.value];
    const grown = now.length - old.length;
    const shorter = Math.min(old.length, now.length);
    this.value = now;
    let same = 0;
    while (same < shorter && old[same] === now[same]) {
      same++;
    }
    let tail = 0;
    while (tail < shorter - same && old[old.length - 1 - tail] === now[now.length - 1 - tail]) {
      tail++;
    }
    if (old.length - tail <= this.from && same < this.to) {
      this.from += grown;
      this.to += grown;
    } else if (same < this.to) {
      this.isChanged = true;
    }
  }
}
