// The sign-in has run out, or somebody else has signed in: the password is asked for here, over the text, and writing goes on.
import { say } from './words.js';

const dialog = document.querySelector('[data-sign-in]');
const form = dialog.querySelector('form');
const password = form.elements.Password;
const problem = form.querySelector('[data-problem]');
const action = form.querySelector('[data-must-change]');

async function ask(path, body) {
  const response = await fetch(path, {
    method: body ? 'POST' : 'GET',
    body,
    headers: { Accept: 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
  });
  return { ok: response.ok, ...(await response.json()) };
}

async function renew() {
  const path = form.getAttribute('action');
  const { token } = await ask(`${path}/new`);
  const body = new FormData(form);
  body.set('__RequestVerificationToken', token);
  return ask(path, body);
}

function refuse(reason) {
  problem.hidden = !reason;
  problem.textContent = reason ?? '';
  password.setAttribute('aria-invalid', String(Boolean(reason)));
}

async function attempt() {
  try {
    const { ok, reason, mustChange } = await renew();
    refuse(reason);
    action.hidden = !mustChange;
    return ok && !mustChange;
  } catch {
    refuse(say('signInOffline'));
    return false;
  }
}

export const isAsking = () => dialog.open;

export function askToSignIn(what) {
  if (!dialog.open) {
    dialog.querySelector('[data-sign-in-why]').textContent = what;
    refuse();
    action.hidden = true;
    password.value = '';
    dialog.showModal();
    password.focus();
  }
}

export function onSignedIn(goOn) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await attempt()) {
      password.value = '';
      document.body.classList.remove('is-covered');
      dialog.close();
      goOn();
    } else {
      password.select();
    }
  });
  dialog.querySelector('[data-later]').addEventListener('click', () => dialog.close());
}
