// The marking page: every change is stored at once, kept here while it cannot be, and the whole of it can be done from the keyboard.
import { signedOutLine } from '../device.js';
import { Kept } from '../kept.js';
import { keepOnly, openWithoutLine } from '../offline.js';
import { askToSignIn, isAsking, onSignedIn } from '../sign-in.js';
import { say } from '../words.js';
import { Bank } from '../marking/bank.js';
import { Disputes } from '../marking/disputes.js';
import { listen } from '../marking/keys.js';
import { Remarks } from '../marking/remarks.js';
import { Ruler } from '../marking/ruler.js';
import { SheetServer } from '../marking/server.js';
import { Sheet } from '../marking/sheet.js';
import { takeTexts } from '../marking/texts.js';

const form = document.getElementById('sheet');
const { person, worker, next } = form.dataset;
// Not where the page stands: a refused lock shows it under an address that only takes forms. A reload asks for the sheet itself.
const here = new URL(form.action).pathname;
history.replaceState(history.state, '', here);
const folder = here.replace(/[^/]+$/, '');
const idOf = (path) => path.split('/').at(-1);

const kept = new Kept(person, idOf(here));
const server = new SheetServer(here, form.elements.__RequestVerificationToken?.value);
const sheet = new Sheet(form, server, kept);
const disputes = new Disputes(form);

// Of other sheets, what a page that is gone could not send: it is sent as soon as that sheet is opened.
async function unsentElsewhere() {
  const entries = (await kept.readAll(true)).filter(({ attempt, text }) => attempt !== idOf(here) && text?.includes?.('"mask"'));
  return new Map(entries.map(({ attempt, text }) => [`${folder}${attempt}`, JSON.parse(text).mask]));
}

function tellUnsent(sheets) {
  const strip = document.querySelector('[data-unsent]');
  strip.hidden = sheets.size === 0;
  const links = [...sheets].flatMap(([href, mask]) => [Object.assign(document.createElement('a'), { href, textContent: mask }), ' ']);
  strip.querySelector('[data-unsent-links]').replaceChildren(...links);
}

function tellLeftBehind(changes) {
  const worth = ({ kind, body }) => `${say(kind === 'mark' ? 'itemNamed' : kind, '')} ${body?.value ?? body?.text ?? ''}`;
  if (changes.length > 0) {
    disputes.ask({ key: 'left', what: say('leftBehind'), mine: changes.map(worth).join(' · '), theirs: '' });
    form.querySelector('[data-keep]').addEventListener('click', () => sheet.forgetAll(changes), { once: true });
  }
}

function startMarking() {
  // What serves a browser without script gives way to what is better with one.
  document.querySelectorAll('[data-plain]').forEach((part) => (part.hidden = true));
  document.querySelectorAll('[data-script]').forEach((part) => (part.hidden = false));

  const ruler = new Ruler(form, sheet, disputes);
  let remarks;
  const bank = new Bank(server, (text) => remarks.begin(text, remarks.held) || conclude(text));
  remarks = new Remarks(sheet, bank, () => ruler.goOn());
  document.querySelector('[data-open-bank]').addEventListener('click', () => bank.open(document.getElementById('remark-words')));
  takeTexts(form, { sheet, disputes, bank });
  listen({ form, ruler, remarks, bank });
  return bank;
}

// A comment chosen with nothing selected speaks of the whole script.
function conclude(text) {
  const area = form.elements.Conclusion;
  area.focus();
  area.setRangeText(area.value.trim() ? `\n${text}` : text, area.value.length, area.value.length, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

sheet.addEventListener('trouble', ({ detail }) => {
  if ((detail === 'signedOut' || detail === 'gone') && !isAsking()) {
    askToSignIn(say(detail));
  }
});
document.querySelector('[data-trouble-act] button').addEventListener('click', () => askToSignIn(''));
onSignedIn(async () => {
  if (!kept.works) {
    await kept.start();
  }
  await sheet.signedIn();
});

// Signed out in another tab: nobody who comes to this device may read on here.
signedOutLine()?.addEventListener('message', () => {
  kept.stop();
  if (sheet.queue.length > 0) {
    document.body.classList.add('is-covered');
    askToSignIn(say('signedOut'));
  } else {
    location.replace('/sign-in');
  }
});

const bank = sheet.isLocked ? undefined : startMarking();

async function begin() {
  await kept.start();
  tellLeftBehind(await sheet.restore());
  bank?.fetch();
  const unsent = await unsentElsewhere();
  tellUnsent(unsent);
  const missing = () => keepOnly(person, [...(sheet.isLocked ? [] : [here]), ...(next ? [next] : []), ...unsent.keys()]);
  openWithoutLine({ worker, scope: folder, person, missing });
}

begin();
