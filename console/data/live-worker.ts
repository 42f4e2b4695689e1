import type { StreamSignal } from './event-stream.ts';
import { LiveStream } from './live-stream.ts';
import { aliveEvery, type PageWord } from './live-words.ts';

/*
 * The one stream of events of this browser. Over HTTP/1.1 a browser opens six connections to a server and no more: a
 * stream for every page would leave the seventh page, or the pages behind a page, without an answer. The worker is
 * nobody's: it outlives the page that started it, and ends with the last one.
 */

const ports = new Set<MessagePort>();
const stream = new LiveStream((signal) => tell(signal));
let awake = Date.now();

globalThis.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  port?.addEventListener('message', ({ data }: MessageEvent<PageWord>) => obey(port, data));
  port?.start();
});

setInterval(() => {
  tell({ type: 'alive' });
  // The machine slept: its connection may be dead without a word, and what happened meanwhile was missed.
  if (Date.now() - awake > 6 * aliveEvery && ports.size > 0) {
    tell({ type: 'away' });
    stream.again();
  }
  awake = Date.now();
}, aliveEvery);

function obey(port: MessagePort, word: PageWord): void {
  switch (word) {
    case 'join':
      ports.add(port);
      port.postMessage({ type: 'alive' } satisfies StreamSignal);
      if (stream.latest !== null) port.postMessage(stream.latest);
      stream.open();
      break;
    case 'leave':
      ports.delete(port);
      port.close();
      if (ports.size === 0) stream.close();
      break;
    case 'signed-out':
      ports.delete(port);
      stream.close();
      tell({ type: 'refused' });
  }
}

function tell(signal: StreamSignal): void {
  for (const port of ports) port.postMessage(signal);
}
