// How the lecturer keeps order, as everyone is told of it.
import { say } from './words.js';

const { me, leads } = document.querySelector('[data-room]').dataset;
const note = (name) => document.querySelector(`[data-${name}]`);

export function setPace(seconds) {
  const pace = note('pace-note');
  if (pace) {
    pace.textContent = say('paceIs', seconds);
    pace.hidden = seconds === 0 || Boolean(leads);
  }
}

export function setHold(isOn) {
  const held = note('held-note');
  if (held) {
    held.hidden = !isOn || Boolean(leads);
  }
}

export function setMuted(line) {
  const muted = note('muted');
  if (muted && line.personId === me) {
    muted.hidden = line.kind !== 'Muted';
  }
}
