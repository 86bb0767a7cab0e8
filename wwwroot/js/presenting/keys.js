// Keys of both windows. A clicker is a keyboard: most send PageDown and PageUp, some the arrows, and B or a full stop for black.
const always = { PageDown: 'next', PageUp: 'previous' };

const plain = {
  ...always,
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  ' ': 'next',
  Enter: 'next',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  b: 'black',
  '.': 'black',
  f: 'full',
  n: 'notes',
  m: 'contents',
  t: 'pause',
  v: 'film',
  '?': 'keys',
  Escape: 'escape',
};

const shifted = { ArrowRight: 'nextPart', PageDown: 'nextPart', ArrowLeft: 'partBefore', PageUp: 'partBefore', ' ': 'previous', '?': 'keys' };

// What the thing in focus does itself with a key stays its own.
function isItsOwn(target, key) {
  if (key in always) {
    return false;
  }
  return target.closest('video, .menu[open]') || (target.closest('a, button, summary, input') && [' ', 'Enter'].includes(key));
}

export function actOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) {
    return undefined;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return isItsOwn(event.target, key) ? undefined : (event.shiftKey ? shifted : plain)[key];
}
