// Places in an answer: the numbers of remarks in between are no part of its text.
function* nodesOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest('sup')) {
      yield { node, at };
      at += node.length;
    }
  }
}

export const textOf = (paragraph) => [...nodesOf(paragraph)].map(({ node }) => node.data).join('');

// Offsets are counted from the paragraph's own beginning.
export function rangeOf(paragraph, from, to) {
  const range = document.createRange();
  for (const { node, at } of nodesOf(paragraph)) {
    if (from >= at && from <= at + node.length) {
      range.setStart(node, from - at);
    }
    if (to >= at && to <= at + node.length) {
      range.setEnd(node, to - at);
      break;
    }
  }
  return range;
}

// What of the range lies in this paragraph; null for nothing but blanks.
export function within(paragraph, range) {
  let [from, text] = [null, ''];
  for (const { node, at } of nodesOf(paragraph)) {
    if (range.intersectsNode(node)) {
      const start = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : node.length;
      if (end > start) {
        from ??= at + start;
        text += node.data.slice(start, end);
      }
    }
  }
  return text.trim() ? { from: from + text.length - text.trimStart().length, quote: text.trim() } : null;
}
