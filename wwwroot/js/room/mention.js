// Naming somebody: "@" and some letters of the name open a list; arrows and Enter, or a touch, choose.
import { fold } from '../fold.js';

const text = document.getElementById('text');
const list = document.querySelector('[data-names]');
const most = 6;
let people = null;

// The letters behind the last sign before the caret; null when nobody is being named.
function wanted() {
  return /(?:^|[^\p{L}\p{N}])@([\p{L}\p{M}\p{N} ,]{0,60})$/u.exec(text.value.slice(0, text.selectionStart))?.[1] ?? null;
}

function matches(typed) {
  const words = fold(typed).split(/[ ,]+/).filter(Boolean);
  return people.filter(({ key }) => words.every((word) => key.includes(` ${word}`))).slice(0, most);
}

const options = () => [...list.children];
const active = () => list.querySelector('[aria-selected="true"]');

function activate(option) {
  for (const other of options()) {
    other.setAttribute('aria-selected', String(other === option));
  }
  option ? text.setAttribute('aria-activedescendant', option.id) : text.removeAttribute('aria-activedescendant');
}

function close() {
  list.hidden = true;
  list.replaceChildren();
  activate(null);
}

function draw(found) {
  list.replaceChildren(...found.map(({ label }, at) => {
    const option = document.createElement('li');
    option.id = `name-${at}`;
    option.setAttribute('role', 'option');
    option.textContent = label;
    return option;
  }));
  list.hidden = found.length === 0;
  activate(list.firstElementChild);
}

function choose(option) {
  const [caret, typed] = [text.selectionStart, wanted() ?? ''];
  text.setRangeText(`@[${option.textContent}] `, caret - typed.length - 1, caret, 'end');
  close();
  text.focus();
}

async function look(line) {
  if (wanted() === null) {
    close();
    return;
  }
  if (people === null) {
    const { answer } = await line.ask('Names');
    people = answer?.map(({ label }) => ({ label, key: ` ${fold(label)}` })) ?? null;
  }
  // It took a while: what stands there by now counts.
  const typed = wanted();
  typed === null || people === null ? close() : draw(matches(typed));
}

function press(event) {
  if (list.hidden || event.ctrlKey || event.metaKey) {
    return;
  }
  const all = options();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    activate(all.at((all.indexOf(active()) + step) % all.length));
  } else if (event.key === 'Enter' || event.key === 'Tab') {
    choose(active());
  } else if (event.key === 'Escape') {
    close();
  } else {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function listenForNames(line) {
  if (!text) {
    return;
  }
  text.setAttribute('aria-autocomplete', 'list');
  text.setAttribute('aria-controls', list.id);
  text.addEventListener('input', () => look(line));
  text.addEventListener('keydown', press, { capture: true });
  text.addEventListener('blur', () => setTimeout(close, 200));
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => event.target.closest('li') && choose(event.target.closest('li')));
}
