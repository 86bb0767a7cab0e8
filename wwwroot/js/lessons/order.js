// Parts put at another place by their handle, with mouse or finger, or with Alt and an arrow: one request, and the page as it is then.
export function attach(list) {
  for (const row of list.children) {
    const handle = row.querySelector('[data-drag]');
    handle.hidden = false;
    handle.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      row.classList.add('is-dragged');
    });
    handle.addEventListener('pointermove', (event) => {
      if (handle.hasPointerCapture(event.pointerId)) {
        follow(row, event.clientY);
      }
    });
    handle.addEventListener('pointerup', (event) => {
      handle.releasePointerCapture(event.pointerId);
      row.classList.remove('is-dragged');
      place(row, list);
    });
    row.addEventListener('keydown', (event) => {
      const beside = event.altKey && { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling }[event.key];
      if (beside) {
        event.preventDefault();
        beside[event.key === 'ArrowUp' ? 'before' : 'after'](row);
        place(row, list);
      }
    });
  }
}

// Past the middle of the one above or below, the row changes places with it.
function follow(row, y) {
  const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
  while (row.previousElementSibling && y < middle(row.previousElementSibling)) {
    row.previousElementSibling.before(row);
  }
  while (row.nextElementSibling && y > middle(row.nextElementSibling)) {
    row.nextElementSibling.after(row);
  }
}

function place(row, list) {
  const at = [...list.children].indexOf(row) + 1;
  if (at === Number(row.dataset.place)) {
    return;
  }

  const form = row.querySelector('form[data-places]');
  form.elements.position.value = at;
  form.requestSubmit(form.querySelector('[data-place]'));
}
