// Small groups: their pane is drawn anew when something in it changed; what is being typed there stays.
import { newId } from '../ids.js';
import { refreshPane, showPane } from './panes.js';

const { leads } = document.querySelector('[data-room]').dataset;
const link = document.querySelector('[data-to-pane="groups"]');

export function formed() {
  link.hidden = false;
  if (!leads && !document.getElementById('text')?.value) {
    showPane('groups').catch(() => {});
  } else {
    refreshPane('groups');
  }
}

export const changed = () => refreshPane('groups');

// Without an answer the words stay where they are.
export function sent(form) {
  if (form.elements.id) {
    form.elements.id.value = newId();
  }
  form.elements.text.value = '';
}

document.addEventListener('click', (event) => {
  const other = event.target.closest('[data-group-link]');
  if (other && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    link.href = other.href;
    showPane('groups').catch(() => (location.href = other.href));
  }
});
