// Draws marked passages: as highlights, which leave the page's elements as they are; where a browser has none, in <mark>.
import { Passages } from './passages.js';

const colours = ['Yellow', 'Green', 'Rose'];
const drawsItself = 'Highlight' in window && 'highlights' in CSS;

// The passages as they stand now, by note.
export function draw(root, notes) {
  unwrap(root);
  const passages = new Passages(root);
  const found = new Map();
  for (const note of notes) {
    const place = note.exact ? passages.find(note) : null;
    if (place) {
      found.set(note.id, { ...note, place });
    }
  }
  if (drawsItself) {
    highlight(passages, [...found.values()]);
  } else {
    wrap(passages, [...found.values()]);
  }
  return { passages, found };
}

function highlight(passages, notes) {
  for (const colour of colours) {
    const ranges = notes.filter((note) => note.colour === colour).map((note) => passages.range(note.place));
    CSS.highlights.set(`note-${colour.toLowerCase()}`, new Highlight(...ranges));
  }
}

// Later notes lie over earlier ones, letter by letter: a passage may run through several elements, and through another passage.
function wrap({ nodes, offsets }, notes) {
  const colourAt = new Map();
  for (const { place, colour } of notes) {
    for (let at = place.from; at < place.to; at++) {
      colourAt.set(at, colour);
    }
  }
  const runs = [];
  for (const at of [...colourAt.keys()].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && last.node === nodes[at] && last.colour === colourAt.get(at) && last.at === at - 1) {
      [last.at, last.end] = [at, offsets[at] + 1];
    } else {
      runs.push({ node: nodes[at], colour: colourAt.get(at), start: offsets[at], at, end: offsets[at] + 1 });
    }
  }
  // From the end: what stands before in the same text keeps its place.
  for (const { node, colour, start, end } of runs.reverse()) {
    const mark = document.createElement('mark');
    mark.className = `marked marked--${colour.toLowerCase()}`;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    range.surroundContents(mark);
  }
}

function unwrap(root) {
  for (const mark of root.querySelectorAll('mark.marked')) {
    mark.replaceWith(...mark.childNodes);
  }
  root.normalize();
}
