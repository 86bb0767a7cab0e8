// Markdown by button and key: what is chosen is wrapped, or its lines begin with the mark. The browser's own undo takes it back.
const wraps = { bold: ['**', '**'], italic: ['*', '*'], link: ['[', '](https://)'] };
const lines = { heading: () => '## ', list: () => '- ', numbers: (at) => `${at + 1}. `, quote: () => '> ' };
const keys = { b: 'bold', i: 'italic', k: 'link' };
const blocks = {
  table: '| | |\n|---|---|\n| | |\n',
  note: '[^1]\n\n[^1]: ',
  callout: ':::luu-y\n\n:::\n',
};

// Where somebody has been in a text; in one that nobody entered, what is inserted goes to the end.
const entered = new WeakSet();

export function attach(bar, area) {
  area.addEventListener('focus', () => entered.add(area));
  area.before(bar);
  bar.hidden = false;
  bar.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-mark]');
    if (button) {
      apply(area, button.dataset.mark);
    }
  });
  area.addEventListener('keydown', (event) => {
    const mark = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && keys[event.key.toLowerCase()];
    if (mark) {
      event.preventDefault();
      apply(area, mark);
    }
  });
}

// To be called before a place is read or written: browsers say 0 of a text that nobody entered.
export function settle(area) {
  if (!entered.has(area) && document.activeElement !== area) {
    area.setSelectionRange(area.value.length, area.value.length);
  }
}

// Typed through the browser, so that undo knows it and listeners hear it.
export function type(area, text, from = area.selectionStart, to = area.selectionEnd) {
  area.focus();
  area.setSelectionRange(from, to);
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

function apply(area, mark) {
  settle(area);
  if (wraps[mark]) {
    wrap(area, ...wraps[mark]);
  } else if (lines[mark]) {
    begin(area, lines[mark]);
  } else if (blocks[mark]) {
    const before = area.selectionStart > 0 && area.value[area.selectionStart - 1] !== '\n' && mark !== 'note' ? '\n\n' : '';
    type(area, before + blocks[mark]);
  }
}

function wrap(area, before, after) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to);
  const isWrapped = value.slice(from - before.length, from) === before && value.slice(to, to + after.length) === after;
  if (isWrapped) {
    type(area, chosen, from - before.length, to + after.length);
    area.setSelectionRange(from - before.length, to - before.length);
  } else {
    type(area, before + chosen + after, from, to);
    area.setSelectionRange(from + before.length, to + before.length);
  }
}

function begin(area, marks) {
  const { value } = area;
  const from = value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const end = value.indexOf('\n', area.selectionEnd);
  const to = end < 0 ? value.length : end;
  const chosen = value.slice(from, to).split('\n');
  const all = chosen.every((line, at) => line.startsWith(marks(at)));
  const text = chosen.map((line, at) => (all ? line.slice(marks(at).length) : marks(at) + line)).join('\n');
  type(area, text, from, to);
  area.setSelectionRange(from, from + text.length);
}
