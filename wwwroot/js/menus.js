// <details class="menu">: one open at a time, closed by Escape or by a press elsewhere.
const open = () => document.querySelectorAll('details.menu[open]');

function closeAllBut(kept) {
  for (const menu of open()) {
    if (menu !== kept) {
      menu.open = false;
    }
  }
}

// What belongs to a menu without standing in it does not close it.
const menuOf = (target) =>
  target.closest('details.menu') ?? target.closest('[data-with-menu]')?.parentElement.querySelector('details.menu') ?? null;

document.addEventListener('click', (event) => closeAllBut(menuOf(event.target)));

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') {
    return;
  }
  for (const menu of open()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) {
      menu.querySelector('summary').focus();
    }
  }
});
