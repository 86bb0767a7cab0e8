// A film in the page: <figure data-player>. The browser's own controls play it; what they lack stands below them.
import { actOf } from './keys.js';
import { Course } from './course.js';
import { openTranscript } from './transcript.js';

const kept = 'lms.film.size';
const opened = new WeakSet();

class Player {
  constructor(place) {
    this.place = place;
    this.video = place.querySelector('video');
    this.quality = place.querySelector('[data-quality]');
    this.speed = place.querySelector('[data-speed]');
    this.course = new Course(this.video, place.dataset.playlist, {
      wanted: () => Number(this.quality.value),
      sizes: (sizes) => this.showSizes(sizes),
      plays: (size) => this.showSize(size),
      says: (what) => this.say(what),
    });
  }

  async open() {
    const { video, place } = this;
    this.holdShape();
    // Before anything is loaded: where the film is to go on is set by it.
    if (video.dataset.watch) {
      const { openWatching } = await import('./watching.js');
      openWatching(video);
    }
    this.keepQuality();
    this.divide();
    openTranscript(place, video);
    this.speed.addEventListener('change', () => (video.playbackRate = video.defaultPlaybackRate = Number(this.speed.value)));
    video.addEventListener('ratechange', () => (this.speed.value = String(video.playbackRate)));
    place.addEventListener('keydown', (event) => this.press(event), true);
    this.offerSmallWindow();
    await this.course.begin();
  }

  // A rendition is a few pixels off the film's own shape: the page does not move for them.
  holdShape() {
    const { width, height, style } = this.video;
    if (width && height) {
      style.aspectRatio = `${width} / ${height}`;
    }
  }

  say(what) {
    this.place.querySelector('[data-said]').textContent = what ? this.place.dataset[what] : '';
  }

  // --- quality ---

  keepQuality() {
    const before = localStorage.getItem(kept);
    if (before && this.quality.querySelector(`option[value="${CSS.escape(before)}"]`)) {
      this.quality.value = before;
    }
    this.quality.addEventListener('change', () => {
      localStorage.setItem(kept, this.quality.value);
      this.course.choose();
    });
  }

  showSizes(sizes) {
    const chosen = this.quality.value || localStorage.getItem(kept);
    const [auto] = this.quality.options;
    this.quality.replaceChildren(auto, ...sizes.map((size) => new Option(`${size}p`, size)));
    this.quality.value = sizes.includes(Number(chosen)) ? chosen : '';
    this.quality.closest('label').hidden = sizes.length === 0;
  }

  showSize(size) {
    const { auto, autoNow } = this.place.dataset;
    this.quality.options[0].textContent = size ? autoNow.replace('{0}', size) : auto;
  }

  // --- chapters ---

  divide() {
    this.chapters = [...this.place.querySelectorAll('[data-chapter]')];
    if (this.chapters.length === 0) {
      return;
    }
    const track = this.video.addTextTrack('chapters', this.place.querySelector('.player__chapters h3').textContent);
    const starts = this.chapters.map((button) => Number(button.dataset.chapter));
    this.chapters.forEach((button, place) => {
      track.addCue(new VTTCue(starts[place], starts[place + 1] ?? Math.max(starts[place] + 1, 86_400), button.lastElementChild.textContent));
      button.addEventListener('click', () => this.course.jump(starts[place]));
    });
    this.video.addEventListener('timeupdate', () => this.markChapter(starts));
    this.video.addEventListener('seeked', () => this.markChapter(starts));
  }

  markChapter(starts) {
    const now = starts.findLastIndex((start) => start <= this.video.currentTime + 0.05);
    this.chapters.forEach((button, place) => (place === now ? button.setAttribute('aria-current', 'true') : button.removeAttribute('aria-current')));
  }

  // --- the small window ---

  offerSmallWindow() {
    const button = this.place.querySelector('[data-small]');
    const offered = document.pictureInPictureEnabled && this.video.hasAttribute('width');
    button.hidden = !offered;
    button.addEventListener('click', async () => {
      try {
        await (document.pictureInPictureElement === this.video ? document.exitPictureInPicture() : this.video.requestPictureInPicture());
      } catch {
        // Nothing to show yet: the film was not begun.
        await this.video.play().catch(() => {});
        await this.video.requestPictureInPicture?.().catch(() => {});
      }
    });
  }

  // --- keys ---

  press(event) {
    const act = actOf(event);
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act(this.video, this.course);
    }
  }
}

export function openPlayers(within) {
  for (const place of within.querySelectorAll('[data-player]')) {
    if (!opened.has(place)) {
      opened.add(place);
      new Player(place).open().catch(() => {});
    }
  }
}
