// Keys work wherever nothing is being typed, and never while an input method composes a word.
import { byParagraph, bySentence, widen } from './reading.js';

const digit = /^[0-9.,]$/;

// A Vietnamese keyboard may have turned the letter into another: then the key itself tells.
function nameOf({ key, code, shiftKey }) {
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1].toLowerCase() ?? key);
  return shiftKey && /^[a-z]$/.test(letter) ? `shift ${letter}` : letter;
}

function open(id) {
  const field = document.getElementById(id);
  const details = field.closest('details');
  if (details) {
    details.open = true;
  }
  field.focus();
  field.scrollIntoView({ block: 'nearest' });
}

function modelAnswer(now) {
  const answer = (now?.closest('[data-part]') ?? document).querySelector('[data-model-answer]');
  if (answer) {
    answer.open = !answer.open;
    answer.scrollIntoView({ block: 'nearest' });
  }
}

const follow = (rel) => document.querySelector(`.stepper a[rel="${rel}"]`)?.click();

export function listen({ form, ruler, remarks, bank }) {
  function remark() {
    if (!remarks.begin()) {
      bySentence(1);
      remarks.begin();
    }
  }

  const help = document.getElementById('help');
  const keys = {
    ArrowUp: () => ruler.walk(-1),
    ArrowDown: () => ruler.walk(1),
    ArrowLeft: () => ruler.step(-1),
    ArrowRight: () => ruler.step(1),
    m: () => ruler.full(),
    j: () => bySentence(1),
    k: () => bySentence(-1),
    'shift j': () => widen(1),
    'shift k': () => widen(-1),
    l: () => byParagraph(1),
    h: () => byParagraph(-1),
    g: remark,
    b: () => (remarks.hold(), bank.open()),
    c: () => open('Conclusion'),
    t: () => open('Note'),
    f: () => open('Concern'),
    d: () => modelAnswer(ruler.now),
    n: () => follow('next'),
    p: () => follow('prev'),
    '?': () => help.showModal(),
  };
  function lock(event) {
    event.preventDefault();
    // What the button's form would be refused for is said without leaving the page.
    if (ruler.commit() && !ruler.showMissing()) {
      event.target.blur?.();
      form.requestSubmit(document.querySelector('[data-lock]'));
    }
  }

  function leave(event) {
    event.preventDefault();
    event.target.blur();
    ruler.goOn();
  }

  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || document.querySelector('dialog[open]')) {
      return;
    }
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      lock(event);
      return;
    }
    if (target.matches('textarea, select, input:not([type="radio"])')) {
      if (key === 'Escape') {
        leave(event);
      }
      return;
    }
    const number = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (event.altKey && number && !event.ctrlKey && bank.text(number)) {
      event.preventDefault();
      remarks.begin(bank.text(number));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (digit.test(key) || (key === 'Backspace' && ruler.isTyping)) {
      event.preventDefault();
      ruler.type(key);
      return;
    }
    if (key === 'Escape' && ruler.isTyping) {
      ruler.cancel();
      return;
    }
    // Enter on a button or a link is theirs.
    if (key === 'Enter' && (ruler.isTyping || target.matches('input[type="radio"], body'))) {
      event.preventDefault();
      if (ruler.commit()) {
        ruler.walk(1);
      }
      return;
    }
    const act = keys[nameOf(event)];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
