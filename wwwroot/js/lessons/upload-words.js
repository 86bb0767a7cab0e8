// How far a file is, in words and in the numbers of the reader's language.
const lang = document.documentElement.lang;
const units = ['B', 'kB', 'MB', 'GB'];
const remembered = 8_000;

const number = (value, digits) => new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);

// As the server writes sizes: the space does not break.
export function size(bytes) {
  let unit = 0;
  while (bytes >= 1_000 && unit < units.length - 1) {
    bytes /= 1_000;
    unit += 1;
  }
  return `${number(bytes, bytes < 10 && unit > 1 ? 1 : 0)}\u00A0${units[unit]}`;
}

export class Words {
  constructor(place) {
    this.words = place.dataset;
  }

  say(name, ...parts) {
    return parts.reduce((text, part, at) => text.replace(`{${at}}`, () => part), this.words[name]);
  }

  time(seconds) {
    if (seconds < 55) {
      return this.say('seconds', Math.max(5, Math.ceil(seconds / 5) * 5));
    }
    const minutes = Math.round(seconds / 60);
    return minutes < 60 ? this.say('minutes', minutes) : this.say('hours', Math.floor(minutes / 60), minutes % 60);
  }
}

// What came in the last seconds: a line's pace changes, and a pause is not part of it.
export class Pace {
  #seen = [];

  note(bytes) {
    const now = performance.now();
    this.#seen.push([now, bytes]);
    while (this.#seen.length > 2 && now - this.#seen[0][0] > remembered) {
      this.#seen.shift();
    }
  }

  forget() {
    this.#seen = [];
  }

  // Bytes a second; nothing until there is something to tell it by.
  get value() {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    return first && last[0] - first[0] > 800 ? ((last[1] - first[1]) * 1_000) / (last[0] - first[0]) : 0;
  }
}
