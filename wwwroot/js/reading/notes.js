// The list of a part's notes: what stands in it is what is drawn and sent.
const field = (form, name) => form.elements[name].value;

export class Notes {
  constructor(section) {
    this.list = section.querySelector('[data-note-list]');
    this.none = section.querySelector('[data-no-notes]');
    this.template = section.querySelector('[data-note-template]');
    this.path = section.dataset.notes;
  }

  get all() {
    return [...this.list.children].map((item) => this.read(item));
  }

  item(id) {
    return this.list.querySelector(`[data-note="${id}"]`);
  }

  read(item) {
    const form = item.querySelector('[data-note-change]');
    return {
      id: item.dataset.note,
      partId: item.dataset.part,
      seen: Number(item.dataset.seen),
      prefix: field(form, 'Prefix'),
      exact: field(form, 'Exact'),
      suffix: field(form, 'Suffix'),
      colour: item.dataset.colour,
      text: item.querySelector('[data-text]').textContent,
    };
  }

  // A new one, or one as it is now.
  write(note) {
    const item = this.item(note.id) ?? this.#add(note.id);
    const form = item.querySelector('[data-note-change]');
    Object.assign(item.dataset, { seen: note.seen, colour: note.colour, part: note.partId });
    for (const [name, value] of Object.entries({ PartId: note.partId, Seen: note.seen, Prefix: note.prefix, Exact: note.exact, Suffix: note.suffix, Text: note.text, Colour: note.colour })) {
      form.elements[name].value = value;
    }
    const quote = item.querySelector('.mynote__quote');
    quote.hidden = !note.exact;
    quote.className = `mynote__quote mynote__quote--${note.colour.toLowerCase()}`;
    quote.querySelector('[data-quote]').textContent = note.exact;
    quote.querySelector('[data-colour-name]').textContent = form.querySelector(`[value="${note.colour}"]`).parentElement.textContent.trim();
    item.querySelector('[data-text]').textContent = note.text;
    item.querySelector('[data-note-removal] .vh').textContent = `: ${note.text || note.exact}`;
    this.none.hidden = true;
    return item;
  }

  remove(id) {
    this.item(id)?.remove();
    this.none.hidden = this.list.children.length > 0;
  }

  // In the order of the text; what is attached to nothing comes last, as it was made.
  arrange(found) {
    const place = (item) => found.get(item.dataset.note)?.place.from ?? Infinity;
    const items = [...this.list.children];
    const ordered = [...items].sort((one, other) => place(one) - place(other) || items.indexOf(one) - items.indexOf(other));
    if (ordered.some((item, at) => item !== items[at])) {
      this.list.append(...ordered);
    }
    for (const item of ordered) {
      item.querySelector('[data-to-text]').hidden = !found.has(item.dataset.note);
    }
  }

  #add(id) {
    const item = this.template.content.firstElementChild.cloneNode(true);
    item.dataset.note = id;
    item.querySelector('[data-note-change]').action = `${this.path}/${id}`;
    item.querySelector('[data-note-removal]').action = `${this.path}/${id}/removals`;
    const area = item.querySelector('textarea');
    area.id = `note-${id}`;
    item.querySelector('.field label').htmlFor = area.id;
    this.list.append(item);
    return item;
  }
}
