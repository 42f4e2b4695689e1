import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly id: string;
    readonly type: string;
    readonly subscriptionId: string;
    readonly triggerReason?: string;
    readonly data: readonly Readonly<Record<string, unknown>>[];
  };
}

/** An endpoint on this machine. `answer` says with which status; null: it never answers. */
export async function openReceiver(
  answer: (received: Received) => number | null | Promise<number> = () => 204,
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const one: Received = { headers: request.headers, body: JSON.parse(body) };
      const status = await answer(one);
      if (status !== null && status < 300) received.push(one);
      server.emit('received');
      if (status !== null) response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const { port } = server.address() as AddressInfo;
  return {
    uri: `http://127.0.0.1:${port}/notify`,
    /** What was accepted, in order. */
    received,
    /** Waits until it is true of what was received. */
    async until(enough: () => boolean): Promise<void> {
      while (!enough()) await once(server, 'received');
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
