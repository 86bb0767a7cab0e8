// Keys work wherever nothing is being typed. Arrows are left to the script's own pane, which scrolls by them.
export function listen({ form, ruler, remarks }) {
  const help = document.getElementById('help');
  const keys = {
    ArrowUp: () => ruler.walk(-1),
    ArrowDown: () => ruler.walk(1),
    ArrowLeft: () => ruler.step(-1),
    ArrowRight: () => ruler.step(1),
    g: () => remarks.begin(),
    '?': () => help.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (document.querySelector('dialog[open]')) {
      return;
    }
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      target.blur?.();
      form.requestSubmit(document.querySelector('[data-lock]'));
      return;
    }
    const typing = target.matches('textarea, select, input:not([type="radio"])');
    const act = keys[key.length === 1 ? key.toLowerCase() : key];
    if (!act || typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    act();
  });
}
