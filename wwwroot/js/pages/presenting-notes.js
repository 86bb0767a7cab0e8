// The lecturer's own window beside the wall: notes, what comes next, the time; and it moves the wall.
import { spentIn } from '../presenting/course.js';
import { actOf } from '../presenting/keys.js';
import { Words } from '../presenting/words.js';

const desk = document.querySelector('[data-desk]');
const find = (name) => desk.querySelector(name);
const rows = [...desk.querySelectorAll('nav [data-minutes]')];
const planned = rows.map((row) => row.querySelector('[data-spent]').textContent);
const words = new Words(desk, [0, ...rows.map((row) => Number(row.dataset.minutes))]);
const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const channel = new BroadcastChannel(desk.dataset.line);
let wall = null;
let course = null;
let patience;

function draw() {
  for (const part of desk.querySelectorAll('.desk__notes > [data-part]')) {
    part.hidden = Number(part.dataset.part) !== course.part;
  }
  for (const row of rows) {
    row.toggleAttribute('aria-current', Number(row.value) === course.part);
  }
  find('[data-place]').textContent = words.place(course);
  const next = rows[course.part];
  find('[data-next]').textContent = next ? `${next.value}. ${next.querySelector('[data-name]').textContent} (${planned[course.part]})` : desk.dataset.wordEnd;
  find('[data-do="black"]').setAttribute('aria-pressed', String(course.isBlack));
  find('[data-do="pause"]').setAttribute('aria-pressed', String(course.isPaused));
  tick();
}

function tick() {
  const now = Date.now();
  document.querySelector('[data-clock]').textContent = clock.format(now);
  if (!course) {
    return;
  }
  const isTaught = course.part > 0 && course.part <= rows.length;
  find('[data-time-part]').textContent = isTaught ? words.ofPart(course, course.part, now) : '–';
  find('[data-time-all]').textContent = words.ofAll(course, now);
  find('[data-pace]').textContent = course.isPaused ? desk.dataset.wordPaused : words.pace(course, now);
  find('.desk__time').classList.toggle('is-over', words.isOver(course, now));
  for (const [place, row] of rows.entries()) {
    const spent = spentIn(course, place + 1, now);
    row.querySelector('[data-spent]').textContent = spent > 0 ? words.ofPart(course, place + 1, now) : planned[place];
    row.classList.toggle('is-over', spent > Number(row.dataset.minutes) * 60_000);
  }
}

function isAlone(yes) {
  find('[data-alone]').hidden = !yes;
}

channel.addEventListener('message', ({ data }) => {
  if (data.from !== 'wall') {
    return;
  }
  if (data.act === 'gone') {
    if (data.wall === wall) {
      wall = null;
      isAlone(true);
    }
    return;
  }
  clearTimeout(patience);
  isAlone(false);
  // A wall that was closed and opened again goes on where this window last saw it.
  if (wall === null && course && course.part > 0 && data.course.part === 0) {
    wall = data.wall;
    channel.postMessage({ from: 'desk', act: 'last', wall, course });
    return;
  }
  const isOther = course?.part !== data.course.part;
  ({ wall, course } = data);
  draw();
  if (isOther) {
    const heading = find(`.desk__notes > [data-part="${course.part}"] h2`).textContent;
    find('[data-said]').textContent = words.fill('wordSaid', words.place(course), heading);
    find('.desk__notes').scrollTop = 0;
  }
});

function ask(act, value) {
  channel.postMessage({ from: 'desk', act, value, wall });
  clearTimeout(patience);
  patience = setTimeout(() => isAlone(true), 1500);
}

// What opens in front of the class is not asked for from here.
const here = ['full', 'notes', 'contents', 'keys', 'escape'];

document.addEventListener('keydown', (event) => {
  const act = actOf(event);
  if (act && !here.includes(act) && !event.target.closest('.pdf__view')) {
    event.preventDefault();
    ask(act);
  }
});

desk.addEventListener('click', (event) => {
  const pressed = event.target.closest('[data-do]');
  if (pressed) {
    ask(pressed.dataset.do, pressed.value);
    if (event.detail > 0) {
      desk.focus({ preventScroll: true });
    }
  }
});

tick();
setInterval(tick, 1000);
ask('hello');
