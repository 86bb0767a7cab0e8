// Writing: Enter is a new line, Ctrl+Enter sends. What was typed goes only when the room has it.
import { newId } from '../ids.js';
import { areOnTheirWay, clearPieces, withPieces } from './pieces.js';
import { say } from './words.js';

const form = document.getElementById('write');
const wrong = document.querySelector('[data-wrong]');
const to = document.querySelector('[data-to]');
const editing = document.querySelector('[data-editing]');

export function complain(words) {
  wrong.hidden = !words;
  wrong.textContent = words ?? '';
}

function setRows(text) {
  text.rows = 1;
  text.rows = Math.min(8, Math.max(1, Math.floor(text.scrollHeight / parseFloat(getComputedStyle(text).lineHeight))));
}

// On a telephone a longer text has the width for itself, and keeps it until it is sent.
function grow() {
  const { text } = form.elements;
  const box = form.parentElement.classList;
  setRows(text);
  box.toggle('composer--long', text.value !== '' && (text.rows > 1 || box.contains('composer--long')));
  setRows(text);
}

export function answer(id, name) {
  form.elements.ReplyTo.value = id;
  to.hidden = !id;
  to.querySelector('span').textContent = id ? say('answerTo', name) : '';
  if (id) {
    document.getElementById('pane-a').checked = true;
  }
  form.elements.text.focus();
}

// Without a line the form goes to the same place.
function rewrite(id, source) {
  form.elements.Edited.value = id;
  form.action = form.action.replace(/\/posts.*$/, id ? `/posts/${id}/edits` : '/posts');
  form.elements.text.value = source;
  clearPieces();
  editing.hidden = !id;
  complain(null);
  grow();
  form.elements.text.focus();
}

async function startEdit(line, id) {
  const { answer: source, wrong: why, isLost } = await line.ask('PostSource', id);
  if (why || isLost) {
    complain(why ?? say('notSent'));
    return;
  }
  answer('', '');
  rewrite(id, source);
}

async function send(line) {
  const { Id: id, Edited: edited, ReplyTo: replyTo, text } = form.elements;
  const words = edited.value ? text.value.trim() : withPieces(text.value);
  if (words.length > Number(say('limit'))) {
    complain(say('tooLong', words.length));
    return;
  }
  if (areOnTheirWay()) {
    complain(say('pictureOnItsWay'));
    return;
  }
  if (!words || form.dataset.busy) {
    text.focus();
    return;
  }
  form.dataset.busy = 'yes';
  const { wrong: why, isLost } = await (edited.value
    ? line.ask('EditPost', edited.value, words)
    : line.ask('Post', id.value, words, replyTo.value || null));
  delete form.dataset.busy;
  if (why || isLost) {
    complain(why ?? say('notSent'));
    return;
  }
  // A new number for the next one: the same number sent again is the same post.
  id.value = newId();
  rewrite('', '');
  answer('', '');
  grow();
}

export function listen(line) {
  if (!form) {
    return;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(line);
  });
  form.elements.text.addEventListener('input', grow);
  form.elements.text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send(line);
    }
  });
  document.addEventListener('click', (event) => {
    const edit = event.target.closest('[data-edit], [data-no-edit]');
    if (edit) {
      event.preventDefault();
      edit.dataset.edit ? startEdit(line, edit.dataset.edit) : rewrite('', '');
    }
    const reply = event.target.closest('[data-reply], [data-no-answer]');
    if (reply) {
      event.preventDefault();
      answer(reply.dataset.reply ?? '', reply.closest('.post')?.querySelector('.post__who b').textContent ?? '');
    }
  });
  grow();
}
