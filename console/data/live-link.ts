import type { StreamSignal } from './event-stream.ts';
import { LiveStream } from './live-stream.ts';
import { aliveEvery, type PageWord } from './live-words.ts';

/** How a page hears the stream. */
export interface LiveLink {
  close(): void;
  /** Ends the stream for all pages of this browser: the session is over. */
  signedOut(): void;
}

/** Hears the stream that all pages of this browser share, or one of its own where there are no shared workers. */
export function openLink(hear: (signal: StreamSignal) => void): LiveLink {
  let fallen = false;
  let closed = false;
  let link = sharedLink(hear, () => {
    if (fallen || closed) return;
    fallen = true;
    link.close();
    link = ownLink(hear);
  });
  const close = () => {
    closed = true;
    link.close();
  };
  return { close, signedOut: () => link.signedOut() };
}

/** @param fail called where there is no worker or it does not start; never before this function has returned */
function sharedLink(hear: (signal: StreamSignal) => void, fail: () => void): LiveLink {
  let port: MessagePort | null = null;
  let answered = false;
  let heard = Date.now();
  const send = (word: PageWord) => port?.postMessage(word);
  const join = () => {
    answered = false;
    heard = Date.now();
    try {
      const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('error', fail);
      port = worker.port;
    } catch {
      queueMicrotask(fail);
      return;
    }
    port.addEventListener('message', ({ data }: MessageEvent<StreamSignal>) => {
      answered = true;
      heard = Date.now();
      hear(data);
    });
    port.start();
    send('join');
  };
  // A worker whose process died says nothing, and nothing says so.
  const watch = setInterval(() => {
    if (Date.now() - heard < 3 * aliveEvery) return;
    hear({ type: 'away' });
    if (!answered) return fail();
    send('leave');
    join();
  }, aliveEvery);
  join();
  return {
    close() {
      clearInterval(watch);
      send('leave');
      port = null;
    },
    signedOut: () => send('signed-out'),
  };
}

/** A stream of this page alone, only while the page is seen: hidden ones would use up the browser's connections. */
function ownLink(hear: (signal: StreamSignal) => void): LiveLink {
  const stream = new LiveStream(hear);
  const follow = () => {
    if (document.visibilityState === 'visible') {
      stream.open();
      return;
    }
    stream.close();
    hear({ type: 'away' });
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  const close = () => {
    document.removeEventListener('visibilitychange', follow);
    stream.close();
  };
  return { close, signedOut: close };
}
