// The part of the lesson that is taught now; whoever only follows may look at another and come back.
import { say } from './words.js';

const stage = document.querySelector('.room__stage');
const { leads } = document.querySelector('[data-room]').dataset;
const board = () => stage.querySelector('[data-board]');
let shown = Number(board().dataset.part);
let follows = Number(board().dataset.at) === shown;
let film = filmOf(board());
let turn = 0;

// Where a film that runs for all is by now, by this device's own clock.
function filmOf({ dataset }) {
  return dataset.film ? { id: dataset.film, runs: Boolean(dataset.filmRuns), second: Number(dataset.filmSecond), since: performance.now() } : null;
}

const secondOf = ({ runs, second, since }) => second + (runs ? (performance.now() - since) / 1000 : 0);

async function load(part) {
  const mine = (turn += 1);
  const answer = await fetch(`${board().dataset.board}${part ? `?part=${part}` : ''}`);
  if (!answer.ok || mine !== turn) {
    return;
  }
  const drawn = document.createElement('template');
  drawn.innerHTML = await answer.text();
  stage.replaceChildren(drawn.content);
  shown = Number(board().dataset.part);
  film = filmOf(board());
  follows = Number(board().dataset.at) === shown;
  playAlong();
  await drawDocuments();
}

// Who never has a file before them does not fetch what draws it.
async function drawDocuments() {
  if (stage.querySelector('[data-pdf]')) {
    const { openDocuments } = await import('../documents.js');
    openDocuments(stage);
  }
  if (stage.querySelector('[data-shown]')) {
    const { openShown } = await import('../shown.js');
    openShown(stage);
  }
}

// What came with the line is there at once; what it could not carry is asked for, not by a whole class in the same moment.
export function showPart({ position, title, html, hasFiles }) {
  if (html === null) {
    return;
  }
  shown = position;
  film = null;
  if (follows) {
    put(position, title, html);
    if (hasFiles || leads) {
      setTimeout(() => load(0).catch(() => {}), leads ? 0 : Math.random() * 1500);
    }
  } else {
    stray();
  }
}

function put(position, title, html) {
  const here = board();
  const parts = Number(here.dataset.parts);
  here.dataset.at = position;
  here.querySelector('[data-title]').textContent = say('partHeading', position, title);
  here.querySelector('[data-body]').innerHTML = html;
  here.querySelector('[data-files]').replaceChildren();
  here.querySelector('.board__notes')?.remove();
  here.querySelector('.board__page').scrollTop = 0;
  here.querySelector('[data-foot]').hidden = false;
  here.querySelector('[data-place]').textContent = say('partOf', position, parts);
  for (const step of here.querySelectorAll('[data-turn]')) {
    step.value = position + Number(step.dataset.turn);
    step.disabled = step.value < 1 || step.value > parts;
  }
  const choose = here.querySelector('select');
  if (choose) {
    choose.value = position;
  }
  const [before, after] = here.querySelectorAll('a.iconbtn[data-look]');
  if (before) {
    point(before, position - 1, parts);
    point(after, position + 1, parts);
  }
}

function point(link, position, parts) {
  link.dataset.look = position;
  link.href = link.href.replace(/part=.*$/, `part=${position}`);
  link.hidden = position < 1 || position > parts;
}

function stray() {
  const here = board();
  here.querySelector('[data-follows]').hidden = true;
  here.querySelector('[data-strays]').hidden = false;
  here.querySelector('[data-strays]').textContent = say('lecturerIsAt', shown);
  here.querySelector('.board__back').hidden = false;
}

export function runFilm({ materialId: id, kind, value, at }, serverNow) {
  const runs = kind === 'FilmStarted';
  const late = runs ? Math.max(0, (serverNow - Date.parse(at)) / 1000) : 0;
  film = { id, runs, second: value + late, since: performance.now() };
  playAlong();
}

// A browser that lets nothing sound before it was touched offers a button instead.
function playAlong() {
  for (const join of stage.querySelectorAll('[data-join]')) {
    join.hidden = true;
  }
  const screen = film && stage.querySelector(`video[data-material="${film.id}"]`);
  if (!screen || !follows) {
    return;
  }
  screen.currentTime = secondOf(film);
  if (!film.runs) {
    screen.pause();
    return;
  }
  screen.play().catch(({ name }) => {
    // Whoever was paused again at once, or is given the film another way, needs no button.
    if (name !== 'NotAllowedError') {
      return;
    }
    const join = stage.querySelector(`[data-join="${film.id}"]`);
    if (join) {
      join.hidden = false;
    }
  });
}

export const secondNow = (id) => Math.floor(stage.querySelector(`video[data-material="${id}"]`)?.currentTime ?? 0);

stage.addEventListener('click', (event) => {
  const look = event.target.closest('[data-look]');
  if (look && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    load(Number(look.dataset.look)).catch(() => (location.href = look.href));
  } else if (event.target.closest('[data-join] button')) {
    playAlong();
  }
});

// A film is put there once the server was asked for it.
stage.addEventListener('shown', playAlong);

playAlong();
