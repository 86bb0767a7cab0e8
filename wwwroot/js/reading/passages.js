// The letters of a text without its white space, each with its place in the page. So a passage is found again whatever blocks it
// runs through, and as the server finds it, which knows the words only.
const space = /\s/;

export class Passages {
  constructor(root) {
    this.root = root;
    this.letters = '';
    this.nodes = [];
    this.offsets = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      this.#take(node);
    }
  }

  // From and to, in letters; null when the words do not stand here. Among several places the one whose surroundings agree best.
  find({ prefix, exact, suffix }) {
    const [before, sought, after] = [prefix, exact, suffix].map(bare);
    let best = null;
    let agrees = -1;
    for (let at = sought ? this.letters.indexOf(sought) : -1; at >= 0; at = this.letters.indexOf(sought, at + 1)) {
      const alike = alikeBefore(this.letters, at, before) + alikeAfter(this.letters, at + sought.length, after);
      if (alike > agrees) {
        [best, agrees] = [{ from: at, to: at + sought.length }, alike];
      }
    }
    return best;
  }

  range({ from, to }) {
    const range = document.createRange();
    range.setStart(this.nodes[from], this.offsets[from]);
    range.setEnd(this.nodes[to - 1], this.offsets[to - 1] + 1);
    return range;
  }

  // What a range of the page says, and what stands around it.
  quote(range, context) {
    const from = this.nodes.findIndex((node, at) => range.comparePoint(node, this.offsets[at]) >= 0);
    let to = from;
    while (to >= 0 && to < this.nodes.length && range.comparePoint(this.nodes[to], this.offsets[to] + 1) === 0) {
      to++;
    }
    return from < 0 || to === from
      ? null
      : {
          prefix: this.letters.slice(Math.max(0, from - context), from),
          exact: this.range({ from, to }).toString().replace(/\s+/g, ' ').trim(),
          suffix: this.letters.slice(to, to + context),
        };
  }

  #take(node) {
    for (let at = 0; at < node.data.length; at++) {
      if (!space.test(node.data[at])) {
        this.letters += node.data[at];
        this.nodes.push(node);
        this.offsets.push(at);
      }
    }
  }
}

const bare = (text) => text.replace(/\s+/g, '');

function alikeBefore(letters, end, prefix) {
  let alike = 0;
  while (alike < prefix.length && alike < end && letters[end - 1 - alike] === prefix[prefix.length - 1 - alike]) {
    alike++;
  }
  return alike;
}

function alikeAfter(letters, start, suffix) {
  let alike = 0;
  while (alike < suffix.length && letters[start + alike] === suffix[alike]) {
    alike++;
  }
  return alike;
}
