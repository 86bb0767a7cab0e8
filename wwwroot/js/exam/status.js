// One line that says whether every word is safe, and one strip that says what to do when not. The worst of all answers speaks.
import { say, timeOf } from '../words.js';

const worstFirst = ['closed', 'gone', 'signedOut', 'conflict', 'tooLong', 'refused', 'offline'];
const looks = {
  saved: ['cloud-check', ''],
  busy: ['cloud-upload', 'saved--busy'],
  off: ['cloud-off', 'saved--off'],
};

const line = document.querySelector('[data-saved]');
const strip = document.querySelector('[data-trouble]');

function showLine(look, text) {
  const [icon, kind] = looks[look];
  const use = line.querySelector('use');
  use.setAttribute('href', use.getAttribute('href').replace(/#.*$/, `#${icon}`));
  line.className = `saved ${kind}`.trim();
  line.querySelector('span').textContent = text;
}

function lineOf(worst, troubled) {
  if (worst === 'closed') {
    return 'closedShort';
  }
  const kept = troubled.every((answer) => answer.isKept);
  return worst === 'offline' && kept ? 'offlineKept' : kept ? 'kept' : 'unsaved';
}

export function showTrouble(what, todo, signIn = false) {
  strip.hidden = false;
  strip.querySelector('[data-trouble-act]').hidden = !signIn;
  const words = strip.querySelector('[data-trouble-what]');
  // Said once, not at every try.
  if (words.textContent !== what) {
    words.textContent = what;
    strip.querySelector('[data-trouble-do]').textContent = todo;
  }
}

export function hideTrouble() {
  strip.hidden = true;
  strip.querySelector('[data-trouble-what]').textContent = '';
}

export function show(answers) {
  const troubled = answers.filter((answer) => answer.trouble && (answer.isUnsaved || answer.trouble === 'conflict'));
  const worst = worstFirst.find((kind) => troubled.some((answer) => answer.trouble === kind));
  if (worst) {
    const at = worst === 'conflict' ? timeOf(troubled.find((answer) => answer.other).other.savedAt) : '';
    showTrouble(say(worst, at), say(`${worst}Do`), worst === 'signedOut' || worst === 'gone');
    showLine('off', say(lineOf(worst, troubled)));
    return;
  }
  hideTrouble();
  if (answers.some((answer) => answer.isSaving || answer.isUnsaved)) {
    showLine('busy', say('saving'));
    return;
  }
  const last = answers.map((answer) => answer.savedAt).filter(Boolean).sort().at(-1);
  if (last) {
    showLine('saved', say('saved', timeOf(last)));
  } else if (line.classList.length > 1) {
    showLine('saved', line.dataset.first ?? say('nothing'));
  }
}
