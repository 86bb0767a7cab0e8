// How a film comes to the browser: in parts by hls.js where it can be, by the browser's own HLS, or as one plain MP4. Its paths hold
// for a while only, so that after a long pause the playlist is asked for again, which gives new ones.
const type = 'application/vnd.apple.mpegurl';

const gone = [401, 403, 404, 410];

// Seconds played without a fault, after which a fault is a new one.
const well = 30;

const sideOf = ({ width, height }) => (width && height ? Math.min(width, height) : 0);

export class Course {
  constructor(video, playlist, heard) {
    this.video = video;
    this.playlist = playlist;
    this.heard = heard;
    this.plain = video.getAttribute('src');
    this.way = 'plain';
    this.failedAt = null;
  }

  async begin() {
    this.video.addEventListener('error', () => this.way !== 'parts' && this.fail());
    this.video.addEventListener('playing', () => this.heard.says(this.way === 'plain' && this.playlist ? 'plainly' : ''));
    if (this.playlist) {
      const { default: Hls } = await import('hls.js/light');
      this.Hls = Hls;
      if (Hls.isSupported()) {
        this.inParts();
      } else if (this.video.canPlayType(type)) {
        this.byBrowser();
      } else {
        this.heard.sizes([]);
      }
    }
  }

  // --- in parts ---

  inParts() {
    this.way = 'parts';
    const { video, Hls } = this;
    const at = video.currentTime;
    // A film that somebody pressed already goes on by itself.
    const plays = !video.paused;
    const hls = new Hls({
      autoStartLoad: false,
      // No script from a blob: what a worker would do is little, and the site's policy allows none.
      enableWorker: false,
      capLevelToPlayerSize: true,
      maxBufferLength: 30,
      abrEwmaDefaultEstimate: 600_000,
    });
    this.hls = hls;
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      this.heard.sizes([...new Set(hls.levels.map(sideOf).filter(Boolean))].sort((a, b) => a - b));
      this.choose();
      hls.startLoad(this.video.currentTime || -1);
    });
    hls.on(Hls.Events.LEVEL_SWITCHED, (_, { level }) => this.heard.plays(hls.autoLevelEnabled ? sideOf(hls.levels[level]) : 0));
    hls.on(Hls.Events.ERROR, (_, { fatal, type: kind, response }) => {
      // What is refused is refused again: its path has gone by.
      if (this.hls === hls && (fatal || gone.includes(response?.code))) {
        this.mend(kind);
      }
    });
    hls.attachMedia(video);
    const load = () => hls.loadSource(this.playlist);
    if (at > 0) {
      video.currentTime = at;
    }
    if (plays) {
      load();
      video.play().catch(() => {});
    } else {
      // Nothing is fetched before somebody wants to see it.
      video.addEventListener('play', load, { once: true });
      this.waits = () => video.removeEventListener('play', load);
    }
  }

  choose() {
    const { hls } = this;
    if (hls?.levels?.length > 0) {
      const wanted = this.heard.wanted();
      const level = wanted ? hls.levels.findIndex((one) => sideOf(one) === wanted) : -1;
      if (level < 0 || hls.media?.readyState === 0) {
        hls.loadLevel = level;
      } else {
        hls.nextLevel = level;
      }
      this.heard.plays(level < 0 && hls.currentLevel >= 0 ? sideOf(hls.levels[hls.currentLevel]) : 0);
    }
  }

  mend(kind) {
    if (kind === this.Hls.ErrorTypes.MEDIA_ERROR && !this.recovered) {
      this.recovered = true;
      this.hls.recoverMediaError();
      return;
    }
    this.fail();
  }

  byBrowser() {
    this.way = 'browser';
    this.heard.sizes([]);
    this.put(this.playlist);
  }

  // --- what went wrong ---

  // The same way once more, then the plain film, then words.
  fail() {
    const { video } = this;
    const at = video.currentTime;
    const wanted = !video.paused;
    const again = this.failedAt !== null && at - this.failedAt < well;
    this.failedAt = at;
    this.leave();
    if (this.way === 'plain') {
      this.plainAgain(at, again);
    } else if (again) {
      this.way = 'plain';
      this.heard.sizes([]);
      this.plainAgain(at, false);
    } else {
      this.heard.says('again');
      this.goOn(at, wanted, () => (this.way === 'parts' ? this.inParts() : this.byBrowser()));
    }
  }

  leave() {
    this.waits?.();
    this.hls?.destroy();
    this.hls = null;
  }

  goOn(at, plays, how) {
    how();
    this.video.currentTime = at;
    if (plays) {
      this.video.play().catch(() => {});
    }
  }

  // Its path may have gone by too: the page's place knows where to ask for another.
  async plainAgain(at, again) {
    const { shown } = this.video.closest('[data-shown]')?.dataset ?? {};
    if (again || !shown) {
      this.giveUp(at);
      return;
    }
    try {
      const answer = await fetch(shown);
      const drawn = document.createElement('template');
      drawn.innerHTML = answer.ok ? await answer.text() : '';
      this.plain = drawn.content.querySelector('video').getAttribute('src');
      this.goOn(at, true, () => this.put(this.plain));
    } catch {
      this.giveUp(at);
    }
  }

  // Until the line is back, if it was the line.
  giveUp(at) {
    this.heard.says('failed');
    const anew = () => {
      this.failedAt = null;
      this.heard.says('again');
      this.goOn(at, true, () => (this.playlist && this.Hls?.isSupported() ? this.inParts() : this.put(this.plain)));
    };
    window.addEventListener('online', anew, { once: true });
  }

  put(source) {
    this.video.src = source;
  }

  // --- going to a second ---

  // A film that was not begun begins there.
  jump(second) {
    const { video } = this;
    video.currentTime = second;
    if (video.readyState === 0) {
      video.play().catch(() => {});
    }
  }
}
