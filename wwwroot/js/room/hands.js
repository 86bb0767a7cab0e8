// Who waits to speak, in the order of raising.
import { say, timeOf } from './words.js';

const section = document.querySelector('[data-hands]');
const list = section.querySelector('ol');
const { me } = document.querySelector('[data-room]').dataset;
const button = document.querySelector('form[data-act="hand"]');

const find = (person) => list.querySelector(`[data-person="${person}"]`);

function draw(line) {
  const item = document.getElementById('hand-template').content.firstElementChild.cloneNode(true);
  item.dataset.person = line.personId;
  item.classList.toggle('is-me', line.personId === me);
  item.querySelector('[data-name]').textContent = line.personId === me ? say('me', line.personName) : line.personName;
  const since = item.querySelector('[data-since]');
  if (since) {
    since.textContent = say('handSince', timeOf(line.at));
  }
  const call = item.querySelector('form');
  if (call) {
    call.elements.personId.value = line.personId;
    call.querySelector('button').setAttribute('aria-label', say('callOne', line.personName));
  }
  return item;
}

function settle() {
  section.hidden = list.children.length === 0;
  if (!button) {
    return;
  }
  const isUp = find(me) !== null;
  const press = button.querySelector('button');
  press.setAttribute('aria-pressed', String(isUp));
  press.classList.toggle('hand', isUp);
  press.querySelector('span').textContent = isUp ? button.dataset.lower : button.dataset.raise;
  button.action = button.action.replace(/\/hands.*$/, isUp ? '/hands/lowerings' : '/hands');
}

export const myHandIsUp = () => find(me) !== null;

export function raise(line) {
  if (!find(line.personId)) {
    list.append(draw(line));
  }
  settle();
}

export function lower(person) {
  find(person)?.remove();
  settle();
}

export function lowerAll() {
  list.replaceChildren();
  settle();
}
