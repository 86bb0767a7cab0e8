// Lets the page of an exam, or of a sheet that is being marked, open while the line is down: that page and what it is drawn with,
// nothing else, and the page always from the network first. A classic script: Firefox 115 takes no modules here, so it imports nothing.
const patience = 8_000;
const pages = 'lms-exam-page:';
const page = /^\/c\/[^/]+\/(?:attempts|mark-sheets)\/[0-9a-f-]{36}$/;

const keptPages = async () => (await caches.keys()).filter((name) => name.startsWith(pages));

// Nobody can say without the server who sits here. Pages of two people are never kept at once; should it happen, neither is shown.
async function kept(request) {
  const names = await keptPages();
  return names.length === 1 ? (await caches.open(names[0])).match(request.url, { ignoreVary: true }) : undefined;
}

const later = (request) => new Promise((done) => setTimeout(() => kept(request).then((found) => found && done(found)), patience));

async function fromNetwork(request) {
  const response = await fetch(request);
  // Another person's by now, or no more: then it is not shown without the server either.
  if (response.status === 404 || response.status === 403) {
    await Promise.all((await keptPages()).map(async (name) => (await caches.open(name)).delete(request.url, { ignoreVary: true })));
  }
  return response.status >= 500 ? ((await kept(request)) ?? response) : response;
}

const showPage = (request) =>
  Promise.race([fromNetwork(request), later(request)]).catch(async () => (await kept(request)) ?? Response.error());

// Their names change with what is in them: what is kept is what the server would send, and a line that says nothing is not waited for.
const showAsset = async (request) =>
  (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request).catch(() => Response.error());

addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate' && page.test(url.pathname)) {
    event.respondWith(showPage(request));
  } else if (url.pathname.startsWith('/lib/')) {
    event.respondWith(showAsset(request));
  }
});
