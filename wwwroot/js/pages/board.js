// The invigilators' board: rows change as candidates do. Without this script the page shows the same when it is loaded again.
import { connect } from '../conduct/line.js';

const board = document.querySelector('[data-sitting]');
const words = document.getElementById('board-words').dataset;
const clock = (options) =>
  new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: 'numeric', minute: '2-digit', hourCycle: 'h23', ...options });
const hours = clock({});
const seconds = clock({ second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' });

// The hour without a leading nought, as the server writes it.
const show = (format, moment) => {
  const at = new Date(moment);
  const isToday = day.format(at) === day.format(now());
  const hour = (isToday ? format : hours).format(at).replace(/^0(?=\d)/, '');
  return isToday ? hour : `${hour}, ${day.format(at).slice(0, 5)}`;
};
const fill = (text, ...parts) => parts.reduce((all, part, place) => all.replace(`{${place}}`, part), text);

// As on the server: with a day or more to go, minutes say nothing.
const aDay = 24 * 60;

let ahead = 0;
const now = () => Date.now() + ahead;
const minutesSince = (moment) => Math.max(0, Math.floor((now() - new Date(moment)) / 60_000));
const since = (moment) =>
  minutesSince(moment) < 60 ? fill(words.minutes, minutesSince(moment)) : fill(words.hours, Math.floor(minutesSince(moment) / 60));
const minutesTo = (moment) => Math.max(0, Math.ceil((new Date(moment) - now()) / 60_000));

const atWork = ['Writing', 'Silent', 'Offline'];

function chip(name, ...parts) {
  const drawn = document.getElementById(name).content.firstElementChild.cloneNode(true);
  drawn.lastChild.textContent = fill(drawn.lastChild.textContent, ...parts);
  return drawn;
}

// What goes by the clock, now and then.
function tell(row) {
  const { standing, wrote, deadline } = row.dataset;
  const cell = row.querySelector('[data-standing-cell]');
  if (standing === 'Silent' && wrote) {
    cell.replaceChildren(chip('standing-Silent', since(wrote)));
  }
  const left = row.querySelector('[data-left]');
  const minutes = atWork.includes(standing) && deadline && !board.dataset.paused ? minutesTo(deadline) : aDay;
  left.textContent = minutes < aDay ? fill(words.left, minutes) : '';
}

function draw(one) {
  const row = board.querySelector(`tr[data-number="${one.number}"]`);
  if (!row) {
    return;
  }
  Object.assign(row.dataset, { standing: one.standing, wrote: one.wroteAt ?? '', deadline: one.deadline ?? '' });
  row.querySelector('[data-standing-cell]').replaceChildren(chip(`standing-${one.standing}`, one.wroteAt ? since(one.wroteAt) : ''));
  row.querySelector('[data-saved]').textContent = one.savedAt ? show(seconds, one.savedAt) : '';
  row.querySelector('[data-ends]').textContent = one.deadline && atWork.includes(one.standing) ? show(hours, one.deadline) : '';
  row.querySelector('[data-extra]').textContent = one.extra ? fill(words.extra, one.extra) : '';
  row.querySelector('[data-incident]').replaceChildren(...(one.incident ? [chip(`incident-${one.incident}`)] : []));
  tell(row);
}

// Of a part of the list nothing can be counted.
function count() {
  if (board.dataset.only) {
    return;
  }
  for (const figure of board.querySelectorAll('[data-count]')) {
    const many = board.querySelectorAll(`tr[data-standing="${figure.dataset.count}"]`).length;
    figure.textContent = many;
    figure.parentElement.hidden = many === 0;
  }
}

function take(news) {
  ahead = new Date(news.now) - Date.now();
  const isPaused = Boolean(news.pausedAt);
  board.dataset.paused = isPaused ? 'yes' : '';
  for (const part of board.querySelectorAll('[data-when]')) {
    part.hidden = (part.dataset.when === 'paused') !== isPaused;
  }
  board.querySelector('[data-closes]').textContent = show(hours, news.closes);
  news.rows.forEach(draw);
  board.querySelectorAll('tr[data-number]').forEach(tell);
  count();
  line('online');
}

function line(state) {
  const shown = board.querySelector('[data-line]');
  shown.hidden = false;
  shown.classList.toggle('saved--off', state !== 'online');
  shown.querySelector('span').textContent = words[state];
}

if (board) {
  connect({
    hub: board.dataset.line,
    join: ['Watch', board.dataset.sitting],
    on: { board: take },
    joined: take,
    lost: line,
  });
  setInterval(() => board.querySelectorAll('tr[data-number]').forEach(tell), 10_000);
}
