import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Allowed } from '../../../outbound/allowed.ts';
import { OutboundError } from '../../../outbound/pinned-address.ts';
import { type FetchOptions, fetchDocument } from '../fetch-document.ts';

let server: Server;
let port = 0;
const asked: string[] = [];
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/ok': (response) => response.end('{"@context": {}}'),
  '/secret': (response) => response.end('secret'),
  '/missing': (response) => response.writeHead(404).end(),
  '/empty': (response) => response.writeHead(204).end(),
  '/packed': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
  '/silent': () => {},
  '/endless': (response) => {
    const more = (): void =>
      void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more)));
    more();
  },
  '/declared': (response) => response.writeHead(200, { 'content-length': '999999999' }).end('x'),
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"@context":', () => response.destroy());
  },
  '/drip': (response) => {
    response.write('{');
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
};

before(async () => {
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(`${request.headers.host} ${url}`);
    const [, target] = /^\/to\/(.*)$/.exec(url) ?? [];
    if (target !== undefined) response.writeHead(302, { location: decodeURIComponent(target) }).end();
    else (answers[url] ?? ((other: ServerResponse) => other.writeHead(404).end()))(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const here = (host: string): string => `http://${host}:${port}`;
const inside = (host: string, path = '/'): Allowed => ({ url: `${here(host)}${path}`, private: true });
/** Names of a little network: all that is asked is written down. */
const named = (names: Readonly<Record<string, readonly string[]>>, looked: string[] = []) => {
  const lookup = (host: string): Promise<readonly string[]> => {
    looked.push(host);
    return Promise.resolve(names[host] ?? []);
  };
  return lookup;
};

async function fault(url: string, options: FetchOptions): Promise<string> {
  const error = await fetchDocument(url, options).then(
    () => assert.fail('fetched'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof OutboundError, String(error));
  assert.doesNotMatch(`${error.message} ${error.stack?.split('\n')[0]}`, /\d+\.\d+\.\d+\.\d+|::/);
  return error.fault;
}

describe('fetching a context', () => {
  const lookup = named({ inside: ['127.0.0.1'], mixed: ['8.8.8.8', '127.0.0.1'], nobody: [] });

  it('brings what is allowed', async () => {
    assert.deepEqual(await fetchDocument(`${here('inside')}/ok`, { allow: [inside('inside')], lookup }), {
      text: '{"@context": {}}',
      freshSeconds: 24 * 3600,
    });
    assert.equal(asked.at(-1), `inside:${port} /ok`);
  });

  it('asks nothing of anybody that is not on the list', async () => {
    const looked: string[] = [];
    const options = {
      allow: [inside('inside', '/contexts')],
      lookup: named({ inside: ['127.0.0.1'] }, looked),
    };
    const earlier = asked.length;
    for (const url of [
      `${here('inside')}/ok`,
      `${here('inside')}/contextsand/ok`,
      `${here('inside')}/contexts/../ok`,
      `${here('inside')}/contexts/%2e%2e/ok`,
      `http://inside.:${port}/contexts/x`,
      `https://inside:${port}/contexts/x`,
      `http://user@inside:${port}/contexts/x`,
      `http://inside:${port + 1}/contexts/x`,
      `http://inside:${port}@elsewhere/contexts/x`,
      'file:///etc/passwd',
      'data:application/json,{}',
      'ftp://inside/contexts/x',
      'gopher://inside/contexts/x',
      'contexts/x',
      '',
    ])
      assert.equal(await fault(url, options), 'not-allowed', url);
    assert.deepEqual([looked, asked.length], [[], earlier]);
  });

  it('goes nowhere private unless that was said, by name or by number in any spelling', async () => {
    const earlier = asked.length;
    const hosts = [
      'inside',
      'mixed',
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '017700000001',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '169.254.169.254',
      '[fd00:ec2::254]',
    ];
    for (const host of hosts) {
      const allow = [{ url: `${here(host)}/`, private: false }];
      assert.equal(await fault(`${here(host)}/ok`, { allow, lookup }), 'not-allowed', host);
    }
    for (const host of [
      '169.254.169.254',
      '[::ffff:169.254.169.254]',
      '100.100.100.200',
      '[fe80::1]',
      '0.0.0.0',
    ])
      assert.equal(await fault(`${here(host)}/ok`, { allow: [inside(host)], lookup }), 'not-allowed', host);
    assert.equal(asked.length, earlier);
  });

  it('connects to the address that was looked at, whatever the name says afterwards', async () => {
    let times = 0;
    const changing = (): Promise<readonly string[]> => {
      times += 1;
      return Promise.resolve(times === 1 ? ['127.0.0.1'] : ['169.254.169.254']);
    };
    await fetchDocument(`${here('changing')}/ok`, { allow: [inside('changing')], lookup: changing });
    assert.equal(times, 1);
    assert.equal(asked.at(-1), `changing:${port} /ok`);
  });

  it('judges each redirect like the first address', async () => {
    const to = (url: string): string => `${here('inside')}/to/${encodeURIComponent(url)}`;
    const allow = [
      inside('inside'),
      { url: 'http://169.254.169.254/', private: true },
      { url: `${here('public')}/`, private: false },
    ];
    const options = { allow, lookup: named({ inside: ['127.0.0.1'], public: ['127.0.0.1'] }) };
    assert.equal((await fetchDocument(to('/ok'), options)).text, '{"@context": {}}');
    assert.equal((await fetchDocument(to(to('/ok')), options)).text, '{"@context": {}}');
    for (const target of [
      'http://169.254.169.254/latest/meta-data',
      `${here('public')}/secret`,
      `${here('elsewhere')}/secret`,
      'file:///etc/passwd',
      `${here('127.0.0.1')}/secret`,
    ])
      assert.equal(await fault(to(target), options), 'not-allowed', target);
    assert.equal(await fault(to(to(to(to('/ok')))), options), 'status');
    assert.ok(!asked.some((line) => line.endsWith('/secret')));
  });

  it('takes no more than its limits of time and size, and nothing half', async () => {
    const options = { allow: [inside('inside')], lookup, timeoutMs: 60_000, maxBytes: 100_000 };
    for (const [path, expected] of [
      ['missing', 'status'],
      ['empty', 'status'],
      ['packed', 'status'],
      ['endless', 'too-large'],
      ['declared', 'too-large'],
      ['cut', 'unreachable'],
    ] as const)
      assert.equal(await fault(`${here('inside')}/${path}`, options), expected, path);
    assert.equal(
      await fault(`${here('nobody')}/ok`, { ...options, allow: [inside('nobody')] }),
      'unreachable',
    );
    const hurried = { ...options, timeoutMs: 50 };
    assert.equal(await fault(`${here('inside')}/silent`, hurried), 'timeout');
    assert.equal(await fault(`${here('inside')}/drip`, hurried), 'timeout');
    const hanging = { ...hurried, allow: [inside('slow')], lookup: () => new Promise<never>(() => {}) };
    assert.equal(await fault(`${here('slow')}/ok`, hanging), 'timeout');
  });
});
