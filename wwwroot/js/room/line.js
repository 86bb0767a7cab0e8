// The live line: comes back for ever, asks for what it missed, and gives every line of the log once and in order.
import { Ways } from './ways.js';

const firstPause = 500;
const longestPause = 10_000;

// Only who asks for a line is told so; a connection that another node holds is not found either, and then made anew.
const isTold = (error, status) => error?.errorType === 'FailedToNegotiateWithServerError' && error.message.includes(`'${status}'`);

const refusal = (error) => /HubException: (.*)$/s.exec(error?.message ?? '')?.[1];

export class Line extends EventTarget {
  #connection = null;
  #last;
  #ways = new Ways();
  #waiting = null;
  #wake = () => {};

  constructor(url, session, last) {
    super();
    this.url = url;
    this.session = session;
    this.#last = last;
    this.state = 'connecting';
    // How far the server's clock is ahead of this device's, in milliseconds.
    this.skew = 0;
    addEventListener('online', () => this.#wake());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#wake());
  }

  get isOver() {
    return this.state === 'removed' || this.state === 'signedOut';
  }

  async open() {
    for (let pause = firstPause; !this.isOver; pause = Math.min(pause * 2, longestPause)) {
      try {
        this.#show(this.state === 'connecting' ? 'connecting' : 'offline');
        this.#connection = await this.#ways.open(this.url, (connection) => this.#listen(connection));
        await this.#catchUp();
        this.#show('online');
        return;
      } catch (error) {
        await this.#failed(error);
      }
      if (!this.isOver) {
        this.#show('offline');
        await this.#rest(pause / 2 + (Math.random() * pause) / 2);
      }
    }
  }

  // Answers with what went wrong in words; null when all is well.
  async ask(method, ...parts) {
    try {
      return { answer: await this.#connection.invoke(method, this.session, ...parts) };
    } catch (error) {
      // Another node took the call, which does not know this line.
      if (error?.statusCode === 404) {
        this.#connection?.stop().catch(() => {});
      }
      return { wrong: refusal(error) ?? null, isLost: refusal(error) === undefined };
    }
  }

  // What nobody waits for: lost when there is no connection.
  tell(method, ...parts) {
    if (this.state === 'online') {
      this.#connection?.send(method, this.session, ...parts).catch(() => {});
    }
  }

  // What a connection says that was given up is no longer heard.
  #listen(connection) {
    const now = (act) => (...parts) => connection === this.#connection && act(...parts);
    connection.on('news', now((lines) => (this.#waiting ? this.#waiting.push(...lines) : this.#take(lines))));
    connection.on('polls', now((counts) => this.dispatchEvent(new CustomEvent('polls', { detail: counts }))));
    connection.on('typing', now((person, name) => this.dispatchEvent(new CustomEvent('typing', { detail: { person, name } }))));
    connection.on('removed', now(() => this.#end('removed')));
    connection.onclose(now(() => this.state === 'online' && this.open()));
  }

  // Joins first and reads then; what is pushed meanwhile waits its turn.
  async #catchUp() {
    this.#waiting ??= [];
    let missed;
    do {
      missed = await this.#connection.invoke('Follow', this.session, this.#last);
      this.skew = Date.parse(missed.now) - Date.now();
      this.#give(missed.news);
    } while (missed.more);
    const waited = this.#waiting;
    this.#waiting = null;
    this.#take(waited);
  }

  #take(lines) {
    const first = lines.find(({ sequence }) => sequence > this.#last);
    if (first && first.sequence !== this.#last + 1) {
      this.#catchUp().catch(() => this.#connection?.stop());
    } else {
      this.#give(lines);
    }
  }

  #give(lines) {
    for (const line of lines) {
      if (line.sequence > this.#last) {
        this.#last = line.sequence;
        this.dispatchEvent(new CustomEvent('line', { detail: line }));
      }
    }
  }

  async #failed(error) {
    this.#waiting = null;
    await this.#letGo();
    if (isTold(error, 401)) {
      this.#end('signedOut');
    } else if (isTold(error, 404) || refusal(error) !== undefined) {
      this.#end('removed');
    }
  }

  async #letGo() {
    const connection = this.#connection;
    this.#connection = null;
    await connection?.stop().catch(() => {});
  }

  #end(state) {
    this.#show(state);
    this.#letGo();
  }

  #show(state) {
    if (!this.isOver && (state !== this.state || state === 'connecting')) {
      this.state = state;
      this.dispatchEvent(new Event('state'));
    }
  }

  #rest(pause) {
    return new Promise((done) => {
      const timer = setTimeout(done, pause);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
