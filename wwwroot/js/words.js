// The page's words, in the reader's language, as the server wrote them there.
const words = document.getElementById('page-words').dataset;

export const say = (name, ...parts) => parts.reduce((text, part, place) => text.replace(`{${place}}`, part), words[name]);

// As the domain counts: runs of letters between white space.
export const count = (text) => text.match(/\S+/g)?.length ?? 0;

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

// The hour without a leading nought, as the server writes it.
export const timeOf = (moment) => clock.format(new Date(moment)).replace(/^0(?=\d)/, '');
