// The session room: what is said and shown appears for everyone at once. Without this script every form posts and reloads.
import { showPart } from '../room/board.js';
import { complain, listen } from '../room/compose.js';
import { lower, lowerAll, myHandIsUp, raise } from '../room/hands.js';
import { Line } from '../room/line.js';
import { addPost, toEnd } from '../room/talk.js';
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
  Post: (line) => addPost(line, line.actorId === room.dataset.me),
  HandRaised: raise,
  HandLowered(line) {
    lower(line.handOf);
    if (line.actorId !== line.handOf) {
      said.textContent = say('called', line.handOfName);
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
  show: (form, button) => ['ShowPart', Number(button?.value || form.elements.position.value)],
};

if (room) {
  const line = new Line(room.dataset.lineUrl, room.dataset.room, Number(room.dataset.last));
  line.addEventListener('line', ({ detail }) => happens[detail.kind]?.(detail));
  line.addEventListener('state', () => showState(line));
  listen(line);
  for (const pane of document.querySelectorAll('.pane-pick')) {
    pane.addEventListener('change', () => (pane.id === 'pane-a' ? toEnd() : scrollTo(0, 0)));
  }
  document.addEventListener('submit', async (event) => {
    const call = calls[event.target.dataset.act];
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
