// What is put into the box now and then: words of another post, a link to the part that is taught, a picture.
import { answer, complain, insert } from './compose.js';
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
    insert(quotation.text);
  }
}

async function cite(line) {
  const link = await asked(line, 'CitePart');
  if (link) {
    insert(`${link} `);
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

async function sendPicture(form, button) {
  const [chosen] = form.elements.File.files;
  if (!chosen) {
    form.elements.File.focus();
    return;
  }
  const fields = new FormData();
  fields.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
  fields.append('Description', form.elements.Description.value);
  fields.append('File', await smaller(chosen), chosen.name);
  button.disabled = true;
  const answered = await fetch(button.formAction, { method: 'POST', body: fields, headers: { Accept: 'text/html' } }).catch(() => null);
  button.disabled = false;
  const page = answered?.ok ? new DOMParser().parseFromString(await answered.text(), 'text/html') : null;
  const picture = page?.querySelector('[data-picture]')?.dataset.picture;
  complain(picture ? null : page?.querySelector('[data-wrong]')?.textContent || say('notSent'));
  if (picture) {
    [form.elements.File.value, form.elements.Description.value] = ['', ''];
    button.closest('details').open = false;
    insert(`${picture}\n`);
  }
}

export function listenForTools(line) {
  const form = document.getElementById('write');
  form?.addEventListener('submit', (event) => {
    if (event.submitter && 'sendPicture' in event.submitter.dataset) {
      event.preventDefault();
      sendPicture(form, event.submitter);
    }
  });
  form?.elements.Description.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      document.querySelector('[data-send-picture]').click();
    }
  });
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
