// Handing in: first everything is saved, then it is asked once more. The form behind the question is a plain one.
import { sayOfFiles } from './files.js';
import { count, say } from '../words.js';
import { showTrouble } from './status.js';

const dialog = document.querySelector('[data-confirm]');

function ask(answers, token, files) {
  const all = answers.reduce((sum, answer) => sum + count(answer.text), 0);
  const empty = answers.filter((answer) => count(answer.text) === 0).length;
  dialog.querySelector('[data-confirm-words]').textContent = [say('confirm', all), empty > 0 ? say('empty', empty) : '', files ? sayOfFiles('handedIn', files.count) : '']
    .filter(Boolean)
    .join(' ');
  dialog.querySelector('input[type="hidden"][name="__RequestVerificationToken"]').value = token;
  dialog.showModal();
}

export function handIn(button, answers, server, files) {
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    if (files?.isBusy) {
      showTrouble(sayOfFiles('wait'), '');
      return;
    }
    await Promise.all(answers.map((answer) => answer.flush()));
    if (answers.some((answer) => answer.isUnsaved) || !(await server.renewToken())) {
      showTrouble(say('cannotHandIn'), '');
      return;
    }
    ask(answers, server.token, files);
  });
  dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
}
