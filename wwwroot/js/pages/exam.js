// The exam page: saves by itself, counts down, and lets nobody lose a word to a poor line.
import { Answer } from '../exam/answer.js';
import { Clock } from '../exam/clock.js';
import { settle } from '../exam/conflict.js';
import { handIn } from '../exam/hand-in.js';
import { Server } from '../exam/server.js';
import { countWords, showSheets } from '../exam/sheets.js';
import { show, showTrouble } from '../exam/status.js';
import { say } from '../exam/words.js';

const seldom = 60_000;
const afterTheEnd = 5_000;

const form = document.getElementById('paper');
const server = new Server(form.dataset.attempt, form.querySelector('[name="__RequestVerificationToken"]').value);
const answers = [...form.querySelectorAll('[data-sheet]')].map((sheet) => new Answer(sheet, server));
const clock = new Clock(Number(form.dataset.secondsLeft));
showSheets(form, answers);

const unsaved = () => answers.some((answer) => answer.isUnsaved);
const flush = (keepalive) => Promise.all(answers.map((answer) => answer.flush(keepalive)));

for (const answer of answers) {
  answer.addEventListener('change', () => {
    show(answers);
    countWords(form, answers);
    settle(answers);
  });
  answer.addEventListener('saved', ({ detail }) => {
    if (detail.secondsLeft !== undefined) {
      clock.set(detail.secondsLeft);
    }
  });
}

async function look() {
  const state = await server.state();
  if (state.kind !== 'ok') {
    return;
  }
  clock.set(state.secondsLeft);
  if (state.over) {
    await flush();
    if (!unsaved()) {
      location.reload();
    }
    return;
  }
  answers.forEach((answer) => answer.retry());
  const newer = ({ number, sequence }) => {
    const answer = answers.find((known) => known.number === number);
    return sequence > answer.sequence && !answer.isSaving && !answer.isUnsaved;
  };
  if (state.answers.some(newer)) {
    showTrouble(say('elsewhere'), say('elsewhereDo'));
  }
}

setInterval(look, seldom);
document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? flush(true) : look()));
addEventListener('pageshow', ({ persisted }) => persisted && look());
addEventListener('online', look);
addEventListener('focus', () => answers.forEach((answer) => answer.retry()));
addEventListener('beforeunload', (event) => unsaved() && event.preventDefault());

form.addEventListener('submit', (event) => {
  event.preventDefault();
  flush();
});
handIn(document.querySelector('[data-hand-in]'), answers, server);

clock.addEventListener('end', async () => {
  answers.forEach((answer) => answer.close());
  await flush();
  setInterval(look, afterTheEnd);
});

countWords(form, answers);
