// The session room: what is said and shown appears for everyone at once. Without this script every form posts and reloads.
import { runFilm, secondNow, showPart } from '../room/board.js';
import { complain, listen } from '../room/compose.js';
import { changed, formed, sent } from '../room/groups.js';
import { giveFloor, lower, lowerAll, myHandIsUp, raise } from '../room/hands.js';
import { Line } from '../room/line.js';
import { listenForNames } from '../room/mention.js';
import { setHold, setMuted, setPace } from '../room/order.js';
import { isShown, refreshPane } from '../room/panes.js';
import { listenToPolls } from '../room/polls.js';
import { listenQuestions, questionsChanged, questionsOpened, voted } from '../room/questions.js';
import { keepRead } from '../room/reads.js';
import { react, showPost, toEnd } from '../room/talk.js';
import { listenForTools } from '../room/tools.js';
import { listenForTyping } from '../room/typing.js';
import { say } from '../room/words.js';

const room = document.querySelector('[data-room]');
const states = document.querySelectorAll('[data-line]');
const said = document.querySelector('[data-said]');

function setOpen(isOpen) {
  for (const part of document.querySelectorAll('[data-when]')) {
    part.hidden = part.dataset.when === 'open' ? !isOpen : isOpen;
  }
  lowerAll();
}

// What is said in a small group stands with the group.
const inItsPlace = (line) => (line.group ? changed() : showPost(line));

const happens = {
  Post: inItsPlace,
  PostEdited: inItsPlace,
  PostWithdrawn: inItsPlace,
  PostHidden: inItsPlace,
  PostRestored: inItsPlace,
  PostApproved: showPost,
  Reacted: react,
  GroupsFormed: formed,
  GroupsEnded: changed,
  GroupMemberMoved: changed,
  RapporteurNamed: changed,
  GroupReported: changed,
  QuestionAsked: questionsChanged,
  QuestionCarried: questionsChanged,
  QuestionVoted: voted,
  QuestionAnswered: questionsChanged,
  QuestionPinned: questionsChanged,
  QuestionJoined: questionsChanged,
  QuestionWithdrawn: questionsChanged,
  QuestionHidden: questionsChanged,
  QuestionApproved: questionsChanged,
  FloorGiven(line) {
    said.textContent = giveFloor(line);
  },
  FilmStarted: (line, now) => runFilm(line, now),
  FilmPaused: (line, now) => runFilm(line, now),
  PaceSet(line) {
    setPace(line.value);
    refreshPane('people');
  },
  HoldSet(line) {
    setHold(line.value === 1);
    refreshPane('people');
  },
  Muted(line) {
    setMuted(line);
    refreshPane('people');
  },
  Unmuted(line) {
    setMuted(line);
    refreshPane('people');
  },
  HandRaised: raise,
  HandLowered(line) {
    lower(line.personId);
  },
  PartShown(line) {
    showPart(line.part);
    said.textContent = say('partHeading', line.part.position, line.part.title);
  },
  Opened(line) {
    setOpen(true);
    questionsOpened(line);
    if (line.part) {
      showPart(line.part);
    }
  },
  Closed() {
    setOpen(false);
    questionsChanged();
  },
};

function showState(line) {
  const look = { online: 'online', connecting: 'connecting' }[line.state] ?? 'offline';
  for (const state of states) {
    state.hidden = false;
    state.classList.toggle('saved--off', look === 'offline');
    state.classList.toggle('saved--busy', look === 'connecting');
    state.querySelector('svg').replaceWith(document.getElementById(`icon-${look}`).content.cloneNode(true));
    state.querySelector('span').textContent = say(line.state);
  }
  if (line.isOver) {
    stay(line.state);
  }
}

// Nothing more will come: said where it cannot be missed, with what can be done.
function stay(state) {
  const note = document.getElementById(`over-${state}`).content.cloneNode(true);
  document.querySelector('[data-over]').replaceChildren(note);
  document.querySelectorAll('[data-act]').forEach((form) => (form.hidden = true));
}

// Why something was not done, where whoever did it looks.
function refuse(words) {
  if (isShown('posts') && document.querySelector('[data-wrong]')) {
    complain(words);
    return;
  }
  const refused = document.querySelector('[data-refused]');
  refused.hidden = !words;
  refused.textContent = words ?? '';
}

const groupOf = (form) => form.closest('[data-group]').dataset.group;

const calls = {
  hand: () => (myHandIsUp() ? ['LowerHand', null] : ['RaiseHand']),
  floor: (form) => ['GiveFloor', form.elements.personId.value],
  lower: (form) => ['LowerHand', form.elements.personId.value],
  film: (form) => ['Film', form.dataset.material, Boolean(form.dataset.runs), secondNow(form.dataset.material)],
  'group-post': (form) => ['PostInGroup', groupOf(form), form.elements.id.value, form.elements.text.value],
  'group-report': (form) => ['ReportGroup', groupOf(form), form.elements.text.value],
  pace: (form) => ['SetPace', Number(form.elements.seconds.value)],
  hold: (form) => ['SetHold', form.elements.hold.value === 'true'],
  mute: (form, button) => ['Mute', form.elements.personId.value, button.value === 'yes'],
  show: (form, button) => ['ShowPart', Number(button?.value || form.elements.position.value)],
};

const onPost = (form, button) => [
  button.dataset.do,
  button.closest('[data-post]').dataset.post,
  ...(button.dataset.reaction ? [Number(button.value)] : []),
];

// A page of earlier posts stands still: its forms go the plain way.
if (room?.dataset.room) {
  const line = new Line(room.dataset.lineUrl, room.dataset.room, Number(room.dataset.last));
  line.addEventListener('line', ({ detail }) => happens[detail.kind]?.(detail, Date.now() + line.skew));
  line.addEventListener('state', () => showState(line));
  listenForNames(line);
  listenForTools(line);
  listenForTyping(line);
  keepRead(line, Number(room.dataset.last));
  listen(line);
  listenQuestions(line);
  listenToPolls(line);
  for (const pane of document.querySelectorAll('.pane-pick')) {
    pane.addEventListener('change', () => (pane.id === 'pane-a' ? toEnd() : scrollTo(0, 0)));
  }
  document.addEventListener('submit', async (event) => {
    const call = event.target.id === 'post-acts' ? onPost : calls[event.target.dataset.act];
    // Without a line the form goes the plain way, which may still get through.
    if (!call || line.state !== 'online') {
      return;
    }
    event.preventDefault();
    const { wrong, isLost } = await line.ask(...call(event.target, event.submitter));
    refuse(wrong || isLost ? (wrong ?? say('failed')) : null);
    if (!wrong && !isLost && event.target.dataset.act?.startsWith('group-')) {
      sent(event.target);
    }
  });
  line.open();
}
