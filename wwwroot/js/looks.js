// Looks change at once and are told to the server behind the page's back, so that nothing typed is lost.
const form = document.getElementById('preferences');
const absent = { text: 'm', theme: 'auto' };

function show(name, value) {
  if (absent[name] === value) {
    document.documentElement.removeAttribute(`data-${name}`);
  } else {
    document.documentElement.setAttribute(`data-${name}`, value);
  }
  for (const button of document.querySelectorAll(`button[form="preferences"][name="${name}"]`)) {
    button.setAttribute('aria-pressed', String(button.value === value));
  }
}

form?.addEventListener('submit', (event) => {
  const { name, value } = event.submitter ?? {};
  if (!['text', 'theme', 'contrast'].includes(name)) {
    return;
  }
  event.preventDefault();
  show(name, value);
  const told = new FormData(form);
  told.set(name, value);
  fetch(form.action, { method: 'POST', body: told, redirect: 'manual' }).catch(() => {
    // Offline: the page looks right until it is left, which is all that can be done.
  });
});
