// Words that came too late. No time is given for them and they count for nothing; but whoever typed them sees which they are, and
// takes them along.
const template = document.getElementById('untaken');

// The server joins letters and their marks, so compare joined.
export const same = (one, other) => one?.normalize('NFC') === other?.normalize('NFC');

// Only over https there is a clipboard to write to; what is selected can be copied everywhere.
async function copy(area, button) {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    document.execCommand('copy');
  }
  button.textContent = template.dataset.copied;
}

function download(text, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Shows a text at a place; `letGo` forgets it when the reader says so, and there is no such button without it.
export function offer(place, number, text, letGo) {
  const panel = template.content.firstElementChild.cloneNode(true);
  const area = panel.querySelector('textarea');
  const label = template.dataset.label.replace('{0}', number);
  panel.setAttribute('aria-label', label);
  area.setAttribute('aria-label', label);
  area.value = text;
  panel.querySelector('[data-copy]').addEventListener('click', ({ currentTarget }) => copy(area, currentTarget));
  panel.querySelector('[data-download]').addEventListener('click', () => download(area.value, template.dataset.file.replace('{0}', number)));
  const button = panel.querySelector('[data-let-go]');
  button.hidden = !letGo;
  button.addEventListener('click', async () => {
    await letGo();
    panel.remove();
  });
  place.append(panel);
  return area;
}
