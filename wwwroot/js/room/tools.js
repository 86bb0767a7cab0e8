// What is put into the box now and then: words of another post, a link to the part that is taught, a picture.
import { answer, complain } from './compose.js';
import { cited, pictured, quoted } from './pieces.js';
import { say } from './words.js';

const widest = 1600;
const largeEnough = 500_000;

const nameOf = (post) => document.querySelector(`[data-post="${post}"] .post__who b`)?.textContent ?? '';

async function asked(line, method, ...parts) {
  const { answer: got, wrong, isLost } = await line.ask(method, ...parts);
  complain(wrong ?? (isLost ? say('notSent') : null));
  return got;
}

async function quote(line, id) {
  const quotation = await asked(line, 'Quote', id);
  if (quotation) {
    answer(quotation.replyTo, nameOf(quotation.replyTo));
    quoted(quotation.text);
  }
}

async function cite(line) {
  const link = await asked(line, 'CitePart');
  if (link) {
    cited(link);
    document.getElementById('text').focus();
  }
}

// A telephone's picture is larger than any screen here, and a line in a village is thin.
async function smaller(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, widest / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size < largeEnough) {
      return file;
    }
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale];
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob((blob) => done(blob && blob.size < file.size ? blob : file), 'image/jpeg', 0.85));
  } catch {
    return file;
  }
}

async function sendPicture(form, chosen) {
  const piece = pictured();
  complain(null);
  const fields = new FormData();
  fields.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
  fields.append('File', await smaller(chosen), chosen.name);
  const to = document.querySelector('[data-send-picture]').formAction;
  const answered = await fetch(to, { method: 'POST', body: fields, headers: { Accept: 'text/plain' } }).catch(() => null);
  const words = answered && (answered.ok || answered.status === 422) ? await answered.text().catch(() => '') : '';
  if (answered?.ok && words) {
    piece.arrived(words);
  } else {
    piece.failed();
    complain(words || say('pictureNotSent'));
  }
}

// The picture is sent when it is chosen: one step less for whoever writes on a telephone.
function listenForPictures(form) {
  const tools = document.querySelector('[data-tools]');
  const file = form.elements.File;
  tools.classList.add('tools--live');
  file.addEventListener('change', () => {
    const [chosen] = file.files;
    if (chosen) {
      file.value = '';
      tools.open = false;
      document.getElementById('text').focus();
      sendPicture(form, chosen);
    }
  });
}

export function listenForTools(line) {
  const form = document.getElementById('write');
  if (form) {
    listenForPictures(form);
  }
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-quote], [data-cite]');
    // Without a line the link goes the plain way.
    if (!link || line.state !== 'online') {
      return;
    }
    event.preventDefault();
    link.closest('details').open = false;
    link.dataset.quote ? quote(line, link.dataset.quote) : cite(line);
  });
}
