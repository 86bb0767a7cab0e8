// The button in a password box that shows what is typed, and the one that prints; without script neither is there.
for (const button of document.querySelectorAll('button[data-reveal]')) {
  const input = button.parentElement.querySelector('input');
  button.hidden = false;
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', () => {
    const shown = input.type === 'text';
    input.type = shown ? 'password' : 'text';
    [button.textContent, button.dataset.reveal] = [button.dataset.reveal, button.textContent];
    input.focus();
  });
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    // What only goes on paper when asked for: data-print="notes" prints what is marked so in the styles.
    document.documentElement.dataset.prints = button.dataset.print;
    window.print();
  });
}
addEventListener('afterprint', () => delete document.documentElement.dataset.prints);
