// The live line of a sitting: comes back for ever, and asks for everything anew whenever it does.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const firstPause = 500;
const longestPause = 10_000;

const isRefusal = (error) => /HubException: /.test(error?.message ?? '') || /'404'/.test(error?.message ?? '');

// hub: its address. join: [method, ...arguments], asked at every coming back; its answer goes to joined.
// on: what the server pushes, by name. lost: told 'offline', 'signedOut' or 'removed'; after the last two nothing more is tried.
// Answers with a function that ends it.
export function connect({ hub, join, on, joined, lost }) {
  let isOver = false;
  let wake = () => {};
  const connection = new HubConnectionBuilder()
    .withUrl(hub, { transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();

  const end = (why) => {
    if (!isOver) {
      isOver = true;
      connection.stop().catch(() => {});
      if (why) {
        lost(why);
      }
    }
  };

  const rest = (pause) =>
    new Promise((done) => {
      const timer = setTimeout(done, pause / 2 + (Math.random() * pause) / 2);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });

  async function open() {
    for (let pause = firstPause; !isOver; pause = Math.min(pause * 2, longestPause)) {
      try {
        await connection.start();
        joined(await connection.invoke(...join));
        return;
      } catch (error) {
        if (/'401'/.test(error.message)) {
          end('signedOut');
        } else if (isRefusal(error)) {
          end('removed');
        }
        await connection.stop().catch(() => {});
      }
      if (!isOver) {
        lost('offline');
        await rest(pause);
      }
    }
  }

  for (const [name, act] of Object.entries(on)) {
    connection.on(name, act);
  }
  connection.on('removed', () => end('removed'));
  // Not at once: whoever signed out in another tab is about to say so here too.
  connection.onclose(async () => {
    if (!isOver) {
      lost('offline');
      await rest(firstPause);
      open();
    }
  });
  addEventListener('online', () => wake());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake());
  open();
  return () => end();
}
