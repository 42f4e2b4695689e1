import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A transit engine like that of OpenBao: versions of keys, aes256-gcm96, the answers and errors of its HTTP API. */
export interface FakeTransit extends AsyncDisposable {
  readonly url: string;
  token: string;
  /** As when it was started and nobody has unsealed it. */
  sealed: boolean;
  /** Answers this instead of anything. */
  instead: {
    readonly status: number;
    readonly body: string;
    readonly headers?: Record<string, string>;
  } | null;
  readonly asked: string[];
  leastVersion: number;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const errors = (status: number, ...said: readonly string[]): Answer => ({ status, body: { errors: said } });
const data = (content: unknown): Answer => ({
  status: 200,
  body: { request_id: 'x', lease_id: '', renewable: false, lease_duration: 0, data: content, warnings: null },
});

export async function fakeTransit(type = 'aes256-gcm96'): Promise<FakeTransit> {
  const keys = new Map<string, Buffer[]>();

  const server = createServer((request, response) => {
    void readAll(request).then((text) => {
      fake.asked.push(`${request.method} ${request.url}`);
      const { instead } = fake;
      if (instead) return response.writeHead(instead.status, instead.headers).end(instead.body);
      const body = text === '' ? {} : JSON.parse(text);
      const { status, body: said } = answer(request, body);
      response.writeHead(status, { 'content-type': 'application/json' });
      return response.end(said === undefined ? '' : JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const fake: FakeTransit = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 's.token',
    sealed: false,
    instead: null,
    asked: [],
    leastVersion: 1,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;

  function answer(request: IncomingMessage, body: Record<string, unknown>): Answer {
    if (fake.sealed) return errors(503, 'Vault is sealed');
    if (request.headers['x-vault-token'] !== fake.token) return errors(403, 'permission denied');
    const [, version, mount, what, name = '', then] = (request.url ?? '').split('/');
    if (version !== 'v1' || mount !== 'transit') return errors(404, 'no handler for route');
    const held = keys.get(name);
    if (what === 'keys' && request.method === 'GET')
      return held
        ? data({ type, latest_version: held.length, min_decryption_version: fake.leastVersion, name })
        : errors(404);
    if (what === 'keys' && then === 'rotate') {
      if (!held) return errors(400, 'key not found');
      held.push(randomBytes(32));
      return { status: 204 };
    }
    if (what === 'keys') {
      if (!held) keys.set(name, [randomBytes(32)]);
      return { status: 204 };
    }
    if (!held) return errors(400, 'encryption key not found');
    const about = Buffer.from(String(body['associated_data'] ?? ''), 'base64');
    if (what === 'encrypt') {
      const at = Number(body['key_version'] ?? held.length);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', held[at - 1] ?? Buffer.alloc(32), nonce).setAAD(about);
      const plain = Buffer.from(String(body['plaintext']), 'base64');
      const bytes = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return data({ ciphertext: `vault:v${at}:${bytes.toString('base64')}`, key_version: at });
    }
    const [, at = '', text = ''] = /^vault:v(\d+):(.+)$/.exec(String(body['ciphertext'])) ?? [];
    const key = held[Number(at) - 1];
    if (!key) return errors(400, 'invalid ciphertext: no prefix');
    if (Number(at) < fake.leastVersion)
      return errors(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(about);
    try {
      decipher.setAuthTag(bytes.subarray(-16));
      const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
      return data({ plaintext: plain.toString('base64') });
    } catch {
      return errors(400, 'cipher: message authentication failed');
    }
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
