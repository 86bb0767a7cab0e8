// Marks as people write them here: with a comma.
const decimals = (value) =>
  value.toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const show = (value) => (value === null || value === undefined ? '–' : decimals(value));

export const signed = (value) => `${value < 0 ? '−' : '+'}${decimals(Math.abs(value))}`;

export function read(typed) {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  return text === '' ? null : Number(text);
}

// What digits typed so far stand for, among the marks an item can have: "1" is one, "1,5" one and a half, and "1,2" can only
// become 1,25. Undefined: no mark begins so.
export function markOf(typed, marks) {
  const text = typed.replace('.', ',');
  const exact = marks.find((mark) => mark === Number(text.replace(',', '.')));
  if (exact !== undefined && text !== ',') {
    return exact;
  }
  const whole = text.startsWith(',') ? `0${text}` : text;
  const begins = marks.filter((mark) => mark.toFixed(2).replace('.', ',').startsWith(whole));
  return begins.length === 1 || (begins.length > 0 && text.includes(',')) ? begins[0] : undefined;
}
