// Counts down from what the server said, by a clock that no change of the device's time can move.
import { say } from '../words.js';

const announced = [30, 10, 5, 1];
const lastMinutes = 5 * 60;

function inWords(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (seconds === 0) {
    return say('outOfTime');
  }
  if (seconds < lastMinutes) {
    return say('seconds', minutes, String(seconds % 60).padStart(2, '0'));
  }
  if (minutes < 60) {
    return say('minutes', minutes);
  }
  return minutes < 24 * 60
    ? say('hours', Math.floor(minutes / 60), minutes % 60)
    : say('days', Math.floor(minutes / (24 * 60)), Math.floor(minutes / 60) % 24);
}

// A page that was kept for a line that is down says how much time there was when it was drawn. What the server said last, less
// what has gone by on the device since, is nearer; it never adds time, and never takes the last minute: the device's time may have
// been changed meanwhile, and only the server ends an exam.
const note = (attempt) => `lms-exam-left:${attempt}`;

export function leftNow(attempt, drawn) {
  const { left, at } = JSON.parse(sessionStorage.getItem(note(attempt)) ?? '{}');
  const since = (Date.now() - at) / 1_000;
  return since >= 0 ? Math.min(drawn, Math.max(60, Math.ceil(left - since))) : drawn;
}

export class Clock extends EventTarget {
  #face = document.querySelector('[data-clock]');
  #bar = document.querySelector('[data-gone]');
  #herald = document.querySelector('[data-announce]');
  #end;
  #before = Infinity;
  #standing = null;
  #attempt;

  constructor(attempt, drawn) {
    super();
    this.#attempt = attempt;
    this.#count(leftNow(attempt, drawn), false);
    setInterval(() => this.#tick(), 1_000);
  }

  get secondsLeft() {
    return this.#standing ?? Math.max(0, Math.ceil((this.#end - performance.now()) / 1_000));
  }

  // The nearest of all deadlines, as the server has it. What the line took to bring it moves the end to and fro by a second or
  // two: only a real change may move it back, so that nothing is announced twice.
  // While the sitting is paused it stands still.
  set(secondsLeft, paused = false) {
    sessionStorage.setItem(note(this.#attempt), JSON.stringify({ left: secondsLeft, at: Date.now() }));
    this.#count(secondsLeft, paused);
  }

  #count(secondsLeft, paused) {
    this.#standing = paused ? secondsLeft : null;
    const end = performance.now() + secondsLeft * 1_000;
    if (this.#end === undefined || Math.abs(end - this.#end) > 3_000 || end < this.#end) {
      this.#end = end;
    }
    this.#tick();
  }

  #tick() {
    const left = this.secondsLeft;
    this.#face.textContent = inWords(left);
    this.#face.parentElement.classList.toggle('clock--late', left < lastMinutes);
    this.#bar.value = this.#bar.max - left;
    for (const minutes of announced) {
      if (this.#before > minutes * 60 && left <= minutes * 60 && left > 0 && this.#before !== Infinity) {
        this.#herald.textContent = say('announce', minutes);
      }
    }
    if (left === 0 && this.#before > 0) {
      this.#herald.textContent = say('outOfTime');
      queueMicrotask(() => this.dispatchEvent(new Event('end')));
    }
    this.#before = left;
  }
}
