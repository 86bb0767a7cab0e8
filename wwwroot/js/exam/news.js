// What the invigilators say and do, shown above the answer. The newest word stands until it is put away.
const pause = document.querySelector('[data-paused]');
const strip = document.querySelector('[data-news]');
const words = strip.querySelector('[data-news-words]');
const heard = `news ${location.pathname}`;

export function tell({ paused, announcements }) {
  pause.hidden = !paused;
  const newest = announcements.at(-1);
  strip.hidden = !newest || sessionStorage.getItem(heard) === newest.id;
  if (!strip.hidden && words.textContent !== newest.text) {
    words.textContent = newest.text;
  }
  strip.dataset.news = newest?.id ?? '';
}

strip.querySelector('button').addEventListener('click', () => {
  sessionStorage.setItem(heard, strip.dataset.news);
  strip.hidden = true;
});
