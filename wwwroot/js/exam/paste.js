// What is pasted from elsewhere is noted, and the writer is told so. One's own words, and those of the question, may be moved freely.
import { say } from './words.js';

const remembered = 50;
const own = [];

const plain = (text) => text.replace(/\s+/g, ' ').trim().normalize('NFC');

function selected() {
  const { activeElement: box } = document;
  return box instanceof HTMLTextAreaElement ? box.value.slice(box.selectionStart, box.selectionEnd) : String(getSelection());
}

function remember() {
  own.push(plain(selected()));
  own.splice(0, own.length - remembered);
}

const isOwn = (text) =>
  own.includes(text) ||
  [...document.querySelectorAll('textarea')].some((area) => plain(area.value).includes(text)) ||
  plain(document.querySelector('.question').textContent).includes(text);

export function watchPastes(form, server) {
  const line = document.querySelector('[data-pasted]');
  document.addEventListener('copy', remember);
  document.addEventListener('cut', remember);
  form.addEventListener('paste', (event) => {
    const text = plain(event.clipboardData?.getData('text/plain') ?? '');
    const sheet = event.target.closest('[data-sheet]');
    if (!sheet || !text || isOwn(text)) {
      return;
    }
    line.textContent = say('pasteNoted', text.length);
    server.notePaste(Number(sheet.dataset.sheet), text.length);
  });
}
