// What is said in a film, as a list to read, search and jump by. It is fetched when it is opened.
import { fold } from '../fold.js';
import { timeOf } from './time.js';

const bare = (text) => fold(text).replace(/[^\p{L}\p{Nd}]+/gu, ' ').trim();

// Where somebody reads for themselves, the list does not run away from them for this long.
const patience = 8_000;

class Transcript {
  constructor(place, video) {
    this.place = place;
    this.video = video;
    this.list = place.querySelector('[data-lines]');
    this.find = place.querySelector('[data-find]');
    this.count = place.querySelector('[data-count]');
    this.language = place.querySelector('[data-language]');
    this.read = 0;
    place.addEventListener('toggle', () => place.open && this.load());
    this.language.addEventListener('change', () => this.load());
    this.find.addEventListener('input', () => this.search());
    this.list.addEventListener('click', ({ target }) => this.jump(target.closest('[data-second]')));
    for (const motion of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      this.list.addEventListener(motion, () => (this.read = Date.now()), { passive: true });
    }
    video.addEventListener('timeupdate', () => this.follow());
    video.addEventListener('seeked', () => this.follow());
  }

  // The browser reads the captions: they are shown here without being shown over the film.
  load() {
    const element = this.video.querySelectorAll('track')[Number(this.language.value)];
    if (this.element === element && this.lines?.length > 0) {
      return;
    }
    this.element = element;
    const { track } = element;
    const draw = () => this.element === element && this.draw([...(track.cues ?? [])]);
    if (track.mode === 'disabled') {
      track.mode = 'hidden';
    }
    if (element.readyState === 2) {
      draw();
    } else {
      element.addEventListener('load', draw, { once: true });
      element.addEventListener('error', () => this.missing(track), { once: true });
    }
  }

  missing(track) {
    track.mode = 'disabled';
    this.lines = [];
    this.count.textContent = this.place.dataset.missing;
  }

  draw(cues) {
    this.lines = cues.map((cue) => {
      const words = cue.getCueAsHTML().textContent.replace(/\s+/g, ' ');
      const line = document.createElement('li');
      const button = document.createElement('button');
      const [time, said] = [document.createElement('span'), document.createElement('span')];
      button.type = 'button';
      button.dataset.second = cue.startTime;
      time.className = 'num';
      time.textContent = timeOf(cue.startTime);
      said.textContent = words;
      button.append(time, said);
      line.append(button);
      return { line, button, key: bare(words), start: cue.startTime, end: cue.endTime };
    });
    this.list.replaceChildren(...this.lines.map(({ line }) => line));
    this.search();
    this.follow();
  }

  search() {
    const wanted = bare(this.find.value);
    let found = 0;
    for (const { line, key } of this.lines ?? []) {
      line.hidden = !key.includes(wanted);
      found += line.hidden ? 0 : 1;
    }
    const { none, found: many } = this.place.dataset;
    this.count.textContent = !wanted ? '' : found > 0 ? many.replace('{0}', found) : none;
  }

  jump(button) {
    if (button) {
      this.read = 0;
      this.video.currentTime = Number(button.dataset.second);
      this.video.play().catch(() => {});
    }
  }

  follow() {
    if (!this.place.open || !this.lines) {
      return;
    }
    const { currentTime } = this.video;
    const now = this.lines.findLast(({ start, end }) => start <= currentTime + 0.05 && currentTime < end);
    if (now === this.now) {
      return;
    }
    this.now?.button.removeAttribute('aria-current');
    this.now = now;
    now?.button.setAttribute('aria-current', 'true');
    if (now && !now.line.hidden && Date.now() - this.read > patience) {
      // The list alone scrolls, never the page.
      this.list.scrollTop = now.line.offsetTop - this.list.clientHeight / 3;
    }
  }
}

export function openTranscript(place, video) {
  const list = place.querySelector('[data-transcript]');
  if (list) {
    new Transcript(list, video);
  }
}
