// The work is over. What was handed in is the server's alone: this device forgets it. What the server did not take is shown, and
// stays here until it is let go or somebody signs out.
import { forget } from '../device.js';
import { Kept } from '../exam/kept.js';
import { offer, same } from '../exam/untaken.js';

const page = document.querySelector('[data-closed]');
const { attempt, person, handedIn } = page.dataset;
const isHandedIn = handedIn !== undefined;
const kept = new Kept(person, attempt);

// Two texts of which one was chosen were settled before the hand-in; without one nobody chose.
const isLate = (entry, stored) =>
  entry.unsent && entry.text.trim() !== '' && !same(entry.text, stored) && !(isHandedIn && entry.aside && !entry.late);

async function lateOf(sheet) {
  const number = Number(sheet.dataset.sheet);
  const stored = sheet.querySelector('.written')?.textContent ?? '';
  const entries = (await kept.read(number)).filter((entry) => isLate(entry, stored));
  return [...new Set(entries.map(({ text }) => text))].map((text) => ({ sheet, number, text, entries: entries.filter((entry) => entry.text === text) }));
}

async function begin() {
  await kept.start();
  const late = [];
  for (const sheet of page.querySelectorAll('[data-sheet]')) {
    late.push(...(await lateOf(sheet)));
  }
  if (isHandedIn) {
    await forget();
  }
  if (isHandedIn && late.length > 0) {
    await kept.start();
    for (const one of late) {
      one.entries = [await kept.keepLate(one.number, one.text)];
    }
  }
  for (const { sheet, number, text, entries } of late) {
    offer(sheet.querySelector('[data-late]'), number, text, () => Promise.all(entries.map((entry) => kept.drop(entry))));
  }
}

begin();
