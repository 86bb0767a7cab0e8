// Puts the page that is being written, and what it is drawn with, where the service worker finds them when the line is down.
import { assets, pages } from '../device.js';

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

async function keepPage(person) {
  const response = await fetch(location.pathname, { cache: 'no-store', headers: { Accept: 'text/html' } });
  if (response.ok && !response.redirected) {
    await (await caches.open(pages(person))).put(location.pathname, response);
  }
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

export async function openWithoutLine({ worker, attempt, person }) {
  if (!('serviceWorker' in navigator) || !('caches' in window)) {
    return;
  }
  try {
    await navigator.serviceWorker.register(worker, { scope: attempt.replace(/[^/]+$/, '') });
    await new Promise((done) => setTimeout(done, Math.random() * spread));
    await Promise.all([keepPage(person), keepAssets()]);
    document.documentElement.dataset.opensOffline = '';
  } catch {
    // The texts are kept all the same; only a reload wants the line.
  }
}
