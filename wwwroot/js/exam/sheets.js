// One sheet at a time, and how many words are on each. Without this script all sheets stand below one another.
import { count, say } from '../words.js';

export function showSheets(form, answers) {
  const tabs = [...form.querySelectorAll('[data-tab]')];

  const open = (number) => {
    for (const tab of tabs) {
      if (Number(tab.dataset.tab) === number) {
        tab.setAttribute('aria-current', 'true');
      } else {
        tab.removeAttribute('aria-current');
      }
    }
    for (const sheet of form.querySelectorAll('[data-sheet]')) {
      sheet.classList.toggle('is-current', Number(sheet.dataset.sheet) === number);
    }
    answers.find((answer) => answer.number === number).focus();
  };

  for (const tab of tabs) {
    tab.addEventListener('click', (event) => {
      event.preventDefault();
      answers.forEach((answer) => answer.flush());
      open(Number(tab.dataset.tab));
    });
  }
  form.classList.add('is-live');
}

export function countWords(form, answers) {
  let all = 0;
  for (const answer of answers) {
    const words = count(answer.text);
    all += words;
    form.querySelector(`[data-words="${answer.number}"]`).textContent = say('words', words);
  }
  form.querySelector('[data-words-all]').textContent = say('wordsAll', all);
  return all;
}
