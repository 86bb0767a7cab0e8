// Posts as they come in. Names and times are text; a post's own words were made safe by the server when it was written.
import { say, timeOf } from './words.js';

const list = document.querySelector('[data-posts]');
const end = document.querySelector('[data-end]');
const fresh = document.querySelector('[data-new]');
const scroll = document.querySelector('[data-scroll]');
let atEnd = true;

new IntersectionObserver(([entry]) => {
  atEnd = entry.isIntersecting;
  fresh.hidden ||= atEnd;
}, { rootMargin: '0px 0px 160px 0px' }).observe(end);

// On a phone the page scrolls, elsewhere the talk alone.
export function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  if (end.offsetParent && scroll.scrollHeight <= scroll.clientHeight + 1) {
    scrollTo(0, document.documentElement.scrollHeight);
  }
}

function draw(line, parentIsHere) {
  const template = document.getElementById(line.replyTo === null ? 'post-template' : 'answer-template');
  const post = template.content.firstElementChild.cloneNode(true);
  post.id = `post-${line.sequence}`;
  post.classList.toggle('post--lecturer', line.byLecturer);
  post.querySelector('.post__face').textContent = line.initial;
  post.querySelector('.post__who b').textContent = line.actor;
  post.querySelector('[data-lecturer]').hidden = !line.byLecturer;
  const time = post.querySelector('time');
  time.dateTime = line.at;
  time.removeAttribute('title');
  time.textContent = timeOf(line.at);
  post.querySelector('.post__text').innerHTML = line.html;
  const re = post.querySelector('.post__re');
  if (re) {
    re.textContent = say('answersEarlier', line.replyToActor);
    re.hidden = parentIsHere;
  }
  const reply = post.querySelector('[data-reply]');
  if (reply) {
    reply.dataset.reply = line.id;
    reply.href = reply.href.replace(/reply=[^#]*/, `reply=${line.id}`);
    reply.querySelector('.vh').textContent = ` ${line.actor}`;
    reply.parentElement.hidden = false;
  }
  return post;
}

export function addPost(line, isMine) {
  if (document.getElementById(`post-${line.sequence}`)) {
    return;
  }
  const thread = line.replyTo === null ? null : list.querySelector(`[data-thread="${line.replyTo}"]`);
  const post = draw(line, thread !== null);
  if (thread) {
    thread.append(post);
  } else {
    const own = document.createElement('div');
    own.className = 'thread';
    own.dataset.thread = line.sequence;
    own.append(post);
    list.append(own);
  }
  document.querySelector('[data-none]').hidden = true;
  const count = document.querySelector('[data-count]');
  count.textContent = Number(count.textContent) + 1;
  follow(post, thread !== null, isMine);
}

function follow(post, isInside, isMine) {
  if (isMine && isInside) {
    post.scrollIntoView({ block: 'nearest' });
  } else if (isMine || atEnd) {
    toEnd();
  } else {
    fresh.hidden = false;
  }
}

fresh.querySelector('button').addEventListener('click', () => {
  fresh.hidden = true;
  toEnd();
});

if (!location.hash) {
  toEnd();
}
