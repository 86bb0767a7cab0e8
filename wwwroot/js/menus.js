// <details class="menu">: one open at a time, closed by Escape or by a press elsewhere.
const open = () => document.querySelectorAll('details.menu[open]');

function closeAllBut(kept) {
  for (const menu of open()) {
    if (menu !== kept) {
      menu.open = false;
    }
  }
}

document.addEventListener('click', (event) => closeAllBut(event.target.closest('details.menu')));

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
