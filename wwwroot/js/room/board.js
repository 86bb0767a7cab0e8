// The part of the lesson that is taught now.
import { say } from './words.js';

const board = document.querySelector('[data-board]');

export function showPart({ position, title, html }) {
  if (html === null) {
    return;
  }
  const parts = Number(board.dataset.parts);
  board.dataset.at = position;
  board.querySelector('[data-title]').textContent = say('partHeading', position, title);
  board.querySelector('[data-body]').innerHTML = html;
  board.querySelector('.board__page').scrollTop = 0;
  board.querySelector('[data-foot]').hidden = false;
  board.querySelector('[data-place]').textContent = say('partOf', position, parts);
  for (const turn of board.querySelectorAll('[data-turn]')) {
    turn.value = position + Number(turn.dataset.turn);
    turn.disabled = turn.value < 1 || turn.value > parts;
  }
  const choose = board.querySelector('select');
  if (choose) {
    choose.value = position;
  }
}
