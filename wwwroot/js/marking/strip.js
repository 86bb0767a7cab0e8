// One strip over the page that says what is wrong with the line or the sign-in, and what to do.
import { say } from '../words.js';

const strip = document.querySelector('[data-trouble]');

export function showStrip(what, todo, signIn) {
  const words = strip.querySelector('[data-trouble-what]');
  strip.querySelector('[data-trouble-act]').hidden = !signIn;
  // Said once, not at every try.
  if (strip.hidden || words.textContent !== say(what)) {
    strip.hidden = false;
    words.textContent = say(what);
    strip.querySelector('[data-trouble-do]').textContent = say(todo);
  }
}

export function hideStrip() {
  strip.hidden = true;
}
