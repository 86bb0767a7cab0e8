// The wall: what a class sees of a lesson plan, screen by screen.
import { newId } from '../ids.js';
import { anew, begun, fits, goOn, pause, turn } from '../presenting/course.js';
import { actOf } from '../presenting/keys.js';
import { ofDevice, ofTab, remember } from '../presenting/memory.js';
import { Screens } from '../presenting/screens.js';
import { Words } from '../presenting/words.js';

const pres = document.querySelector('[data-pres]');
const find = (name) => pres.querySelector(name);
const parts = [...pres.querySelectorAll(':scope > [data-part]')];
const minutes = parts.slice(0, -1).map((part) => Number(part.dataset.minutes ?? 0));
const count = parts.length - 2;
const words = new Words(pres, minutes);
const screens = parts.map((part) => {
  const flow = part.querySelector('[data-flow]:not(:empty)');
  return flow && new Screens(flow);
});
const { line } = pres.dataset;
const me = newId();
const channel = new BroadcastChannel(line);
let documents = null;
let course = begun(count);

// --- what is in sight -------------------------------------------------------------------------------------------------

const part = () => parts[course.part];
const here = () => screens[course.part];

function draw() {
  for (const one of parts) {
    one.hidden = one !== part();
  }
  find('[data-black]').hidden = !course.isBlack;
  find('[data-do="pause"]').setAttribute('aria-pressed', String(course.isPaused));
  layOut();
}

function layOut() {
  const on = here();
  if (on) {
    on.layOut();
  }
  took(on);
}

function took(on) {
  [course.screen, course.screens] = on ? [on.at, on.count] : [0, 1];
  find('[data-place]').textContent = words.place(course);
  tell();
  tick();
}

function tick() {
  const now = Date.now();
  const isTaught = course.part > 0 && course.part <= count;
  find('[data-time]').hidden = !isTaught;
  if (isTaught) {
    find('[data-time-part]').textContent = words.ofPart(course, course.part, now);
    find('[data-time-all]').textContent = `${words.fill('wordAll', words.ofAll(course, now))} · ${words.pace(course, now)}`;
    find('[data-time]').classList.toggle('is-over', words.isOver(course, now));
    find('[data-time]').classList.toggle('is-paused', course.isPaused);
  }
  // The cover of a lesson not begun is nothing to come back to.
  if (course.part > 0) {
    remember(line, course);
  }
}

function announce(isOther) {
  const heading = part().querySelector('h1, h2').textContent;
  const place = words.place(course);
  find('[data-said]').textContent = course.isBlack ? pres.dataset.wordBlack : isOther ? words.fill('wordSaid', place, heading) : place;
}

// --- moving -----------------------------------------------------------------------------------------------------------

function go(to, screen = 0) {
  const target = Math.min(Math.max(to, 0), count + 1);
  quieten();
  const isOther = target !== course.part;
  if (isOther) {
    turn(course, target, Date.now());
    screens[target]?.begin(0);
    draw();
    showInRoom();
  }
  here()?.go(screen);
  took(here());
  announce(isOther);
}

// A film goes on for nobody once the screen is another.
function quieten() {
  for (const film of part().querySelectorAll('video')) {
    film.pause();
  }
}

// A file is gone through before the lesson goes on.
function turnsFile(by) {
  const figure = here()?.media()?.querySelector('[data-pdf]');
  return Boolean(figure && documents?.forward(figure, by));
}

function step(by) {
  if (course.isBlack) {
    acts.black();
  } else if (!turnsFile(by)) {
    const on = here();
    if (on && on.at + by >= 0 && on.at + by < on.count) {
      go(course.part, on.at + by);
    } else {
      go(course.part + by, by > 0 ? 0 : Infinity);
    }
  }
}

const acts = {
  next: () => step(1),
  previous: () => step(-1),
  nextPart: () => go(course.part + 1),
  partBefore: () => go(course.part - 1),
  part: (value) => go(Number(value)),
  first: () => go(0),
  last: () => go(count + 1),
  black() {
    course.isBlack = !course.isBlack;
    quieten();
    draw();
    announce(false);
  },
  pause() {
    pause(course, Date.now());
    draw();
  },
  anew() {
    anew(course, Date.now());
    draw();
  },
  resume() {
    const kept = ofDevice(line);
    course = kept.course;
    goOn(course, kept.seen, Date.now());
    restore();
  },
  film() {
    const film = here()?.media()?.querySelector('video');
    if (film?.paused) {
      film.play().catch(() => {});
    } else {
      film?.pause();
    }
  },
  full() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      document.documentElement.requestFullscreen?.().catch(() => {});
    }
  },
  notes() {
    if (!window.open(pres.dataset.notes, line.replace(/\W/g, ''), 'popup,width=1100,height=760')) {
      find('[data-blocked]').showModal();
    }
  },
  contents() {
    find('[data-contents]').showModal();
    find(`[data-contents] [value="${course.part}"]`)?.focus();
  },
  keys: () => find('[data-keys]').showModal(),
  escape() {
    if (course.isBlack) {
      acts.black();
    }
  },
};

// What the other window may ask for: the rest belongs to the one in front of whom it opens.
const remote = ['next', 'previous', 'nextPart', 'partBefore', 'part', 'first', 'last', 'black', 'pause', 'anew', 'film'];

// --- the notes window -------------------------------------------------------------------------------------------------

function tell() {
  channel.postMessage({ from: 'wall', wall: me, course });
}

channel.addEventListener('message', ({ data }) => {
  if (data.from === 'desk' && data.act === 'hello') {
    tell();
  } else if (data.from === 'desk' && data.act === 'last' && data.wall === me && course.part === 0 && fits(data.course, count)) {
    course = data.course;
    restore();
  } else if (data.from === 'desk' && data.wall === me && remote.includes(data.act)) {
    acts[data.act](data.value);
  }
});

window.addEventListener('pagehide', () => channel.postMessage({ from: 'wall', wall: me, act: 'gone' }));
window.addEventListener('pageshow', ({ persisted }) => persisted && tell());

// --- the room ---------------------------------------------------------------------------------------------------------

const room = find('[data-room]');
let soon;

// Not every part that is passed on the way to another.
function showInRoom() {
  clearTimeout(soon);
  if (room?.querySelector('[data-follow]').checked && course.part > 0 && course.part <= count) {
    soon = setTimeout(() => {
      room.elements.position.value = course.part;
      fetch(room.action, { method: 'POST', body: new FormData(room), redirect: 'manual' }).catch(() => {
        // Without a line the room stays where it is; the next part is tried again.
      });
    }, 1500);
  }
}

// --- hands ------------------------------------------------------------------------------------------------------------

document.addEventListener('keydown', (event) => {
  const act = actOf(event);
  if (act) {
    event.preventDefault();
    // A key that is not the button's own is the lesson's: the tools may go.
    pres.focus({ preventScroll: true });
    acts[act]();
  }
});

pres.addEventListener('click', (event) => {
  const pressed = event.target.closest('[data-do]');
  if (!pressed) {
    return;
  }
  event.preventDefault();
  pressed.closest('dialog')?.close();
  acts[pressed.dataset.do](pressed.value);
  // The next space of the keyboard is the lesson's, not the button's.
  if (event.detail > 0) {
    pres.focus({ preventScroll: true });
  }
});

let stillness;

function stir() {
  pres.classList.remove('is-still');
  clearTimeout(stillness);
  stillness = setTimeout(() => pres.classList.add('is-still'), 3000);
}

for (const motion of ['pointermove', 'pointerdown']) {
  document.addEventListener(motion, stir, { passive: true });
}
find('.pres__tools').addEventListener('focusin', stir);

// --- beginning --------------------------------------------------------------------------------------------------------

function restore() {
  here()?.begin(course.screen);
  draw();
}

function offerToGoOn() {
  const kept = ofDevice(line);
  const offer = find('[data-do="resume"]');
  if (offer && fits(kept?.course, count) && kept.course.part > 0 && kept.course.part <= count) {
    const at = new Date(kept.seen);
    offer.textContent = words.fill('wordResume', kept.course.part, `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`);
    offer.hidden = false;
  }
}

// Everything is fetched at once, so that the line may go when the lesson has begun.
async function fetchAll() {
  if (find('[data-pdf]')) {
    documents = await import('../documents.js');
    documents.openDocuments(pres, { whole: true });
  }
  if (find('[data-shown]')) {
    const { openShown } = await import('../shown.js');
    openShown(pres);
  }
}

async function stayAwake() {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // The device decides.
  }
}

for (const one of pres.querySelectorAll('[data-needs-script]')) {
  one.hidden = false;
}
for (const one of document.fullscreenEnabled ? [] : pres.querySelectorAll('[data-do="full"]')) {
  one.hidden = true;
}
for (const picture of pres.querySelectorAll('img[loading]')) {
  picture.loading = 'eager';
}
for (const on of screens.filter(Boolean)) {
  on.flow.addEventListener('scroll', () => on === here() && on.follow() && took(on), { passive: true });
}
pres.classList.add('is-on');
const kept = ofTab(line);
if (fits(kept?.course, count)) {
  course = kept.course;
} else {
  offerToGoOn();
}
restore();
stir();
pres.focus({ preventScroll: true });
new ResizeObserver(layOut).observe(pres);
new MutationObserver(layOut).observe(document.documentElement, { attributeFilter: ['data-text'] });
pres.addEventListener('load', ({ target }) => part().contains(target) && layOut(), true);
document.fonts.ready.then(layOut);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && stayAwake());
stayAwake();
setInterval(tick, 1000);
fetchAll().catch(() => {
  // Links to the files stay.
});
