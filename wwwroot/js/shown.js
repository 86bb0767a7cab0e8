// A document of Word or PowerPoint becomes a PDF on the server, and a film what plays on any line: <div data-shown="url"> is asked for
// what there is of it, until it is there to be read or played. Whoever waits for that hears `shown`. Without script a link to the file
// stands beside.
const [soon, late, slower] = [2_000, 15_000, 1.3];

// One whole class waits for the same document: each asks a little beside the others.
const beside = (wait) => wait * (0.8 + 0.4 * Math.random());

class Shown {
  constructor(place) {
    this.place = place;
    this.wait = soon;
    place.addEventListener('submit', (event) => this.tryAgain(event));
    place.addEventListener('toggle', (event) => this.words(event.target), true);
  }

  async ask(request) {
    const answer = await fetch(...request);
    if (!answer.ok || answer.redirected) {
      throw new Error(`${answer.status}`);
    }
    const drawn = document.createElement('template');
    drawn.innerHTML = await answer.text();
    return drawn.content;
  }

  async look() {
    try {
      await this.put(await this.ask([this.place.dataset.shown]));
      this.again(this.place.querySelector('[data-changes=yes]'));
    } catch {
      // Without a line for a while: what is shown stays, and is asked for again.
      this.again(this.place.querySelector('[data-changes=yes]') || !this.isDrawn);
    }
  }

  again(changes) {
    if (changes && this.place.isConnected) {
      setTimeout(() => this.place.isConnected && this.look(), beside(this.wait));
      this.wait = Math.min(this.wait * slower, late);
    }
  }

  // Somebody may be reading the words meanwhile, and hears only what is new.
  async put(content) {
    const [old, fresh] = [this.place, content].map((within) => within.querySelector('[data-state]'));
    if (!old || !fresh) {
      this.isDrawn = true;
      // What a film has come to is told where it will be shown, in the room that is kept for it.
      const within = fresh && this.place.querySelector('[data-meanwhile]');
      (within || this.place).replaceChildren(content);
      await this.draw();
      return;
    }
    if (old.dataset.state !== fresh.dataset.state) {
      old.dataset.state = fresh.dataset.state;
      old.dataset.changes = fresh.dataset.changes;
      old.replaceChildren(...fresh.childNodes);
    } else {
      const [before, now] = [old, fresh].map((within) => within.querySelector('[data-so-far]'));
      before?.replaceChildren(...(now?.childNodes ?? []));
    }
    if (!this.place.querySelector('[data-words]')) {
      this.place.append(...content.querySelectorAll('[data-words]'));
    }
  }

  // Who has none to read does not fetch what draws it.
  async draw() {
    if (this.place.querySelector('[data-pdf]')) {
      const { openDocuments } = await import('./documents.js');
      openDocuments(this.place);
    }
    if (this.place.querySelector('[data-player]')) {
      const { openPlayers } = await import('./films/player.js');
      openPlayers(this.place);
    }
    this.place.dispatchEvent(new Event('shown', { bubbles: true }));
  }

  async tryAgain(event) {
    event.preventDefault();
    const form = event.target;
    event.submitter?.setAttribute('disabled', '');
    this.wait = soon;
    try {
      await this.put(await this.ask([form.action, { method: 'POST', body: new FormData(form) }]));
    } catch {
      // Somebody else asked before, or it may be tried no more: it is seen at once.
    }
    await this.look();
  }

  async words(details) {
    if (details.open && details.dataset.words) {
      const url = details.dataset.words;
      delete details.dataset.words;
      try {
        details.append(await this.ask([url]));
      } catch {
        details.dataset.words = url;
        details.open = false;
      }
    }
  }
}

const opened = new WeakSet();

// At once where the line may go before it comes into sight.
export function openShown(within, { atOnce = false } = {}) {
  for (const place of within.querySelectorAll('[data-shown]')) {
    if (!opened.has(place)) {
      opened.add(place);
      const shown = new Shown(place);
      if (atOnce) {
        shown.look();
        continue;
      }
      const seen = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) {
            seen.disconnect();
            shown.look();
          }
        },
        { rootMargin: '200px 0px' },
      );
      seen.observe(place);
    }
  }
}
