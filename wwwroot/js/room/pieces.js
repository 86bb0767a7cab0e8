// What a post carries besides its words: a quotation and the part it is about before them, pictures behind. Shown as what they
// are, and written into the post when it is sent.
import { say } from './words.js';

const list = document.querySelector('[data-pieces]');
const written = new WeakMap();

const plain = (words) => words.replace(/[[\]\\\s]+/g, ' ').trim();

function put(kind, place) {
  const piece = document.getElementById(`piece-${kind}`).content.firstElementChild.cloneNode(true);
  const before = place === 'end' ? null : [...list.children].find((other) => other.dataset.piece > kind);
  list.insertBefore(piece, before ?? null);
  return piece;
}

// Only one of a kind: a post that quotes two is read by nobody.
function putWords(kind, markup, words) {
  list.querySelector(`[data-piece="${kind}"]`)?.remove();
  const piece = put(kind);
  piece.querySelector('[data-words]').textContent = words;
  written.set(piece, () => markup);
}

export const quoted = (markup) => putWords('2-quotation', markup.trim(), markup.replace(/^> /gm, '').replaceAll('**', '').trim());

export const cited = (markup) => putWords('1-part', markup.trim(), /^\[(.*)\]\([^)]*\)$/s.exec(markup.trim())[1].replace(/\\(.)/g, '$1'));

// Stands there while it is on its way; answers with what to call when it has arrived, or has not.
export function pictured() {
  const piece = put('3-picture', 'end');
  const shown = piece.querySelector('img');
  const described = piece.querySelector('input');
  written.set(piece, null);
  return {
    arrived(markup) {
      const url = /\(([^)]*)\)$/.exec(markup)[1];
      [shown.src, shown.hidden] = [url, false];
      piece.querySelector('[data-on-its-way]').hidden = true;
      written.set(piece, () => `![${plain(described.value) || say('picture')}](${url})`);
    },
    failed: () => piece.remove(),
  };
}

export const areOnTheirWay = () => [...list.children].some((piece) => written.get(piece) === null);

export function withPieces(words) {
  const markup = (isBehind) =>
    [...list.children].filter((piece) => (piece.dataset.piece === '3-picture') === isBehind).map((piece) => written.get(piece)?.());
  return [...markup(false), words.trim(), ...markup(true)].filter(Boolean).join('\n\n');
}

export const clearPieces = () => list.replaceChildren();

list?.addEventListener('click', (event) => {
  if (event.target.closest('button')) {
    event.target.closest('[data-piece]').remove();
    document.getElementById('text').focus();
  }
});
// Enter in a description is no end of the post.
list?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('input')) {
    event.preventDefault();
  }
});
