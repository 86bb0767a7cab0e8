// A resolution found by a few words goes into the text as the link that cites it.
import { settle, type } from './toolbar.js';

const pause = 250;

export function attach(button, dialog, area) {
  const find = dialog.querySelector('input');
  const found = dialog.querySelector('[data-found]');
  let timer;
  let asked = 0;

  const look = async () => {
    const mine = ++asked;
    const response = await fetch(`${button.dataset.cite}?find=${encodeURIComponent(find.value)}`, { credentials: 'same-origin', redirect: 'error' }).catch(() => null);
    if (mine === asked && response?.ok) {
      found.innerHTML = await response.text();
    }
  };

  button.addEventListener('click', () => {
    dialog.showModal();
    find.select();
    look();
  });
  find.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
  found.addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-insert]');
    if (chosen) {
      dialog.close();
      settle(area);
      type(area, chosen.dataset.insert);
    }
  });
}
