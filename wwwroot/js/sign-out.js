// Signing out on a device that keeps something of an exam: what is kept goes, but only once the server has signed out; a line that
// is down at that moment costs no words.
import { forget, forgetOthers, keptFor, signedOutLine } from './device.js';
import { forgetUploads } from './uploads.js';

const form = document.getElementById('preferences');

async function signOut() {
  try {
    await fetch('/sign-out', { method: 'POST', body: new FormData(form), redirect: 'manual' });
  } catch {
    form.action = '/sign-out';
    form.submit();
    return;
  }
  await forget();
  signedOutLine()?.postMessage('signed-out');
  location.assign('/sign-in');
}

form?.addEventListener('submit', (event) => {
  if (event.submitter?.getAttribute('formaction') !== '/sign-out') {
    return;
  }
  forgetUploads();
  if (keptFor()) {
    event.preventDefault();
    signOut();
  }
});

const person = document.querySelector('meta[name="person"]')?.content;
forgetOthers(person);
if (person) {
  forgetUploads(person);
}
