// A keyboard on the screen covers half a phone. What is left belongs to the writing; the end of the text can be moved above it.
const least = 150;

export function makeRoomForKeyboard() {
  const view = window.visualViewport;
  if (!view) {
    return;
  }
  const fit = () => {
    const covered = view.scale > 1.05 ? 0 : Math.max(0, Math.round(innerHeight - view.height));
    const typing = covered > least && document.activeElement instanceof HTMLTextAreaElement;
    document.body.classList.toggle('is-typing', typing);
    document.body.style.setProperty('--covered', typing ? `${covered}px` : '0px');
  };
  view.addEventListener('resize', fit);
  document.addEventListener('focusin', fit);
}
