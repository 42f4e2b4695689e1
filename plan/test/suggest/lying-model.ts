import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the endpoint behaves: text is what the "model" writes, everything else is done to the connection. */
export type Behaviour = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** An OpenAI-compatible endpoint on the loopback that does as it is told, and remembers what it was asked. */
export interface LyingModel extends AsyncDisposable {
  readonly url: string;
  readonly requests: {
    readonly path: string;
    readonly authorization: string | undefined;
    readonly body: string;
  }[];
  behave(behaviour: Behaviour): void;
}

export async function lyingModel(): Promise<LyingModel> {
  let behaviour: Behaviour = '{"suggestions":[]}';
  const requests: LyingModel['requests'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      requests.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
      if (typeof behaviour !== 'string') return behaviour(request, response);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: behaviour } }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    behave(next) {
      behaviour = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
