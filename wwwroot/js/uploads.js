// What this browser remembers of files that are still on their way: where each is on the server, under the person whose it is.
const all = 'tus::lms-upload:';

export const nameFor = (person, part) => `lms-upload:${person}:${part}:`;

// At sign-out, and as soon as somebody else sits here: what files are called is nobody else's business.
export function forgetUploads(except) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(all) && !(except && key.startsWith(`${all}${except}:`))) {
        localStorage.removeItem(key);
      }
    }
  } catch {
    // Without a store nothing is remembered.
  }
}
