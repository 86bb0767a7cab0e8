// The exam page: saves by itself, counts down, and lets nobody lose a word to a poor line.
import { signedOutLine } from '../device.js';
import { Answer } from '../exam/answer.js';
import { Clock } from '../exam/clock.js';
import { settle } from '../exam/conflict.js';
import { takeFiles } from '../exam/files.js';
import { find } from '../exam/find.js';
import { handIn } from '../exam/hand-in.js';
import { Kept } from '../kept.js';
import { makeRoomForKeyboard } from '../exam/keyboard.js';
import { listen } from '../exam/live.js';
import { tell } from '../exam/news.js';
import { takeNotes } from '../exam/notes.js';
import { openWithoutLine } from '../offline.js';
import { watchPastes } from '../exam/paste.js';
import { Server } from '../exam/server.js';
import { countWords, showSheets } from '../exam/sheets.js';
import { askToSignIn, isAsking, onSignedIn } from '../sign-in.js';
import { show, showTrouble } from '../exam/status.js';
import { say } from '../words.js';

const seldom = 60_000;
const afterTheEnd = 5_000;

const form = document.getElementById('paper');
const { attempt, person, worker } = form.dataset;
const server = new Server(attempt, form.querySelector('[name="__RequestVerificationToken"]').value);
const kept = new Kept(person, attempt);
const answers = [...form.querySelectorAll('[data-sheet]')].map((sheet) => new Answer(sheet, server, kept));
const clock = new Clock(attempt, Number(form.dataset.secondsLeft));
showSheets(form, answers);

const unsaved = () => answers.some((answer) => answer.isUnsaved);
const flush = (keepalive) => Promise.all(answers.map((answer) => answer.flush(keepalive)));
const retry = () => answers.forEach((answer) => answer.retry());

let asked = false;
let stopListening = () => {};
function askOnce(kind) {
  if ((kind === 'signedOut' || kind === 'gone') && !asked && !isAsking() && !answers.some((answer) => answer.composing)) {
    asked = true;
    askToSignIn(say(kind));
  }
}

for (const answer of answers) {
  answer.addEventListener('change', () => {
    show(answers);
    countWords(form, answers);
    settle(answers);
    askOnce(answer.trouble);
  });
  answer.addEventListener('saved', ({ detail }) => {
    asked = false;
    if (detail.secondsLeft !== undefined) {
      clock.set(detail.secondsLeft);
    }
  });
}

// Whoever hears how the attempt stands tells it here: asked for now and then, and, when the line is live, as it changes.
async function followState(state) {
  clock.set(state.secondsLeft, state.paused);
  tell(state);
  if (state.over) {
    await flush();
    if (!unsaved()) {
      location.reload();
    }
    return;
  }
  retry();
  const newer = ({ number, sequence }) => {
    const answer = answers.find((known) => known.number === number);
    return sequence > answer.sequence && !answer.isSaving && !answer.isUnsaved;
  };
  if (state.answers?.some(newer)) {
    showTrouble(say('elsewhere'), say('elsewhereDo'));
  }
}

async function look() {
  const state = await server.state();
  if (state.kind === 'ok') {
    await followState(state);
  } else {
    askOnce(state.kind);
  }
}

onSignedIn(async () => {
  if (!kept.works) {
    await kept.start();
  }
  await server.renewToken();
  retry();
  asked = false;
  look();
});
document.querySelector('[data-trouble-act] button').addEventListener('click', () => askToSignIn(''));

// Signed out in another tab: nobody who comes to this device may read on here.
signedOutLine()?.addEventListener('message', () => {
  kept.stop();
  stopListening();
  if (unsaved()) {
    document.body.classList.add('is-covered');
    askToSignIn(say('signedOut'));
  } else {
    location.replace('/sign-in');
  }
});

async function begin() {
  await kept.start();
  for (const answer of answers) {
    for (const text of await answer.restore()) {
      answer.showUnused(say('unused'), text, false);
    }
  }
  form.dataset.begun = '';
  takeNotes(kept);
  countWords(form, answers);
  look();
  stopListening = listen({ url: attempt, onState: followState });
  openWithoutLine({ worker, scope: attempt.replace(/[^/]+$/, ''), person });
}

setInterval(look, seldom);
document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? flush(true) : look()));
addEventListener('pagehide', () => flush(true));
addEventListener('pageshow', ({ persisted }) => persisted && look());
addEventListener('online', () => (retry(), look()));
addEventListener('focus', retry);
addEventListener('beforeunload', (event) => unsaved() && event.preventDefault());

form.addEventListener('submit', (event) => {
  event.preventDefault();
  flush();
});
for (const link of form.querySelectorAll('[data-history]')) {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    await flush();
    location.assign(link.href);
  });
}
handIn(document.querySelector('[data-hand-in]'), answers, server, takeFiles(server));
find(form);
watchPastes(form, server);
makeRoomForKeyboard();

clock.addEventListener('end', async () => {
  answers.forEach((answer) => answer.close());
  await flush();
  setInterval(look, afterTheEnd);
});

begin();
