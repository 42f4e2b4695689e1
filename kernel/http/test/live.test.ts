import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { openKernel } from '../../packs/open-kernel.ts';
import type { Database } from '../../store/database.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { append, create } from '../../test/stated.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { createClient, ProblemError } from '../client.ts';
import { createServer } from '../server.ts';

let test: TestKernel;
let app: FastifyInstance;
let base: string;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server({ auth: true });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
after(() => test[Symbol.asyncDispose]());

interface Event {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** An open stream: `next` waits for the next event, or null at the end. */
interface Stream {
  readonly response: Response;
  next(): Promise<Event | null>;
  close(): void;
}

async function listen(headers?: Readonly<Record<string, string>>, server = base): Promise<Stream> {
  const controller = new AbortController();
  const response = await fetch(`${server}/api/events`, {
    headers: headers ?? (await headersOf(test.kernel, 'viewer')),
    signal: controller.signal,
  });
  assert.ok(response.body);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const stream: Stream = {
    response,
    close: () => controller.abort(),
    async next() {
      while (!text.includes('\n\n')) {
        const { value, done } = await reader.read();
        if (done) return null;
        text += value;
      }
      const at = text.indexOf('\n\n');
      const fields = Object.fromEntries(
        text
          .slice(0, at)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      text = text.slice(at + 2);
      // A comment is no event.
      if (fields[''] !== undefined) return await stream.next();
      return {
        id: fields['id'] ?? '',
        type: fields['event'] ?? '',
        data: JSON.parse(fields['data'] ?? '{}') as Event['data'],
      };
    },
  };
  return stream;
}

describe('live events', { timeout: 30_000 }, () => {
  it('say hello, then what happens from then on', async () => {
    const stream = await listen();
    assert.equal(stream.response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal(stream.response.headers.get('cache-control'), 'no-store');
    assert.equal(stream.response.headers.get('x-content-type-options'), 'nosniff');
    const hello = await stream.next();
    assert.deepEqual([hello?.type, hello?.data], ['hello', { at: test.clock.text }]);
    await test.kernel.facts.write(
      [create('urn:ngsi-ld:Lamp:1', { state: 'on', name: '一号' }, ['Lamp'])],
      testActor(),
    );
    const written = await stream.next();
    assert.deepEqual(
      [written?.type, written?.data],
      [
        'facts',
        { entity: 'urn:ngsi-ld:Lamp:1', types: ['Lamp'], attributes: ['state', 'name'], at: test.clock.text },
      ],
    );
    const { id: measurement } = await test.kernel.measures.evaluate('lamps-on');
    const measured = await stream.next();
    assert.deepEqual(
      [measured?.type, measured?.data],
      ['measurement', { measure: 'lamps-on', version: 1, measurement, value: 1, at: test.clock.text }],
    );
    const [opened] = await test.kernel.cases.open(
      [{ type: 'Repair', data: {}, owner: null, finalDueAt: null }],
      testActor(),
    );
    assert.equal((await stream.next())?.type, 'facts');
    await test.kernel.cases.move(opened?.id ?? '', 'begin', testActor(), '');
    const types = [(await stream.next())?.type, (await stream.next())?.type].toSorted();
    assert.deepEqual(types, ['case', 'facts']);
    const ids = [hello, written, measured].map((event) => Number(event?.id));
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => a - b),
    );
    stream.close();
  });

  it('of a transaction that fails are not told', async () => {
    const stream = await listen();
    await stream.next();
    const failing = test.kernel.facts.write([append('urn:ngsi-ld:Lamp:1', { name: 'never' })], testActor(), {
      with: async (tx) => {
        await test.kernel.events.publish({ type: 'never', data: {} }, tx);
        throw new Error('rolled back');
      },
    });
    await assert.rejects(failing, /rolled back/);
    await test.kernel.events.publish({ type: 'afterwards', data: { text: '好' } });
    assert.deepEqual((await stream.next())?.data, { text: '好' });
    stream.close();
  });

  it('miss nothing that is written the moment after hello, again and again', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const stream = await listen();
      await stream.next();
      await test.kernel.facts.write([append('urn:ngsi-ld:Lamp:1', { name: `turn ${turn}` })], testActor());
      assert.deepEqual((await stream.next())?.data['attributes'], ['name']);
      stream.close();
    }
  });

  it('are read from the database once, however many listen', async () => {
    let reads = 0;
    const counting: Database = {
      url: test.database.url,
      alone: false,
      query(text, values) {
        reads += 1;
        return test.database.query(text, values);
      },
      byKey: (text, values) => test.database.byKey(text, values),
      transaction: (work, options) => test.database.transaction(work, options),
      listen: (channel, handler) => test.database.listen(channel, handler),
      close: () => Promise.resolve(),
    };
    const kernel = await openKernel({ database: counting, packs: [fixturePack] });
    const own = await createServer({ kernel, auth: false, consoleFolder: null });
    const address = await own.listen({ port: 0, host: '127.0.0.1' });
    const streams = await Promise.all(Array.from({ length: 30 }, () => listen({}, address)));
    for (const stream of streams) await stream.next();
    reads = 0;
    await kernel.facts.write([append('urn:ngsi-ld:Lamp:1', { name: 'for all' })], testActor());
    for (const stream of streams) assert.deepEqual((await stream.next())?.data['attributes'], ['name']);
    assert.ok(reads < streams.length, `${reads} reads`);
    for (const stream of streams) stream.close();
    await own.close();
    await kernel.close();
  });

  it('end with the session that asked for them', async () => {
    const own = await test.server({ auth: true, heartbeatMs: 10 });
    const address = await own.listen({ port: 0, host: '127.0.0.1' });
    const { identity } = test.kernel;
    const [leaving, staying] = await Promise.all(
      ['leaving', 'staying'].map(async (name) => {
        const actor = testActor({ id: `user:${name}`, roles: ['viewer'] });
        const { session } = await identity.signIn(await identity.issueLink(actor));
        return { session, stream: await listen({ cookie: `yuheng-session=${session}` }, address) };
      }),
    );
    assert.ok(leaving && staying);
    for (const { stream } of [leaving, staying]) assert.equal((await stream.next())?.type, 'hello');
    await identity.signOut(leaving.session);
    assert.equal(await leaving.stream.next(), null);
    await test.kernel.events.publish({ type: 'still', data: {} });
    assert.equal((await staying.stream.next())?.type, 'still');
    staying.stream.close();
  });

  it('end with what somebody held in their tenant, whatever they hold in another', async () => {
    const { identity, tenants } = test.kernel;
    const { id } = await tenants.make('city');
    const viewer = { organisation: null, unit: null, roles: ['viewer'] as const };
    await identity.people.add(id, { id: 'user:city', name: '市', synthetic: false, ...viewer }, testActor());
    await identity.members.put(1, 'user:city', viewer, testActor());
    const { session } = await identity.signIn(await identity.issueLink(testActor({ id: 'user:city' })));
    const stream = await listen({ cookie: `yuheng-session=${session}` });
    assert.equal((await stream.next())?.type, 'hello');
    await identity.members.remove(1, 'user:city', testActor());
    assert.equal(await stream.next(), null);
    assert.equal((await identity.callerOf('session', session))?.in('city')?.roles.join(), 'viewer');
  });

  it('end with the key that asked for them', async () => {
    const own = await test.server({ auth: true, heartbeatMs: 10 });
    const address = await own.listen({ port: 0, host: '127.0.0.1' });
    const { keys } = test.kernel.identity;
    const key = await keys.add(
      { name: 'listener', organisation: null, roles: ['viewer'], synthetic: false },
      testActor(),
    );
    const stream = await listen({ authorization: `Bearer ${key}` }, address);
    assert.equal((await stream.next())?.type, 'hello');
    await keys.revoke('listener', testActor());
    assert.equal(await stream.next(), null);
  });

  it('are not kept for a reader that takes nothing: it is dropped', async () => {
    const own = await test.server({ auth: false });
    await own.listen({ port: 0, host: '127.0.0.1' });
    const reader = connect((own.server.address() as AddressInfo).port, '127.0.0.1');
    reader.on('error', () => undefined);
    reader.write('GET /api/events HTTP/1.1\r\nHost: test\r\n\r\n');
    const connections = promisify(own.server.getConnections.bind(own.server));
    await once(reader, 'readable');
    const text = 'x'.repeat(7000);
    while ((await connections()) > 0)
      await Promise.all(
        Array.from({ length: 50 }, () => test.kernel.events.publish({ type: 'much', data: { text } })),
      );
    reader.destroy();
    await own.close();
  });

  it('are refused when they would not fit', async () => {
    await assert.rejects(
      test.kernel.events.publish({ type: 'x', data: { text: '长'.repeat(3000) } }),
      RangeError,
    );
  });

  it('end when the server closes, which does not wait for their readers', async () => {
    const own = await test.server({ auth: false });
    const address = await own.listen({ port: 0, host: '127.0.0.1' });
    const streams = await Promise.all([1, 2, 3].map(() => fetch(`${address}/api/events`)));
    const texts = streams.map((response) => response.text());
    await own.close();
    for (const text of await Promise.all(texts)) assert.match(text, /^id: \d+\nevent: hello\n/);
  });
});

describe('typed client', () => {
  const as = async (role: 'viewer' | 'administrator') => ({
    base,
    key: (await headersOf(test.kernel, role)).authorization.slice('Bearer '.length),
  });

  it('calls commands with JSON, and with bytes', async () => {
    const client = createClient<typeof fixturePack>(await as('administrator'), 'fixture');
    const { text, by } = await client['echo-text']({ text: '你好 & ?=%' });
    assert.deepEqual([text, by], ['你好 & ?=%', 'key:administrator']);
    assert.deepEqual(await client['count-bytes']({ times: 2 }, new TextEncoder().encode('五个')), {
      bytes: 12,
    });
  });

  it('throws the problem that the server answers', async () => {
    const client = createClient<typeof fixturePack>(await as('viewer'), 'fixture');
    await assert.rejects(client['echo-text']({ text: 'x' }), (error) => {
      assert.ok(error instanceof ProblemError);
      assert.deepEqual([error.problem.status, error.problem.code], [403, 'policy.denied']);
      assert.equal(error.problem.values?.['permission'], 'fixture.write');
      return true;
    });
    await assert.rejects(client['count-bytes']({}, new Uint8Array(1001)), ProblemError);
  });

  it('can be handed through an async function', async () => {
    const server = await as('administrator');
    const client = await Promise.resolve(createClient<typeof fixturePack>(server, 'fixture'));
    assert.equal((await client['echo-text']({ text: 'x' })).text, 'x');
  });

  it('fails as fetch fails where there is no server', async () => {
    const client = createClient<typeof fixturePack>({ base: 'http://127.0.0.1:1' }, 'fixture');
    await assert.rejects(client['echo-text']({ text: 'x' }), TypeError);
  });
});
