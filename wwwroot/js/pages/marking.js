// The marking page: every change is stored at once, and the whole of it can be done from the keyboard.
import { Sheet } from '../marking/sheet.js';
import { Ruler } from '../marking/ruler.js';
import { Remarks } from '../marking/remarks.js';
import { listen } from '../marking/keys.js';

const form = document.getElementById('sheet');

if (form && !form.dataset.locked) {
  // What serves a browser without script gives way to what is better with one.
  document.querySelectorAll('[data-plain]').forEach((part) => (part.hidden = true));
  document.querySelectorAll('[data-script]').forEach((part) => (part.hidden = false));

  const sheet = new Sheet(form);
  const ruler = new Ruler(form, sheet);
  const remarks = new Remarks(sheet);
  listen({ form, ruler, remarks });
}
