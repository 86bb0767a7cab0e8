// The ways over which a line may be carried, the best first: some networks let no WebSocket through, and some proxies gather
// an answer until it ends. What worked is tried first by the next page of this tab.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const key = 'lms.room.way';

// What a way may take to carry a first word. A WebSocket is opened without asking first, so any node will do for it.
const ways = [
  { name: 'sockets', options: { transport: HttpTransportType.WebSockets, skipNegotiation: true }, patience: 5_000 },
  { name: 'events', options: { transport: HttpTransportType.ServerSentEvents }, patience: 8_000 },
  { name: 'polling', options: { transport: HttpTransportType.LongPolling }, patience: 30_000 },
];

// Storage may be forbidden; then nothing is remembered.
function remembered() {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(name) {
  try {
    sessionStorage.setItem(key, name);
  } catch {
    // Tried anew by the next page.
  }
}

// Nobody is there, or they say no: no other way leads further.
const noAnswer = (error) => error?.errorType === 'FailedToNegotiateWithServerError';

// A connection takes one start; one that takes too long is given up.
async function start(connection, patience) {
  let timer;
  const tooLong = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('too slow')), patience);
  });
  try {
    await Promise.race([connection.start(), tooLong]);
  } catch (error) {
    connection.stop().catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export class Ways {
  #first = Math.max(0, ways.findIndex(({ name }) => name === remembered()));

  // A connection that carries. What is to be heard over it is tied to it before it starts.
  async open(url, prepare) {
    const order = [ways[this.#first], ...ways.filter((_, place) => place !== this.#first)];
    for (const way of order) {
      const connection = new HubConnectionBuilder().withUrl(url, way.options).configureLogging(LogLevel.None).build();
      prepare(connection);
      try {
        await start(connection, way.patience);
        this.#first = ways.indexOf(way);
        remember(way.name);
        return connection;
      } catch (error) {
        this.#first = 0;
        if (noAnswer(error) || way === order.at(-1)) {
          throw error;
        }
      }
    }
  }
}
