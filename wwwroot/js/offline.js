// Puts the page that is being worked on, and what it is drawn with, where the service worker finds them when the line is down.
import { assets, pages } from './device.js';

// A whole class opens the page in the same minute: the second fetch of each is spread.
const spread = 3_000;

const drawnWith = () => [
  ...new Set(
    performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name))
      .filter((url) => url.origin === location.origin && url.pathname.startsWith('/lib/'))
      .map((url) => url.pathname),
  ),
];

async function keepPage(person, path) {
  const response = await fetch(path, { cache: 'no-store', headers: { Accept: 'text/html' } });
  if (response.ok && !response.redirected) {
    await (await caches.open(pages(person))).put(path, response);
  }
}

// Of scripts only those that are wanted stay on the device: the one at hand, the next, and any with something unsent.
export async function keepOnly(person, paths) {
  const cache = await caches.open(pages(person));
  const known = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  await Promise.all(known.filter((path) => !paths.includes(path)).map((path) => cache.delete(path, { ignoreVary: true })));
  return paths.filter((path) => !known.includes(path));
}

async function keepAssets() {
  const cache = await caches.open(assets);
  const wanted = drawnWith();
  for (const { url } of await cache.keys()) {
    if (!wanted.includes(new URL(url).pathname)) {
      await cache.delete(url);
    }
  }
  await Promise.all(wanted.map(async (path) => (await cache.match(path, { ignoreVary: true })) ?? cache.add(path).catch(() => {})));
}

export async function openWithoutLine({ worker, scope, person, missing = async () => [location.pathname] }) {
  if (!('serviceWorker' in navigator) || !('caches' in window)) {
    return;
  }
  try {
    await navigator.serviceWorker.register(worker, { scope });
    await new Promise((done) => setTimeout(done, Math.random() * spread));
    await Promise.all([...(await missing()).map((path) => keepPage(person, path)), keepAssets()]);
    document.documentElement.dataset.opensOffline = '';
  } catch {
    // What is typed is kept all the same; only a reload wants the line.
  }
}
