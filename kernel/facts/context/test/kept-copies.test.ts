import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Problem } from '../../../http/problem.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { type Contexts, openContexts } from '../contexts.ts';

const TENANT = 1;
const ex = 'https://example.org/';
const documentOf = (name: string): string => JSON.stringify({ '@context': { speed: `${ex}${name}` } });

let test: TestKernel;
let server: Server;
let base = '';
let answer: { readonly status: number; readonly text: string; readonly control?: string };
let asked = 0;
before(async () => {
  test = await testKernel([]);
  server = createServer((_request, response) => {
    asked += 1;
    const { status, text, control } = answer;
    response.writeHead(status, control === undefined ? {} : { 'cache-control': control }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://contexts.example:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  for (const contexts of opened) await contexts.stop();
  server.closeAllConnections();
  server.close();
  await test[Symbol.asyncDispose]();
});

const opened: Contexts[] = [];
/** The contexts of one more server on the database. */
async function open(address = '127.0.0.1', isPrivate = true): Promise<Contexts> {
  const contexts = await openContexts({
    database: test.database,
    clock: test.clock.now,
    report: (error) => void test.reported.push(error),
    packs: [],
    sources: { files: new Map(), allow: [{ url: `${base}/`, private: isPrivate }] },
    lookup: () => Promise.resolve([address]),
  });
  opened.push(contexts);
  return contexts;
}
const nameIn = async (contexts: Contexts, url: string): Promise<string> =>
  (await contexts.compiled(url)).storedName('speed').replace(ex, '');

async function code(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => assert.fail('not refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Problem, String(error));
  return error.code;
}
/** Waits for what another server hears of. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setImmediate(resolve));
}

/** ETSI GS CIM 009 V1.9.1, clauses 5.13.1 and 5.13.5. */
describe('a copy of a context', () => {
  it('survives the server, and the host that it came from', async () => {
    const url = `${base}/one`;
    answer = { status: 200, text: documentOf('first') };
    assert.equal(await nameIn(await open(), url), 'first');
    answer = { status: 500, text: '' };
    const earlier = asked;
    const restarted = await open();
    assert.equal(await nameIn(restarted, url), 'first');
    assert.equal(asked, earlier);
    // Old by now, it serves all the same while a new one is looked for.
    test.clock.advance(25 * 3_600_000);
    const later = await open();
    assert.equal(await nameIn(later, url), 'first');
    await until(async () => {
      assert.equal(await nameIn(later, url), 'first');
      return asked > earlier;
    });
  });

  it('is fresh for as long as its host says', async () => {
    const url = `${base}/two`;
    answer = { status: 200, text: documentOf('first'), control: 'max-age=60' };
    const contexts = await open();
    await contexts.compiled(url);
    const { createdAt, expiresAt } = await contexts.server.describe(TENANT, url);
    assert.equal(Date.parse(expiresAt ?? '') - Date.parse(createdAt), 60_000);
  });

  it('is loaded anew when that is wanted, and a good one is never replaced by a bad one', async () => {
    const url = `${base}/three`;
    const [one, other] = [await open(), await open()];
    answer = { status: 200, text: documentOf('first') };
    for (const contexts of [one, other]) assert.equal(await nameIn(contexts, url), 'first');
    for (const bad of [
      { status: 500, text: '' },
      { status: 200, text: 'not JSON' },
      { status: 200, text: '{}' },
      { status: 200, text: '{"@context": {"speed": {"@id": "https://example.org/x", "@context": {}}}}' },
      { status: 404, text: documentOf('wrong') },
    ]) {
      answer = bad;
      assert.equal(await code(one.server.reload(TENANT, url)), 'facts.context-not-available');
      assert.equal(await nameIn(one, url), 'first');
    }
    const earlier = await one.server.describe(TENANT, url);
    test.clock.advance(1000);
    answer = { status: 200, text: documentOf('second') };
    await one.server.reload(TENANT, earlier.name);
    assert.equal(await nameIn(one, url), 'second');
    assert.ok((await one.server.describe(TENANT, url)).createdAt > earlier.createdAt);
    await until(async () => (await nameIn(other, url)) === 'second');
  });

  it('is deleted on all servers, and fetched again when it is needed', async () => {
    const url = `${base}/four`;
    const [one, other] = [await open(), await open()];
    answer = { status: 200, text: documentOf('first') };
    for (const contexts of [one, other]) assert.equal(await nameIn(contexts, url), 'first');
    await one.server.remove(TENANT, url);
    assert.equal(await code(one.server.describe(TENANT, url)), 'facts.context-not-found');
    answer = { status: 200, text: documentOf('second') };
    await until(async () => (await nameIn(other, url)) === 'second');
    assert.equal(await nameIn(one, url), 'second');
  });

  it('of what nobody may reach is not had through a context that is hosted here', async () => {
    const url = `${base}/five`;
    answer = { status: 200, text: documentOf('first') };
    for (const address of ['10.0.0.1', '127.0.0.1', '169.254.169.254', 'fd00:ec2::254']) {
      const contexts = await open(address, false);
      const name = await contexts.server.add(TENANT, [url]);
      const earlier = asked;
      const own = `http://anywhere.example/ngsi-ld/v1/jsonldContexts/${name}`;
      assert.equal(await code(contexts.compiled(own)), 'facts.context-not-allowed');
      assert.equal(await code(contexts.compiled({ '@import': own })), 'facts.bad-context');
      assert.equal(asked, earlier);
    }
  });
});

describe('a hosted context', () => {
  it('is used on all servers of a database, and on none once it is deleted', async () => {
    const [one, other] = [await open(), await open()];
    const name = await one.server.add(TENANT, { speed: `${ex}hosted` });
    const url = `http://one.example/ngsi-ld/v1/jsonldContexts/${name}`;
    for (const contexts of [one, other]) assert.equal(await nameIn(contexts, url), 'hosted');
    await other.server.remove(TENANT, name);
    assert.equal(await code(other.compiled(url)), 'facts.context-not-allowed');
    await until(() =>
      one.compiled(url).then(
        () => false,
        () => true,
      ),
    );
  });

  it('that was made for lack of an address is one for each content, and makes room when it is not needed', async () => {
    const { server: contexts } = await open();
    const list = [`${ex}a`, { speed: `${ex}speed` }];
    const name = await contexts.implicit(TENANT, list);
    assert.equal(await contexts.implicit(TENANT, list), name);
    assert.notEqual(await contexts.implicit(TENANT + 1, list), name);
    await test.database.query(
      `insert into facts.context (id, tenant, kind, content, created_at)
       select gen_random_uuid(), $1, 'ImplicitlyCreated', '{}', '2026-01-01' from generate_series(1, 10000)`,
      [TENANT],
    );
    const other = await contexts.implicit(TENANT, [{ speed: `${ex}other` }]);
    const left = await contexts.list(TENANT, 'ImplicitlyCreated');
    assert.deepEqual(left.map((one) => one.name).toSorted(), [name, other].toSorted());
  });
});
