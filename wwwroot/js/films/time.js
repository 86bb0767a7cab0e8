// A place in a film as it is written: m:ss, and h:mm:ss from one hour on.
const two = (number) => String(number).padStart(2, '0');

export function timeOf(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
