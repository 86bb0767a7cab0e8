// Reading a lesson with own notes: passages are marked, notes are written to them or to the part, each saved by itself.
import { openWatching } from '../films/watching.js';
import { newId } from '../ids.js';
import { Choosing } from '../reading/choosing.js';
import { draw } from '../reading/drawing.js';
import { Notes } from '../reading/notes.js';
import { Outbox } from '../reading/outbox.js';

const shown = 4_000;
const section = document.getElementById('my-notes');
const root = document.querySelector('[data-notable]');
const tools = document.querySelector('[data-mark-tools]');
const line = document.querySelector('[data-note-line]');
const notes = new Notes(section);
const outbox = new Outbox({
  path: section.dataset.notes,
  session: section.dataset.session,
  token: section.querySelector('input[name="__RequestVerificationToken"]').value,
  hear,
});
let drawn;
let hiding;
let quietUntil = 0;

function say(words, stays) {
  clearTimeout(hiding);
  line.textContent = words;
  line.hidden = !words;
  if (!stays) {
    hiding = setTimeout(() => (line.hidden = true), shown);
  }
}

function hear(kind, change, answer, isOlder) {
  if (['sent', 'sending'].includes(kind) && Date.now() < quietUntil) {
    // What was just said matters more than that the next note is saved too.
  } else if (kind === 'refused') {
    say(answer.reason ?? line.dataset.closed, true);
  } else {
    say(line.dataset[kind], !['sent', 'sending'].includes(kind));
  }
  if (kind === 'sent' && !change.removed && notes.item(change.id)) {
    const item = notes.item(change.id);
    item.dataset.seen = answer.revision;
    item.querySelector('[name="Seen"]').value = answer.revision;
  } else if (kind === 'twice' && !isOlder) {
    quietUntil = Date.now() + shown;
    keepBoth(change, answer);
  }
}

// What another device wrote stands as it is; what was written here becomes a note of its own beside it.
function keepBoth({ removed, ...mine }, { revision, colour, text }) {
  show({ ...mine, seen: revision, colour, text });
  if (!removed) {
    store({ ...mine, id: newId(), seen: 0 });
  }
}

function show(note) {
  const item = notes.write(note);
  redraw();
  return item;
}

function store(note) {
  const item = show(note);
  outbox.put(note);
  return item;
}

function redraw() {
  drawn = draw(root, notes.all);
  notes.arrange(drawn.found);
}

function mark(range, colour, withNote) {
  const quote = drawn.passages.quote(range, Number(tools.dataset.context));
  if (!quote) {
    return;
  }
  if (quote.exact.length > Number(tools.dataset.longest)) {
    say(line.dataset.long, true);
    return;
  }
  // Marked once more, in another colour: it is the same passage.
  const again = notes.all.find((note) => note.exact === quote.exact && note.prefix === quote.prefix);
  const item = store(again ? { ...again, colour: withNote ? again.colour : colour } : { id: newId(), partId: section.dataset.part, seen: 0, colour, text: '', ...quote });
  if (withNote) {
    item.querySelector('details').open = true;
    item.querySelector('textarea').focus();
  }
}

section.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const item = form.closest('[data-note]');
  const text = form.elements.Text?.value.trim();
  const colour = form.elements.Colour?.value;
  if ('noteNew' in form.dataset) {
    if (text) {
      store({ id: newId(), partId: section.dataset.part, seen: 0, prefix: '', exact: '', suffix: '', colour, text });
      form.reset();
    }
  } else if ('noteChange' in form.dataset) {
    const note = notes.read(item);
    if (text || note.exact) {
      store({ ...note, colour, text });
      item.querySelector('details').open = false;
      item.querySelector('summary').focus();
    }
  } else {
    const note = notes.read(item);
    const next = item.nextElementSibling ?? item.previousElementSibling;
    notes.remove(note.id);
    redraw();
    outbox.put({ ...note, removed: true });
    (next?.querySelector('summary') ?? section).focus();
  }
});

section.addEventListener('click', ({ target }) => {
  const item = target.closest('[data-to-text]')?.closest('[data-note]');
  const found = item && drawn.found.get(item.dataset.note);
  if (found) {
    const range = drawn.passages.range(found.place);
    getSelection().removeAllRanges();
    range.startContainer.parentElement.scrollIntoView({ block: 'center' });
  }
});

// A marked passage leads to its note.
root.addEventListener('click', (event) => {
  if (event.target.closest('a') || root.classList.contains('by-blocks') || !getSelection().isCollapsed) {
    return;
  }
  const point = document.caretRangeFromPoint?.(event.clientX, event.clientY) ?? positioned(event);
  const hit = point && [...drawn.found.values()].reverse().find(({ place }) => drawn.passages.range(place).comparePoint(point.startContainer, point.startOffset) === 0);
  if (hit) {
    const item = notes.item(hit.id);
    item.scrollIntoView({ block: 'center' });
    item.querySelector('summary').focus({ preventScroll: true });
  }
});

function positioned({ clientX, clientY }) {
  const caret = document.caretPositionFromPoint?.(clientX, clientY);
  return caret && { startContainer: caret.offsetNode, startOffset: caret.offset };
}

for (const film of document.querySelectorAll('video[data-watch]')) {
  openWatching(film);
}

redraw();
const choosing = new Choosing(root, tools, mark);
choosing.byBlocks(document.querySelector('[data-mark-blocks]'), document.querySelector('[data-mark-blocks-hint]'));
for (const change of await outbox.start()) {
  if (change.removed) {
    notes.remove(change.id);
  } else if (change.partId === section.dataset.part) {
    notes.write(change);
  }
}
redraw();
