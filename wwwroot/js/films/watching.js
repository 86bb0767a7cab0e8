// What a trainee watches of a film: the seconds that really played are gathered and told to the server, which counts them as far as
// time has passed. <video data-watch="path of the film's watches" data-material="id">; where there is [data-watched="id"], it says how
// far they are. What could not be told waits and goes with the next report.
import { timeOf } from './time.js';

const reports = '/films/reports';
const every = 10_000;
const waits = [5_000, 15_000, 30_000, 60_000];
const mostSpans = 200;

// Between two looks at a film that plays, no more of it can pass: beyond, it was moved.
const longestStep = 2;

// Nearer to the beginning or the end there is nothing to go on from.
const margin = 10;

// Seconds as pairs of a first and an end.
export function spansOf(seconds) {
  const spans = [];
  for (const second of [...seconds].sort((one, other) => one - other)) {
    if (spans.at(-1)?.[1] === second) {
      spans.at(-1)[1] += 1;
    } else {
      spans.push([second, second + 1]);
    }
  }
  return spans;
}

class Watching {
  #played = new Map();
  #untold = new Set();
  #known = new Set();
  #last;
  #ticket;
  #busy = false;
  #failures = 0;
  #timer;

  constructor(video) {
    this.video = video;
    this.path = video.dataset.watch;
    this.place = document.querySelector(`[data-watched="${CSS.escape(video.dataset.material ?? '')}"]`);
    this.token = document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '';
    for (const event of ['timeupdate', 'ratechange']) {
      video.addEventListener(event, () => this.#look());
    }
    video.addEventListener('playing', () => {
      this.#last = this.video.currentTime;
      this.#soon();
    });
    video.addEventListener('seeking', () => (this.#last = undefined));
    video.addEventListener('seeked', () => (this.#last = this.video.currentTime));
    for (const event of ['pause', 'ended']) {
      video.addEventListener(event, () => {
        this.#look();
        this.tell();
      });
    }
    addEventListener('online', () => this.tell());
    addEventListener('pagehide', () => this.#leave());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#leave());
  }

  async open() {
    const answer = await this.#ask(this.path);
    if (answer.status === 200) {
      this.#hear(await answer.json());
      return true;
    }
    if (this.#mayPass(answer.status)) {
      this.#later(() => this.open().then((opened) => opened && this.tell()));
    }
    return false;
  }

  #hear({ ticket, length, position, seconds, spans }) {
    const first = !this.#ticket;
    [this.#ticket, this.length, this.#failures] = [ticket, length, 0];
    this.#learn(spans);
    this.#show(seconds);
    if (first && position >= margin && position <= length - margin && this.video.currentTime < margin) {
      this.#offer(position);
    }
  }

  // Nobody is moved without being asked.
  #offer(position) {
    const line = this.place?.querySelector('.watched__resume');
    if (!line) {
      return;
    }
    const button = line.querySelector('button');
    button.querySelector('span').textContent = this.place.dataset.resume.replace('{0}', timeOf(position));
    button.addEventListener('click', () => {
      line.hidden = true;
      this.video.currentTime = position;
      this.video.play().catch(() => {});
      this.video.focus();
    });
    this.video.addEventListener('timeupdate', () => (line.hidden ||= this.video.currentTime >= position));
    line.hidden = false;
  }

  // What played since the last look. A second is watched once half of it has.
  #look() {
    const { currentTime: now, paused, seeking } = this.video;
    const from = this.#last;
    this.#last = seeking ? undefined : now;
    if (seeking || from === undefined || now <= from || now - from > longestStep * Math.max(1, this.video.playbackRate)) {
      return;
    }
    for (let second = Math.floor(from); second < now; second++) {
      const part = (this.#played.get(second) ?? 0) + Math.min(now, second + 1) - Math.max(from, second);
      this.#played.set(second, part);
      if (part >= 0.5 && !this.#known.has(second)) {
        this.#untold.add(second);
      }
    }
    if (!paused) {
      this.#soon();
    }
  }

  #soon() {
    this.#timer ??= setTimeout(() => this.tell(), every);
  }

  #later(then) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      then();
    }, waits[Math.min(this.#failures++, waits.length - 1)]);
  }

  // At most one report is on its way; what is watched meanwhile goes with the next.
  async tell() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#busy || !this.#ticket) {
      return;
    }
    this.#busy = true;
    const answer = await this.#ask(reports, this.#report());
    this.#busy = false;
    await this.#answered(answer);
  }

  async #answered(answer) {
    if (answer.status === 200) {
      this.#failures = 0;
      const { seconds, counted } = await answer.json();
      this.#learn(counted);
      this.#show(seconds);
      this.#say('');
      if (!this.video.paused) {
        this.#soon();
      }
    } else if (answer.status === 409) {
      // Open for longer than a ticket holds.
      this.#ticket = undefined;
      await this.open();
    } else if (this.#mayPass(answer.status)) {
      this.#say(this.#untold.size > 0 ? (this.place?.dataset.offline ?? '') : '');
      this.#later(() => this.tell());
    }
  }

  // The page may be gone before an answer comes: what it tells twice counts once.
  #leave() {
    this.#look();
    if (this.#ticket && this.#untold.size > 0) {
      this.#ask(reports, this.#report());
    }
  }

  #report() {
    return { ticket: this.#ticket, position: Math.floor(this.video.currentTime), spans: spansOf(this.#untold).slice(0, mostSpans) };
  }

  async #ask(path, body) {
    try {
      return await fetch(path, {
        method: 'POST',
        keepalive: true,
        headers: body ? { 'Content-Type': 'application/json' } : { 'X-Form-Token': this.token },
        body: body && JSON.stringify(body),
      });
    } catch {
      return { status: 0 };
    }
  }

  // Without a line, or while the server is busy or away.
  #mayPass(status) {
    return status === 0 || status === 429 || status >= 500;
  }

  #learn(spans) {
    for (const [from, to] of spans) {
      for (let second = from; second < to; second++) {
        this.#known.add(second);
        this.#untold.delete(second);
      }
    }
  }

  #show(seconds) {
    if (!this.place) {
      return;
    }
    const percent = Math.floor((100 * Math.min(seconds, this.length)) / this.length);
    const need = Number(this.place.dataset.need);
    const progress = this.place.querySelector('progress');
    [progress.value, progress.textContent] = [percent, `${percent} %`];
    this.place.querySelector('[data-percent]').textContent = this.place.dataset.words.replace('{0}', percent);
    this.place.querySelector('[data-done]').hidden = !(need > 0 && 100 * seconds >= need * this.length);
  }

  #say(words) {
    const line = this.place?.querySelector('[data-line]');
    if (line && line.textContent !== words) {
      line.textContent = words;
    }
  }
}

const opened = new WeakSet();

// Follows a film from now on. Once for each.
export function openWatching(video) {
  if (video.dataset.watch && !opened.has(video)) {
    opened.add(video);
    new Watching(video).open();
  }
}
