// Who has the floor and who waits for it, in the order of raising.
import { say, timeOf } from './words.js';

const section = document.querySelector('[data-hands]');
const list = section.querySelector('ol');
const { me } = document.querySelector('[data-room]').dataset;
const button = document.querySelector('form[data-act="hand"]');
const place = section.querySelector('[data-my-place]');
const turn = section.querySelector('[data-my-turn]');

const find = (person) => list.querySelector(`[data-person="${person}"]`);
const speaker = () => list.querySelector('[data-speaks="yes"]');

function draw(line) {
  const item = document.getElementById('hand-template').content.firstElementChild.cloneNode(true);
  item.dataset.person = line.personId;
  item.classList.toggle('is-me', line.personId === me);
  item.querySelector('[data-name]').textContent = line.personId === me ? say('me', line.personName) : line.personName;
  const since = item.querySelector('[data-since]');
  if (since) {
    since.textContent = say('handSince', timeOf(line.at));
  }
  for (const form of item.querySelectorAll('form')) {
    form.elements.personId.value = line.personId;
    form.querySelector('button').setAttribute('aria-label', say(form.dataset.act === 'floor' ? 'callOne' : 'lowerOne', line.personName));
  }
  return item;
}

function settle() {
  section.hidden = list.children.length === 0;
  if (!button) {
    return;
  }
  const mine = find(me);
  const isUp = mine !== null;
  const press = button.querySelector('button');
  press.setAttribute('aria-pressed', String(isUp));
  press.classList.toggle('hand', isUp);
  press.querySelector('span').textContent = isUp ? button.dataset.lower : button.dataset.raise;
  button.action = button.action.replace(/\/hands.*$/, isUp ? '/hands/lowerings' : '/hands');
  const speaks = isUp && mine.dataset.speaks === 'yes';
  const waiting = [...list.children].filter((item) => item.dataset.speaks !== 'yes');
  place.hidden = !isUp || speaks;
  place.textContent = say('myPlace', waiting.indexOf(mine) + 1);
  turn.hidden = !speaks;
}

export const myHandIsUp = () => find(me) !== null;

export function raise(line) {
  if (!find(line.personId)) {
    list.append(draw(line));
  }
  settle();
}

// One at a time: whoever had the floor has spoken.
export function giveFloor(line) {
  const item = find(line.personId) ?? draw(line);
  const former = speaker();
  if (former !== item) {
    former?.remove();
  }
  item.dataset.speaks = 'yes';
  item.querySelector('[data-floor]').hidden = false;
  for (const waits of item.querySelectorAll('[data-since], form[data-act="floor"]')) {
    waits.hidden = true;
  }
  item.querySelector('.hands__lower')?.classList.remove('hands__lower');
  list.prepend(item);
  settle();
  return line.personId === me ? say('yourTurn') : say('called', line.personName);
}

export function lower(person) {
  find(person)?.remove();
  settle();
}

export function lowerAll() {
  list.replaceChildren();
  settle();
}

// Alt + G, unless somebody writes: there it may be a letter.
document.addEventListener('keydown', (event) => {
  const writes = event.target.closest('input, textarea, select, [contenteditable]');
  if (button && event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyG' && !writes && button.offsetParent) {
    event.preventDefault();
    button.requestSubmit();
  }
});
