// The question wall, drawn by the server: fetched when something on it has changed, never under what is being written there.
// Votes count at once, and move nothing under anybody's finger until the wall is drawn again.
import { newId } from '../ids.js';
import { isShown } from './panes.js';
import { say } from './words.js';

const { me, leads, path } = document.querySelector('[data-room]').dataset;
const pane = document.querySelector('[data-pane="questions"]');
const ask = document.querySelector('[data-ask]');
const count = document.querySelector('[data-question-count]');
const soon = 300;
const afterVotes = 6000;
let drawing = null;
let dueAt = Infinity;

const wall = () => pane.querySelector('[data-wall]');
const place = (element) => {
  const card = element?.closest('[data-question]');
  return card ? { card: card.dataset.question, at: [...card.querySelectorAll('button, summary, textarea, select')].indexOf(element) } : null;
};

// What somebody writes or has opened goes over into the new wall as it is.
function keep(fresh) {
  for (const more of wall().querySelectorAll('details[open]')) {
    const same = fresh.querySelector(`[data-question="${more.closest('[data-question]').dataset.question}"] details`);
    if (same) {
      same.replaceWith(more);
    }
  }
}

async function draw() {
  const answer = await fetch(`${path}/questions?bare=true`, { headers: { Accept: 'text/html' } });
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = document.importNode(page.querySelector('[data-wall]'), true);
  const focus = place(wall().contains(document.activeElement) ? document.activeElement : null);
  keep(fresh);
  wall().replaceWith(fresh);
  count.textContent = fresh.dataset.open;
  if (focus) {
    fresh.querySelector(`[data-question="${focus.card}"]`)?.querySelectorAll('button, summary, textarea, select')[focus.at]?.focus();
  }
}

// Not everybody at the same moment: only whoever looks at it, or leads, is in a hurry.
function drawIn(pause) {
  const wait = leads ? pause : pause + Math.random() * (isShown('questions') ? 1000 : 5000);
  if (drawing && dueAt <= Date.now() + wait) {
    return;
  }
  clearTimeout(drawing);
  dueAt = Date.now() + wait;
  drawing = setTimeout(() => {
    drawing = null;
    draw().catch(() => {});
  }, wait);
}

export const questionsChanged = () => drawIn(soon);

export function voted(line) {
  const card = document.getElementById(`question-${line.about}`);
  if (line.actorId === me) {
    draw().catch(() => {});
  } else if (card && line.sequence > Number(wall().dataset.upto)) {
    const votes = card.querySelector('[data-votes]');
    votes.textContent = Number(votes.textContent) + (line.value ? 1 : -1);
  }
  if (isShown('questions')) {
    drawIn(afterVotes);
  }
}

export function questionsOpened(line) {
  const unnamed = document.querySelector('[data-unnamed]');
  if (unnamed) {
    unnamed.hidden = line.value !== 1;
  }
  drawIn(soon);
}

function complain(words) {
  const wrong = wall().querySelector('[data-wall-wrong]');
  wrong.hidden = !words;
  wrong.textContent = words ?? '';
}

async function send(line) {
  const wrong = document.querySelector('[data-ask-wrong]');
  const { Id: id, Text: text, Anonymous: unnamed } = ask.elements;
  const { wrong: why, isLost } = await line.ask('AskQuestion', id.value, text.value, unnamed.checked);
  wrong.hidden = !why && !isLost;
  wrong.textContent = why ?? (isLost ? say('notSent') : '');
  if (!wrong.hidden) {
    return;
  }
  // A new number for the next one: the same number sent again is the same question.
  id.value = newId();
  text.value = '';
  unnamed.checked = false;
}

function parts(form) {
  const { do: method, id, value } = form.dataset;
  const { text, into } = form.elements;
  if (value) {
    return [method, id, value === 'true'];
  }
  if (method === 'AnswerQuestion') {
    return [method, id, text?.value ?? null];
  }
  return into ? [method, id, into.value] : [method, id];
}

async function act(line, form) {
  const { wrong, isLost } = await line.ask(...parts(form));
  complain(wrong ?? (isLost ? say('notSent') : null));
  if (!wrong && !isLost) {
    form.closest('details')?.removeAttribute('open');
  }
}

export function listenQuestions(line) {
  pane.addEventListener('submit', (event) => {
    // Without a line the form goes the plain way, which may still get through.
    if (line.state !== 'online') {
      return;
    }
    event.preventDefault();
    event.target === ask ? send(line) : act(line, event.target);
  });
  document.querySelector('[data-to-pane="questions"]').addEventListener('click', () => drawIn(0));
}
