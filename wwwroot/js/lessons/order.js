// Parts put at another place by dragging, or with Alt and an arrow: one request, and the page as it is then.
export function attach(list) {
  let dragged = null;
  for (const row of list.children) {
    const handle = row.querySelector('[data-drag]');
    handle.hidden = false;
    handle.addEventListener('pointerdown', () => (row.draggable = true));
    row.addEventListener('dragstart', (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = 'move';
      row.classList.add('is-dragged');
    });
    row.addEventListener('dragend', () => {
      row.draggable = false;
      row.classList.remove('is-dragged');
      place(dragged, list);
      dragged = null;
    });
    row.addEventListener('dragover', (event) => {
      if (dragged && dragged !== row) {
        event.preventDefault();
        const { top, height } = row.getBoundingClientRect();
        row[event.clientY < top + height / 2 ? 'before' : 'after'](dragged);
      }
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

function place(row, list) {
  const at = [...list.children].indexOf(row) + 1;
  if (at === Number(row.dataset.place)) {
    return;
  }

  const form = row.querySelector('form[data-places]');
  form.elements.position.value = at;
  form.requestSubmit(form.querySelector('[data-place]'));
}
