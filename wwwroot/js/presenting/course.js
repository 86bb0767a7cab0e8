// How far a lesson has come, and how long each of its parts took. Times are milliseconds; parts are numbered from 1, 0 is the
// cover, one more than the last is the end. Only parts take time.
const minute = 60_000;

export const begun = (count) => ({ part: 0, screen: 0, screens: 1, spent: Array(count + 1).fill(0), since: null, isPaused: false, isBlack: false });

// What was kept of another shape (the plan was changed meanwhile) is not gone on with.
export const fits = (course, count) => Array.isArray(course?.spent) && course.spent.length === count + 1 && course.part >= 0 && course.part <= count + 1;

const isTaught = ({ part, spent }) => part > 0 && part < spent.length;

// What ran until now is counted to its part.
function stop(course, now) {
  if (course.since !== null) {
    course.spent[course.part] += Math.max(0, now - course.since);
  }
  course.since = null;
}

function start(course, now) {
  course.since = isTaught(course) && !course.isPaused ? now : null;
}

export function turn(course, part, now) {
  stop(course, now);
  course.part = part;
  start(course, now);
}

export function pause(course, now) {
  stop(course, now);
  course.isPaused = !course.isPaused;
  start(course, now);
}

export function anew(course, now) {
  course.spent.fill(0);
  start(course, now);
}

// The time between closing and opening again is nobody's.
export function goOn(course, seen, now) {
  stop(course, seen);
  start(course, now);
}

export const spentIn = (course, part, now) => course.spent[part] + (course.since !== null && course.part === part ? Math.max(0, now - course.since) : 0);

export const spent = (course, now) => course.spent.reduce((sum, _, part) => sum + spentIn(course, part, now), 0);

// How much later the lesson is than its plan; negative when it is ahead. A part still going on is late only once it is over
// its minutes.
export function lateness(course, minutes, now) {
  const before = minutes.slice(1, course.part).reduce((sum, planned) => sum + planned, 0) * minute;
  const here = isTaught(course) ? Math.min(spentIn(course, course.part, now), minutes[course.part] * minute) : 0;
  return spent(course, now) - before - here;
}

export const isOver = (course, minutes, now) => isTaught(course) && spentIn(course, course.part, now) > minutes[course.part] * minute;
