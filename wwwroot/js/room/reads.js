// How far the talk was before somebody's eyes: told now and then, and when they look away.
const pause = 15_000;
const end = document.querySelector('[data-end]');

export function keepRead(line, last) {
  let [seen, told, timer] = [last, last, null];

  function tell() {
    clearTimeout(timer);
    timer = null;
    if (seen > told && line.state === 'online') {
      told = seen;
      line.tell('Read', seen);
    }
  }

  line.addEventListener('line', ({ detail }) => {
    if (document.visibilityState === 'visible' && end.offsetParent) {
      seen = detail.sequence;
      timer ??= setTimeout(tell, pause);
    }
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
}
