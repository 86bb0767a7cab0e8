// "/" goes to the search box, unless something is being written.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) {
    return;
  }
  const boxes = document.querySelectorAll('[data-search], [data-search-anywhere]');
  const box = [...boxes].find((one) => one.offsetParent !== null);
  if (box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
