// Reading by keys: sentence by sentence, or by paragraph. What is stepped on is selected, so that a remark can stand there.
import { rangeOf, textOf } from './places.js';

const sentence = /\S.*?(?:[.!?…]+["”’»)\]]*(?=\s|$)|$)/gsu;

const script = document.getElementById('content');
const said = document.querySelector('[data-said]');

const paragraphs = () => [...script.querySelectorAll('p[data-start]')];

const sentencesOf = (paragraph) => [...textOf(paragraph).matchAll(sentence)].map((found) => [found.index, found.index + found[0].trimEnd().length]);

// Where the last step led: the paragraph's place, and the first and last sentence of it.
let here = { at: -1, from: 0, to: 0 };

function select(at, from, to) {
  const paragraph = paragraphs()[at];
  const found = sentencesOf(paragraph);
  here = { at, from, to };
  const range = rangeOf(paragraph, found[from][0], found[to][1]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  said.textContent = range.toString();
  show(range);
}

function show(range) {
  const [box, pane] = [range.getBoundingClientRect(), script.getBoundingClientRect()];
  const bottom = Math.min(pane.bottom, innerHeight);
  if (box.top < Math.max(pane.top, 0) || box.bottom > bottom) {
    const scrolls = getComputedStyle(script).overflowY === 'auto' ? script : document.scrollingElement;
    scrolls.scrollBy({ top: box.top - Math.max(pane.top, 0) - (bottom - Math.max(pane.top, 0)) / 3 });
  }
}

const count = (at) => sentencesOf(paragraphs()[at]).length;

export function bySentence(step) {
  const all = paragraphs();
  if (all.length === 0) {
    return;
  }
  const [at, next] = here.at < 0 ? [0, 0] : [here.at, (step > 0 ? here.to : here.from) + step];
  if (next >= 0 && next < count(at)) {
    select(at, next, next);
  } else if (all[at + step]) {
    const there = step > 0 ? 0 : count(at + step) - 1;
    select(at + step, there, there);
  }
}

export function byParagraph(step) {
  const at = here.at < 0 ? 0 : here.at + step;
  if (paragraphs()[at]) {
    select(at, 0, count(at) - 1);
  }
}

// One sentence more, or one less; a remark stays within its paragraph.
export function widen(by) {
  const to = here.to + by;
  if (here.at < 0) {
    bySentence(1);
  } else if (to >= here.from && to < count(here.at)) {
    select(here.at, here.from, to);
  }
}
