// Who is writing just now: three names at most, gone after some seconds, kept nowhere.
import { say } from './words.js';

const pause = 4_000;
const lasts = 6_000;
const most = 3;
const text = document.getElementById('text');
const note = document.querySelector('[data-typing]');
const { me } = document.querySelector('[data-room]').dataset;
const writing = new Map();

function show() {
  const names = [...writing.values()].slice(0, most).map(({ name }) => name);
  note.hidden = names.length === 0;
  note.textContent = names.length ? say('typing', names.join(', ')) : '';
}

function forget(person) {
  clearTimeout(writing.get(person)?.timer);
  writing.delete(person);
  show();
}

export function listenForTyping(line) {
  if (!text) {
    return;
  }
  let last = 0;
  text.addEventListener('input', () => {
    if (text.value.trim() && !text.form.elements.Edited.value && line.state === 'online' && Date.now() - last > pause) {
      last = Date.now();
      line.tell('Typing');
    }
  });
  line.addEventListener('typing', ({ detail: { person, name } }) => {
    if (person !== me) {
      clearTimeout(writing.get(person)?.timer);
      writing.set(person, { name, timer: setTimeout(() => forget(person), lasts) });
      show();
    }
  });
  line.addEventListener('line', ({ detail }) => detail.kind === 'Post' && forget(detail.actorId));
}
