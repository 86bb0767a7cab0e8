// What stands beside the board, one at a time. A pane that nothing keeps up to date is fetched when it is opened.
const links = document.querySelectorAll('[data-to-pane]');
const pane = (name) => document.querySelector(`[data-pane="${name}"]`);

async function fetchPane(name, url) {
  const answer = await fetch(url, { headers: { Accept: 'text/html' } });
  if (!answer.ok) {
    location.href = url;
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const drawn = page.querySelector(`[data-pane="${name}"]`);
  // What is being typed stays. A form's own id is hidden by a field that is called so.
  for (const kept of pane(name).querySelectorAll('[data-keep]')) {
    const same = drawn.querySelector(`#${kept.getAttribute('id')}`);
    if (same && same.getAttribute('action') === kept.getAttribute('action')) {
      same.replaceWith(kept);
    }
  }
  pane(name).replaceChildren(...drawn.childNodes);
}

// One after the other: an answer that was slow does not take the place of a newer one, and what changed while one was on its way
// is asked for once more.
const draws = new Map();

function draw(name, url) {
  const last = draws.get(name);
  if (last?.waits) {
    last.url = url;
    return last.done;
  }
  const mine = { url, waits: Boolean(last) };
  const before = last ? last.done.catch(() => {}) : Promise.resolve();
  mine.done = before
    .then(() => {
      mine.waits = false;
      return fetchPane(name, mine.url);
    })
    .finally(() => draws.get(name) === mine && draws.delete(name));
  draws.set(name, mine);
  return mine.done;
}

export const isShown = (name) => !pane(name).hidden;

export async function showPane(name) {
  const link = document.querySelector(`[data-to-pane="${name}"]`);
  if ('fetch' in link.dataset) {
    await draw(name, link.href);
  }
  for (const other of links) {
    const isIt = other === link;
    isIt ? other.setAttribute('aria-current', 'true') : other.removeAttribute('aria-current');
    pane(other.dataset.toPane).hidden = !isIt;
  }
}

// Draws it anew when it is open, or about to be: something in it has changed.
export function refreshPane(name) {
  const link = document.querySelector(`[data-to-pane="${name}"]`);
  if (isShown(name) || draws.has(name)) {
    draw(name, link.href).catch(() => {});
  }
}

for (const link of links) {
  link.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      showPane(link.dataset.toPane).catch(() => (location.href = link.href));
    }
  });
}
