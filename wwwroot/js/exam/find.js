// Finds words in the sheet at hand; letters and their marks may be joined or apart, capitals do not matter.
import { say } from '../words.js';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function places(text, wanted) {
  const forms = [...new Set([wanted.normalize('NFC'), wanted.normalize('NFD')])].map(escaped);
  return wanted ? [...text.matchAll(new RegExp(forms.join('|'), 'giu'))].map(({ index, 0: found }) => [index, index + found.length]) : [];
}

// A focused box scrolls to what is selected; one that has the focus already does not.
function select(area, [start, end]) {
  area.blur();
  area.setSelectionRange(start, end);
  area.focus();
}

export function find(form) {
  const bar = document.querySelector('[data-find]');
  const box = bar.querySelector('input');
  const said = bar.querySelector('[data-found]');
  const area = () => form.querySelector('.is-current .answer__paper');

  const count = () => {
    said.textContent = box.value ? say('found', places(area().value, box.value.trim()).length) : '';
  };
  const go = (step) => {
    const all = places(area().value, box.value.trim());
    count();
    const { selectionStart: start, selectionEnd: end } = area();
    const next = step > 0 ? (all.find(([from]) => from >= end) ?? all[0]) : (all.findLast?.(([, to]) => to <= start) ?? all.at(-1));
    if (next) {
      select(area(), next);
    }
  };
  const close = () => {
    bar.hidden = true;
    area().focus();
  };

  document.querySelector('[data-open-find]').addEventListener('click', () => {
    bar.hidden = !bar.hidden;
    if (!bar.hidden) {
      box.focus();
      box.select();
    }
  });
  box.addEventListener('input', count);
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === box && !event.isComposing) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      close();
    }
  });
  bar.querySelector('[data-find-next]').addEventListener('click', () => go(1));
  bar.querySelector('[data-find-before]').addEventListener('click', () => go(-1));
  bar.querySelector('[data-find-close]').addEventListener('click', close);
}
