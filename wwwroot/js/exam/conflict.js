// Two tabs or devices wrote the same answer: both texts are shown, and the trainee chooses which to go on with.
import { say, timeOf } from '../words.js';

const dialog = document.querySelector('[data-conflict]');
let disputed;

function ask(answer) {
  disputed = answer;
  dialog.querySelector('[data-conflict-title]').textContent = say('conflict', timeOf(answer.other.savedAt));
  dialog.querySelector('[data-conflict-mine]').value = answer.text;
  dialog.querySelector('[data-conflict-theirs]').value = answer.other.text;
  dialog.showModal();
  showWhereTheyPart(dialog.querySelectorAll('textarea'));
}

// Long texts that part only at their end would look alike.
function showWhereTheyPart([one, other]) {
  let place = 0;
  while (place < one.value.length && one.value[place] === other.value[place]) {
    place++;
  }
  for (const area of [one, other]) {
    area.scrollTop = (area.scrollHeight * place) / Math.max(1, area.value.length) - area.clientHeight / 2;
  }
}

// A word that is still being composed is finished first.
export function settle(answers) {
  const waiting = answers.find((answer) => answer.trouble === 'conflict' && !answer.composing);
  if (waiting && !dialog.open) {
    ask(waiting);
  }
}

dialog.addEventListener('cancel', (event) => event.preventDefault());

for (const button of dialog.querySelectorAll('[data-keep]')) {
  button.addEventListener('click', () => {
    const unused = disputed.choose(button.dataset.keep);
    if (unused) {
      disputed.showUnused(say('unused'), unused);
    }
    dialog.close();
    disputed.goOn();
  });
}
