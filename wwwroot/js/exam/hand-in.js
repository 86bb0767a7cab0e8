// Handing in: first everything is saved, then it is asked once more. The form behind the question is a plain one.
import { count, say } from './words.js';
import { showTrouble } from './status.js';

const dialog = document.querySelector('[data-confirm]');

function ask(answers, token) {
  const all = answers.reduce((sum, answer) => sum + count(answer.text), 0);
  const empty = answers.filter((answer) => count(answer.text) === 0).length;
  dialog.querySelector('[data-confirm-words]').textContent = [say('confirm', all), empty > 0 ? say('empty', empty) : '']
    .join(' ')
    .trim();
  dialog.querySelector('input[type="hidden"][name="__RequestVerificationToken"]').value = token;
  dialog.showModal();
}

export function handIn(button, answers, server) {
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    await Promise.all(answers.map((answer) => answer.flush()));
    if (answers.some((answer) => answer.isUnsaved) || !(await server.renewToken())) {
      showTrouble(say('cannotHandIn'), '');
      return;
    }
    ask(answers, server.token);
  });
  dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
}
