// What the invigilators do, heard within a moment by the page where a trainee writes.
//
//   import { listen } from './live.js';
//   const stop = listen({ url, onState, onLost });
//
// url      the attempt's own address, '/c/song-van/attempts/0190…', as its data attribute gives it.
// onState  called with the state at once, whenever it changes, and at every coming back:
//            {
//              deadline: '2026-11-27T03:30:00+00:00',  the nearest of all that bind this trainee
//              secondsLeft: 2520,     whole seconds, counted by the server when it answered; stands still while paused
//              paused: false,         the clocks stand still: writing rests, what was typed is still saved
//              suspended: false,      sent out (đình chỉ): nothing is taken any more
//              handedIn: false,
//              over: false,           handed in, suspended or out of time: nothing is taken any more
//              announcements: [{ id, text, at }],  all of the sitting, the oldest first; plain text, to be set as textContent
//            }
// onLost   called with why the live line is down: 'offline' (it comes back by itself; until then the state is asked for every
//          fifteen seconds, and goes to onState just the same), 'signedOut' or 'removed' (it does not come back).
// Answers with a function that ends the listening.
import { connect } from '../conduct/line.js';

const askEvery = 15_000;

export function listen({ url, onState, onLost = () => {} }) {
  const attempt = url.replace(/\/$/, '').split('/').pop();
  const hub = url.replace(/\/attempts\/.*$/, '/sittings/live');
  let isLive = false;
  let isOver = false;

  const take = (state) => {
    isLive = true;
    onState(state);
  };

  async function ask() {
    if (isLive || isOver) {
      return;
    }
    try {
      const answer = await fetch(`${url}/state`, {
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
      });
      if (answer.ok) {
        onState(await answer.json());
      }
    } catch {
      // Without a network there is nothing to be heard.
    }
  }

  const timer = setInterval(ask, askEvery);
  const stop = connect({
    hub,
    join: ['Follow', attempt],
    on: { state: take },
    joined: take,
    lost(why) {
      isLive = false;
      isOver = why !== 'offline';
      onLost(why);
    },
  });
  return () => {
    isOver = true;
    clearInterval(timer);
    stop();
  };
}
