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
  // What is being typed stays.
  for (const kept of pane(name).querySelectorAll('[data-keep]')) {
    const same = drawn.querySelector(`#${kept.id}`);
    if (same && same.getAttribute('action') === kept.getAttribute('action')) {
      same.replaceWith(kept);
    }
  }
  pane(name).replaceChildren(...drawn.childNodes);
}

export const isShown = (name) => !pane(name).hidden;

export async function showPane(name) {
  const link = document.querySelector(`[data-to-pane="${name}"]`);
  if ('fetch' in link.dataset) {
    await fetchPane(name, link.href);
  }
  for (const other of links) {
    const isIt = other === link;
    isIt ? other.setAttribute('aria-current', 'true') : other.removeAttribute('aria-current');
    pane(other.dataset.toPane).hidden = !isIt;
  }
}

// Draws it anew when it is open: something in it has changed.
export function refreshPane(name) {
  const link = document.querySelector(`[data-to-pane="${name}"]`);
  if (isShown(name)) {
    fetchPane(name, link.href).catch(() => {});
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
