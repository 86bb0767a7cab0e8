// What the class is asked. Nothing that somebody typed or chose is ever drawn anew: only what stands around it.
const section = document.querySelector('[data-polls]');
const list = section?.querySelector('[data-poll-list]');
const said = document.querySelector('[data-said]');
const { path, leads } = section?.dataset ?? {};
const words = document.getElementById('poll-words')?.dataset;
const numbers = new Intl.NumberFormat(document.documentElement.lang === 'en' ? 'en-US' : 'vi-VN', { maximumFractionDigits: 2 });
const waiting = new Map();

const say = (name, ...parts) => parts.reduce((text, part, place) => text.replace(`{${place}}`, part), words[name]);
const find = (number) => list.querySelector(`[data-poll="${number}"]`);

// A whole class is told at the same moment and does not ask at the same moment.
const soon = (longest) => (leads ? 0 : Math.random() * longest);

async function draw(address) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected) {
    throw new Error(answer.statusText);
  }
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

async function open(number) {
  if (find(number)) {
    return;
  }
  const drawn = (await draw(`${path}/polls/${number}?bare=true`)).querySelector('[data-poll]');
  if (find(number)) {
    return;
  }
  list.prepend(drawn);
  for (const part of document.querySelectorAll('[data-polls], [data-polls-all], [data-polls-tab]')) {
    part.hidden = false;
  }
  if (!leads) {
    said.textContent = say('saysNew', drawn.querySelector('.poll__text').textContent);
    turnTo();
  }
}

// On a phone the question comes to the front, unless somebody is writing.
function turnTo() {
  const pick = document.getElementById('pane-p');
  if (!pick.checked && !document.getElementById('text')?.value && document.activeElement?.id !== 'text') {
    pick.checked = true;
    scrollTo(0, 0);
  }
}

async function refresh(number) {
  const here = find(number);
  if (!here) {
    return;
  }
  const drawn = (await draw(`${path}/polls/${number}?bare=true`)).querySelector('[data-poll]');
  for (const name of ['results', 'acts', 'count']) {
    const part = here.querySelector(`[data-poll-${name}]`);
    part?.replaceChildren(...drawn.querySelector(`[data-poll-${name}]`).childNodes);
  }
  here.querySelector('[data-poll-ended]').hidden = drawn.querySelector('[data-poll-ended]').hidden;
  settleAnswer(here, drawn);
}

// A poll that is over and shown is drawn without its form: the one that is here stays, with what was chosen and not sent.
function settleAnswer(here, drawn) {
  const send = here.querySelector('[data-poll-send]');
  if (!send) {
    return;
  }
  const form = drawn.querySelector('[data-poll-act="answer"]');
  const wasSent = !here.querySelector('[data-poll-say="sent"]').hidden || !here.querySelector('[data-poll-say="kept"]').hidden;
  send.disabled = form?.querySelector('[data-poll-send]').disabled ?? true;
  for (const note of here.querySelectorAll('[data-poll-say]')) {
    const { pollSay: says } = note.dataset;
    note.hidden = form?.querySelector(`[data-poll-say="${says}"]`).hidden ?? says !== (wasSent ? 'kept' : 'ended');
  }
}

// However much happens meanwhile, it is asked for once.
function refreshSoon(number, longest) {
  if (!waiting.has(number)) {
    waiting.set(number, setTimeout(() => {
      waiting.delete(number);
      refresh(number).catch(() => {});
    }, soon(longest)));
  }
}

function refreshAll(longest) {
  for (const poll of list.children) {
    refreshSoon(poll.dataset.poll, longest);
  }
}

async function refreshAsking(withForm) {
  const planned = section.querySelector('[data-planned]');
  if (!planned) {
    return;
  }
  const page = await draw(`${path}/polls/new`);
  planned.replaceChildren(...page.querySelector('[data-planned]').childNodes);
  if (withForm) {
    section.querySelector('[data-poll-act="new"]').replaceWith(page.querySelector('[data-poll-act="new"]'));
    section.querySelector('.polls__new').open = false;
  }
}

function count({ poll, answered, asked, figures }) {
  const here = find(poll);
  if (!here) {
    return;
  }
  here.querySelector('[data-poll-count]').textContent = say('saysCount', answered, asked);
  const bars = here.querySelectorAll('[data-poll-bars] > li');
  if (leads || (figures && bars.length === 0)) {
    refreshSoon(poll, 10_000);
  } else if (figures) {
    bars.forEach((bar, place) => fill(bar, figures[place], answered));
    average(here.querySelector('[data-poll-mean]'), figures);
  }
}

function fill(bar, figure, answered) {
  const share = answered === 0 ? 0 : (figure * 100) / answered;
  bar.querySelector('b').textContent = say('saysFigure', figure, answered, numbers.format(share));
  const measure = bar.querySelector('progress');
  measure.max = Math.max(1, answered);
  measure.value = figure;
}

function average(mean, figures) {
  const all = figures.reduce((sum, figure) => sum + figure, 0);
  if (mean && all > 0) {
    mean.hidden = false;
    mean.textContent = say('saysMean', numbers.format(figures.reduce((sum, figure, place) => sum + figure * (place + 1), 0) / all));
  }
}

const happens = {
  PollOpened(line) {
    setTimeout(() => open(line.sequence).catch(() => setTimeout(() => open(line.sequence).catch(() => {}), 2000)), soon(800));
    refreshAsking(false).catch(() => {});
  },
  PollClosed: (line) => refreshSoon(line.about, 1000),
  PollResultsShown: (line) => refreshSoon(line.about, 1500),
  PollResultsHidden: (line) => refreshSoon(line.about, 1500),
  PollTextHidden: (line) => refreshSoon(line.about, 1500),
  PollTextRestored: (line) => refreshSoon(line.about, 1500),
  PartShown: () => refreshAsking(false).catch(() => {}),
  Opened: () => refreshAll(2000),
  Closed: () => refreshAll(2000),
};

const numberOf = (form) => Number(form.closest('[data-poll]').dataset.poll);

const calls = {
  answer: (form) => [
    'AnswerPoll',
    numberOf(form),
    [...form.querySelectorAll('[name="choices"]:checked')].map((choice) => Number(choice.value)),
    form.elements.text?.value ?? '',
  ],
  show: (form) => ['ShowPoll', numberOf(form), true],
  hide: (form) => ['ShowPoll', numberOf(form), false],
  close: (form) => ['ClosePoll', numberOf(form)],
  'hide-text': (form) => ['HidePollText', numberOf(form), form.dataset.text, true],
  'restore-text': (form) => ['HidePollText', numberOf(form), form.dataset.text, false],
  planned: (form) => ['OpenPlannedPoll', form.elements.namedItem('id').value, form.elements.namedItem('lessonPollId').value],
  new: (form) => ['OpenPoll', written(form)],
};

function written(form) {
  const fields = new FormData(form);
  const lines = [...form.querySelectorAll('[name^="Choices["]')];
  return {
    id: fields.get('Id'),
    kind: fields.get('Kind'),
    question: fields.get('Question'),
    choices: lines.map((line) => line.value),
    right: fields.getAll('Right').map(Number),
    lowEnd: fields.get('LowEnd'),
    highEnd: fields.get('HighEnd'),
  };
}

function settle(form, wrong) {
  const note = form.querySelector('[data-poll-wrong]') ?? section.querySelector('[data-polls-wrong]');
  note.hidden = !wrong;
  note.textContent = wrong ?? '';
  if (wrong) {
    return;
  }
  if (form.dataset.pollAct === 'answer') {
    for (const says of form.querySelectorAll('[data-poll-say]')) {
      says.hidden = says.dataset.pollSay !== 'sent';
    }
  } else if (form.dataset.pollAct === 'new') {
    refreshAsking(true).catch(() => {});
  }
}

async function send(line, form) {
  if (form.dataset.busy) {
    return;
  }
  form.dataset.busy = 'yes';
  const { wrong, isLost } = await line.ask(...calls[form.dataset.pollAct](form));
  delete form.dataset.busy;
  settle(form, wrong ?? (isLost ? say('saysFailed') : null));
}

export function listenToPolls(line) {
  if (!section) {
    return;
  }
  let wasAway = false;
  line.addEventListener('polls', ({ detail }) => detail.forEach(count));
  line.addEventListener('line', ({ detail }) => happens[detail.kind]?.(detail));
  line.addEventListener('state', () => {
    if (line.state === 'online' && wasAway) {
      refreshAll(3000);
    }
    wasAway ||= line.state === 'offline';
    if (line.isOver) {
      section.querySelectorAll('[data-poll-send]').forEach((button) => (button.disabled = true));
    }
  });
  section.addEventListener('submit', (event) => {
    // Without a line the form goes the plain way, which may still get through.
    if (calls[event.target.dataset.pollAct] && line.state === 'online') {
      event.preventDefault();
      send(line, event.target);
    }
  });
}
