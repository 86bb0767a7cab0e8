// The session room: what is said and shown appears for everyone at once. Without this script every form posts and reloads.
import { showPart } from '../room/board.js';
import { complain, listen } from '../room/compose.js';
import { lower, lowerAll, myHandIsUp, raise } from '../room/hands.js';
import { Line } from '../room/line.js';
import { listenForNames } from '../room/mention.js';
import { setHold, setMuted, setPace } from '../room/order.js';
import { refreshPane } from '../room/panes.js';
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

const happens = {
  Post: showPost,
  PostEdited: showPost,
  PostWithdrawn: showPost,
  PostHidden: showPost,
  PostRestored: showPost,
  PostApproved: showPost,
  Reacted: react,
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
    if (line.actorId !== line.personId) {
      said.textContent = say('called', line.personName);
    }
  },
  PartShown(line) {
    showPart(line.part);
    said.textContent = say('partHeading', line.part.position, line.part.title);
  },
  Opened(line) {
    setOpen(true);
    if (line.part) {
      showPart(line.part);
    }
  },
  Closed: () => setOpen(false),
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

const calls = {
  hand: () => (myHandIsUp() ? ['LowerHand', null] : ['RaiseHand']),
  lower: (form) => ['LowerHand', form.elements.personId.value],
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

if (room) {
  const line = new Line(room.dataset.lineUrl, room.dataset.room, Number(room.dataset.last));
  line.addEventListener('line', ({ detail }) => happens[detail.kind]?.(detail));
  line.addEventListener('state', () => showState(line));
  listenForNames(line);
  listenForTools(line);
  listenForTyping(line);
  keepRead(line, Number(room.dataset.last));
  listen(line);
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
    if (wrong || isLost) {
      (document.querySelector('[data-wrong]') ? complain : (words) => (said.textContent = words))(wrong ?? say('failed'));
    }
  });
  line.open();
}
