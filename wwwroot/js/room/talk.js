// Posts as they come in. Names and times are text; a post's own words were made safe by the server when it was written.
import { say, timeOf } from './words.js';

const list = document.querySelector('[data-posts]');
const { me, leads } = document.querySelector('[data-room]').dataset;
const speaks = document.getElementById('write') !== null;
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

const isPublic = (line) => !line.isHeld && !line.gone;

// What a reader may do with a post: the server asks again.
const may = {
  answer: (line) => line.replyTo === null && isPublic(line),
  approve: (line) => line.isHeld && !line.gone,
  edit: (line) => line.actorId === me && !line.gone,
  hide: (line) => line.actorId !== me && !line.gone,
  restore: (line) => line.gone === 'Hidden',
  quote: isPublic,
  more: (line) => (speaks && isPublic(line)) || may.edit(line) || (Boolean(leads) && may.hide(line)),
};

const mayReact = (line) => speaks && line.actorId !== me && isPublic(line);

const ownReaction = (post) => Number(post?.querySelector('[data-reaction][aria-pressed="true"]')?.dataset.reaction ?? 0);

function setReactions(post, counts, mine) {
  for (const button of post.querySelectorAll('[data-reaction]')) {
    const reaction = Number(button.dataset.reaction);
    const count = counts?.[reaction - 1] ?? button.dataset.n;
    button.dataset.n = count;
    button.querySelector('.n').textContent = count;
    button.setAttribute('aria-pressed', String(reaction === mine));
    button.value = reaction === mine ? 0 : reaction;
  }
}

// What somebody said to a post without words; who, only they are told.
export function react(line) {
  const post = document.getElementById(`post-${line.post}`);
  if (post) {
    setReactions(post, line.reactions, line.mine ?? ownReaction(post));
  }
}

function draw(line, parentIsHere) {
  const template = document.getElementById(line.replyTo === null ? 'post-template' : 'answer-template');
  const post = template.content.firstElementChild.cloneNode(true);
  post.id = `post-${line.post}`;
  post.dataset.post = line.id;
  post.classList.toggle('post--lecturer', line.byLecturer);
  post.classList.toggle('post--gone', Boolean(line.gone));
  post.querySelector('.post__face').textContent = line.initial;
  post.querySelector('.post__who b').textContent = line.actor;
  post.querySelector('[data-lecturer]').hidden = !line.byLecturer;
  post.classList.toggle('post--me', line.mentions.includes(me));
  post.querySelector('[data-me]').hidden = !line.mentions.includes(me);
  post.querySelector('[data-edited]').hidden = !line.editedAt || Boolean(line.gone);
  post.querySelector('[data-held]').hidden = !line.isHeld || Boolean(line.gone);
  const time = post.querySelector('time');
  time.dateTime = line.at;
  time.removeAttribute('title');
  time.textContent = timeOf(line.at);
  post.querySelector('.post__text').innerHTML = line.html;
  for (const gone of post.querySelectorAll('[data-gone]')) {
    gone.hidden = gone.dataset.gone !== line.gone;
  }
  const re = post.querySelector('.post__re');
  re.textContent = line.replyTo === null ? '' : say('answersEarlier', line.replyToActor);
  re.hidden = line.replyTo === null || parentIsHere;
  offer(post, line);
  return post;
}

function offer(post, line) {
  post.querySelector('[data-react]').hidden = Boolean(line.gone);
  for (const button of post.querySelectorAll('[data-reaction]')) {
    button.disabled = !mayReact(line);
    button.setAttribute('formaction', button.getAttribute('formaction').replace(/[0-9a-f-]{36}(?=\/[a-z]+$)/, line.id));
  }
  for (const act of post.querySelectorAll('[data-for]')) {
    act.hidden = !may[act.dataset.for](line);
    if (act.formAction && act.form !== undefined) {
      act.setAttribute('formaction', act.getAttribute('formaction').replace(/[0-9a-f-]{36}(?=\/[a-z]+$)/, line.id));
    }
  }
  const reply = post.querySelector('[data-reply]');
  if (reply) {
    reply.dataset.reply = line.id;
    reply.href = reply.href.replace(/reply=[^#]*/, `reply=${line.id}`);
    reply.querySelector('.vh').textContent = ` ${line.actor}`;
  }
  for (const act of ['edit', 'quote']) {
    const link = post.querySelector(`[data-${act}]`);
    if (link) {
      link.dataset[act] = line.id;
      link.href = link.href.replace(/=[^#=]*(?=#)/, `=${line.id}`);
    }
  }
}

// A post, or what became of one; one that is on an earlier page stays there.
export function showPost(line) {
  const isMine = line.actorId === me;
  const there = document.getElementById(`post-${line.post}`);
  const thread = line.replyTo === null ? null : list.querySelector(`[data-thread="${line.replyTo}"]`);
  if (there) {
    const wasHidden = there.querySelector('[data-held]')?.hidden;
    const post = draw(line, thread !== null);
    setReactions(post, line.reactions, ownReaction(there));
    tell(line, there.classList.contains('post--me'));
    there.replaceWith(post);
    count(line.kind === 'PostApproved' && !wasHidden ? 1 : 0);
    return;
  }
  if (line.kind !== 'Post' && line.kind !== 'PostApproved') {
    return;
  }
  const post = draw(line, thread !== null);
  if (thread) {
    thread.append(post);
  } else {
    const own = document.createElement('div');
    own.className = 'thread';
    own.dataset.thread = line.post;
    own.append(post);
    list.append(own);
  }
  document.querySelector('[data-none]').hidden = true;
  count(line.isHeld ? 0 : 1);
  tell(line, false);
  follow(post, thread !== null, isMine);
}

const told = document.querySelector('[data-told]');

// Whoever is named hears of it wherever they are looking.
function tell(line, wasTold) {
  if (line.mentions.includes(me) && !wasTold && isPublic(line)) {
    const link = told.querySelector('a');
    link.href = `#post-${line.post}`;
    link.textContent = say('mentioned', line.actor);
    told.hidden = false;
  }
}

told.addEventListener('click', () => {
  told.hidden = true;
  document.getElementById('pane-a').checked = true;
});

// What a post offers opens downwards, where the box may stand before it.
list.addEventListener('toggle', ({ target }) => target.open && target.closest('.post')?.scrollIntoView({ block: 'nearest' }), true);

function count(more) {
  const posts = document.querySelector('[data-count]');
  posts.textContent = Number(posts.textContent) + more;
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
  const unread = document.querySelector('[data-unread]');
  unread ? unread.scrollIntoView({ block: 'start' }) : toEnd();
}
