// Writing a lesson plan: a part saves itself, Markdown goes in by button and from what is pasted, parts are dragged; leaving with unsaved words asks
// first, and a film that is too large is refused before it is sent. Where files may be added, what sends them comes late.
import { attach as order } from '../lessons/order.js';
import { Saving } from '../lessons/saving.js';
import { attach as cite } from '../lessons/cite.js';
import { attach as paste } from '../lessons/paste.js';
import { attach as toolbar } from '../lessons/toolbar.js';

const forms = [...document.querySelectorAll('form[data-unsaved]')];
const state = (form) => new URLSearchParams(new FormData(form)).toString();
const opened = new Map(forms.map((form) => [form, state(form)]));
const savings = new Map(forms.filter((form) => form.dataset.saves).map((form) => [form, new Saving(form, form.querySelector('[data-saved-line]'), showOther)]));
let sent = null;

function showOther({ body, questions, localLink, notes }) {
  const note = document.getElementById('other-words').content.cloneNode(true);
  for (const [name, text] of Object.entries({ body, questions, localLink, notes })) {
    const area = note.querySelector(`[data-other="${name}"]`);
    area.value = text;
    area.hidden = text.length === 0;
  }
  const place = document.querySelector('[data-conflict]');
  place.replaceChildren(note);
  place.scrollIntoView({ block: 'center' });
}

for (const form of forms) {
  form.addEventListener('submit', () => {
    sent = form;
    savings.get(form)?.stop();
  });
}

const isUnsaved = (form) => (savings.has(form) ? !savings.get(form).isSaved : state(form) !== opened.get(form));
addEventListener('beforeunload', (event) => {
  if (forms.some((form) => form !== sent && isUnsaved(form))) {
    event.preventDefault();
  }
});

for (const bar of document.querySelectorAll('[data-toolbar]')) {
  const area = document.getElementById(bar.dataset.toolbar);
  toolbar(bar, area);
  cite(bar.querySelector('[data-cite]'), document.querySelector(`[data-cites="${bar.dataset.toolbar}"]`), area);
}

for (const form of document.querySelectorAll('form[data-pastes]')) {
  for (const area of form.querySelectorAll('textarea[data-markdown]')) {
    paste(area, form);
  }
}

for (const list of document.querySelectorAll('[data-order]')) {
  order(list);
}

for (const input of document.querySelectorAll('input[data-longest]')) {
  input.addEventListener('change', () => {
    const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.longest));
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
    input.reportValidity();
  });
}

const uploads = document.querySelector('[data-uploads]');
if (uploads) {
  import('../lessons/uploading.js').then(({ attach }) => attach(uploads));
}
