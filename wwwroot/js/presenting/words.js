// What both windows say, in the words that the server gave them.
import { isOver, lateness, spent, spentIn } from './course.js';

const fill = (text, ...parts) => parts.reduce((all, part, place) => all.replace(`{${place}}`, part), text);

function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export class Words {
  constructor({ dataset }, minutes) {
    this.given = dataset;
    this.minutes = minutes;
  }

  fill(name, ...parts) {
    return fill(this.given[name], ...parts);
  }

  place({ part, screen, screens, spent: parts }) {
    const count = parts.length - 1;
    if (part === 0 || part > count) {
      return part === 0 ? this.given.wordCover : this.given.wordEnd;
    }
    const where = this.fill('wordPart', part, count);
    return screens > 1 ? `${where} · ${this.fill('wordScreen', screen + 1, screens)}` : where;
  }

  ofPart(course, part, now) {
    return this.fill('wordOf', clock(spentIn(course, part, now)), this.minutes[part]);
  }

  ofAll(course, now) {
    const all = this.minutes.reduce((sum, planned) => sum + planned, 0);
    return this.fill('wordOf', clock(spent(course, now)), all);
  }

  // Whole minutes: seconds would make a lecturer nervous, and say nothing.
  pace(course, now) {
    const late = Math.trunc(lateness(course, this.minutes, now) / 60_000);
    return late === 0 ? this.given.wordEven : this.fill(late > 0 ? 'wordLate' : 'wordEarly', Math.abs(late));
  }

  isOver(course, now) {
    return isOver(course, this.minutes, now);
  }
}
