// What this tab and this device remember of a presentation: places and times, no texts. Storage may be forbidden; then a reload
// begins at the cover.
const longest = 12 * 60 * 60 * 1000;

function read(storage, name) {
  try {
    return JSON.parse(window[storage].getItem(name));
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    window[storage].setItem(name, JSON.stringify(value));
  } catch {
    // Not remembered.
  }
}

// After a reload.
export const ofTab = (line) => read('sessionStorage', line);

// After the window was closed: offered, for the next class of the day may want to begin.
export function ofDevice(line) {
  const kept = read('localStorage', line);
  return kept && Date.now() - kept.seen < longest ? kept : null;
}

export function remember(line, course) {
  const kept = { course, seen: Date.now() };
  write('sessionStorage', line, kept);
  write('localStorage', line, kept);
}
