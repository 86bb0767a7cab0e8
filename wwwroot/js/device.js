// What this device keeps of an exam until the server has it, and how it is forgotten. Everything stands under the person who
// wrote it; whoever comes next finds nothing. Where a browser keeps nothing (a private window), nothing is kept and nothing fails.
const store = 'lms-exam';
const owner = 'lms-exam-person';
const line = 'lms-exam-line';

export const pages = (person) => `${store}-page:${person}`;
export const assets = `${store}-assets`;
export const signedOutLine = () => ('BroadcastChannel' in window ? new BroadcastChannel(line) : undefined);

export const asPromise = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
    request.onblocked = () => fail(new Error('blocked'));
  });

export function open() {
  const request = indexedDB.open(store, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('texts', { keyPath: ['person', 'attempt', 'number', 'tab'] });
  return asPromise(request);
}

// Asked on every page: so a line in the small store says whether the large ones need to be opened at all.
export function keptFor() {
  try {
    return localStorage.getItem(owner);
  } catch {
    return null;
  }
}

export function keepFor(person) {
  try {
    localStorage.setItem(owner, person);
  } catch {
    // Without the small store nothing is known of the next person: so nothing is kept for this one.
    return false;
  }
  return true;
}

export async function forget() {
  try {
    const database = await open();
    await asPromise(database.transaction('texts', 'readwrite').objectStore('texts').clear());
    database.close();
  } catch {
    // No store, nothing in it.
  }
  try {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(store)).map((name) => caches.delete(name)));
  } catch {
    // Not over https, so never filled.
  }
  try {
    localStorage.removeItem(owner);
  } catch {
    // As above.
  }
}

async function sweep(person) {
  const kept = keptFor();
  if (person && kept && kept !== person) {
    await forget();
  }
}

// Somebody else sits here now. Once for a page, and before anything is kept for the one who sits here.
let sweeping;
export const forgetOthers = (person) => (sweeping ??= sweep(person));
