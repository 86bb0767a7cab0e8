// Writing a lesson plan: leaving with unsaved words asks first, and a film that is too large is refused before it is sent.
const forms = [...document.querySelectorAll('form[data-unsaved]')];
const state = (form) => new URLSearchParams(new FormData(form)).toString();
const opened = new Map(forms.map((form) => [form, state(form)]));
let saving = null;

for (const form of forms) {
  form.addEventListener('submit', () => {
    saving = form;
  });
}

window.addEventListener('beforeunload', (event) => {
  if (forms.some((form) => form !== saving && state(form) !== opened.get(form))) {
    event.preventDefault();
  }
});

for (const input of document.querySelectorAll('input[data-longest]')) {
  input.addEventListener('change', () => {
    const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.longest));
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
    input.reportValidity();
  });
}
