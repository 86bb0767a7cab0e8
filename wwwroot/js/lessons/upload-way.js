// One file's way to the server by tus: what becomes of it is told by name, nothing throws.
import { Upload, defaultOptions } from 'tus-js-client';

const piece = 5_000_000; // Little is lost with a line, and proxies let it pass.
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const later = 20_000;

export const { urlStorage: remembered } = defaultOptions;

class SignedOut extends Error {}
class StaleToken extends Error {}

let token;

async function renewToken() {
  const answer = await fetch('/sign-in/renewals/new', { headers: { Accept: 'application/json' }, cache: 'no-store', redirect: 'error' });
  ({ token } = await answer.json());
}

const body = (error) => {
  try {
    return JSON.parse(error.originalResponse.getBody());
  } catch {
    return {};
  }
};

const isPassing = (status) => status === 0 || status >= 500 || [408, 409, 423, 429, 460].includes(status);
const isOfTheFile = (rule = '') => /^(?:Office\.|Pdf\.|Material\.|Upload\.(?:Empty|TooLarge|NotWhatItSays|Picture))/.test(rule);

export const useToken = (value) => (token = value);

export const nameOf = (prefix, file) => prefix + encodeURIComponent([file.name, file.size, file.lastModified].join('/'));

// What the server has of an upload that was begun earlier: nothing when it is there no more, or is done.
export async function offsetOf(url) {
  const answer = await fetch(url, { method: 'HEAD', headers: { Accept: 'application/json', 'Tus-Resumable': '1.0.0' }, cache: 'no-store' });
  return answer.status === 404 || answer.status === 410 ? null : Number(answer.headers.get('Upload-Offset'));
}

export const giveUp = (url) =>
  Upload.terminate(url, { headers: { Accept: 'application/json', 'X-Form-Token': token }, retryDelays: [...pauses] }).catch(() => {});

export class Way {
  #upload;
  #timer;
  #waits = false;

  // `tell(state, more)` hears: sending, ending, lost, busy, signedOut, failed, done.
  constructor(file, { endpoint, prefix, part, caption, tell }) {
    this.tell = tell;
    this.name = nameOf(prefix, file);
    this.#upload = new Upload(file, {
      endpoint,
      chunkSize: piece,
      retryDelays: pauses,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type, caption, part },
      headers: { Accept: 'application/json' },
      fingerprint: async () => this.name,
      onBeforeRequest: (request) => request.setHeader('X-Form-Token', token),
      onAfterResponse: (request, response) => this.#hear(request, response),
      onShouldRetry: (error) => this.#retries(error),
      onProgress: (sent, all) => this.#progress(sent, all),
      onError: (error) => this.#fail(error),
      onSuccess: () => tell('done'),
    });
    addEventListener('online', () => this.#waits && this.start());
    // Whoever has signed in beside comes back to this page.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.isSignedOut && this.start());
  }

  async start() {
    clearTimeout(this.#timer);
    if (this.#waits) {
      await this.#upload.abort();
    }
    this.#waits = false;
    this.isSignedOut = false;
    if (!this.#upload.url) {
      const [before] = await this.#upload.findPreviousUploads();
      if (before) {
        this.#upload.resumeFromPreviousUpload(before);
      }
    }
    this.tell('sending');
    this.#upload.start();
  }

  pause() {
    clearTimeout(this.#timer);
    this.#waits = false;
    return this.#upload.abort();
  }

  async cancel() {
    clearTimeout(this.#timer);
    this.#waits = false;
    this.isSignedOut = false;
    await this.#upload.abort(true).catch(() => {});
  }

  async #hear(request, response) {
    const status = response.getStatus();
    if (status === 401) {
      throw new SignedOut();
    }
    // A page that has been open for long may hold a token that is no longer taken.
    if (status === 400 && !this.renewed) {
      this.renewed = true;
      await renewToken();
      throw new StaleToken();
    }
    this.renewed &&= status === 400;
  }

  #retries(error) {
    if (error.causingError instanceof SignedOut) {
      return false;
    }
    const status = error.originalResponse?.getStatus() ?? 0;
    const passes = error.causingError instanceof StaleToken || isPassing(status);
    if (passes) {
      this.#wait(status);
    }
    return passes;
  }

  // The server has it no more.
  async #forget() {
    const kept = await remembered.findUploadsByFingerprint(this.name);
    kept.forEach((upload) => remembered.removeUpload(upload.urlStorageKey));
  }

  #progress(sent, all) {
    this.#waits = false;
    this.tell(sent === all ? 'ending' : 'sending', { sent });
  }

  #wait(status) {
    this.#waits = true;
    this.tell(status === 0 ? 'lost' : 'busy');
  }

  #fail(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    if (error.causingError instanceof SignedOut) {
      this.isSignedOut = true;
      this.tell('signedOut');
    } else if (isPassing(status)) {
      this.#wait(status);
      this.#timer = setTimeout(() => this.start(), later);
    } else {
      const { rule, reason } = body(error);
      const isFinal = isOfTheFile(rule);
      if (isFinal) {
        this.#forget();
      }
      this.tell('failed', { reason, isFinal });
    }
  }
}
