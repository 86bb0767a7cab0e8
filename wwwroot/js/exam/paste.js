// What is pasted or dropped from elsewhere is noted or kept out, as the sitting says, and the writer is told so. One's own words, and
// those of the question, may be moved freely.
import { say } from '../words.js';

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
  const { pastes } = form.dataset;
  if (pastes === 'Allow') {
    return;
  }
  document.addEventListener('copy', remember);
  document.addEventListener('cut', remember);
  document.addEventListener('dragstart', remember);
  const meet = (event, given) => {
    const text = plain(given?.getData('text/plain') ?? '');
    const sheet = event.target.closest('[data-sheet]');
    if (!sheet || !text || isOwn(text)) {
      return;
    }
    if (pastes === 'Refuse') {
      event.preventDefault();
    }
    line.textContent = pastes === 'Refuse' ? say('pasteRefused') : say('pasteNoted', text.length);
    server.notePaste(Number(sheet.dataset.sheet), text.length);
  };
  form.addEventListener('paste', (event) => meet(event, event.clipboardData));
  form.addEventListener('drop', (event) => meet(event, event.dataTransfer));
}
