import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '../test-kernel.ts';
import { type AttackTarget, attackTarget, type Headers, refused } from './attack-target.ts';

let target: AttackTarget;
let administrator: Headers;
before(async () => {
  target = await attackTarget();
  administrator = await target.browser('user:chief', 'administrator');
});
after(() => target[Symbol.asyncDispose]());

const cookieOf = ({ cookie = '' }: Headers): Headers => ({ cookie });

describe('attacks through browsers', () => {
  it('forged requests (CSRF): no command is done for a page of another site, whatever it is', async () => {
    const { operations } = target.test.kernel.registry;
    const commands = [...operations].filter(([, { operation }]) => operation.kind === 'command');
    assert.ok(commands.length > 20);
    for (const [path] of commands)
      for (const forged of [
        { origin: 'https://evil.test' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:80' },
        {},
      ] as const) {
        const answer = await target.post(`/api/${path}`, {}, { ...cookieOf(administrator), ...forged });
        assert.deepEqual([answer.statusCode, answer.json().code], [403, 'http.cross-origin'], path);
      }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      refused(
        await target.post('/api/identity/add-organisation', 'name=x', {
          ...administrator,
          'content-type': type,
        }),
        415,
      );
  });

  it('forged sign-ins: nobody is put into somebody else’s session by another site', async () => {
    const token = await target.test.kernel.identity.issueLink(testActor({ id: 'user:evil' }));
    const answer = await target.post('/api/identity/sign-in', { token }, { origin: 'https://evil.test' });
    refused(answer, 403);
    assert.equal(answer.headers['set-cookie'], undefined);
  });

  it('framing, sniffing, inline scripts: every answer forbids them', async () => {
    for (const url of ['/', '/api/identity/who', '/nothing', '/ngsi-ld/v1/entities/%ff']) {
      const { headers } = await target.app.inject(url);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/);
      assert.doesNotMatch(policy, /unsafe|\*|https?:/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.match(String(headers['permissions-policy']), /camera=\(\)/);
    }
  });

  it('session fixation: a planted secret is never made a session, and one that was planted ends', async () => {
    const planted = 'A'.repeat(32);
    const token = await target.test.kernel.identity.issueLink(testActor({ id: 'user:victim' }));
    const ours = { cookie: `yuheng-session=${planted}`, 'sec-fetch-site': 'same-origin' };
    const answer = await target.post('/api/identity/sign-in', { token }, ours);
    assert.ok(!String(answer.headers['set-cookie']).includes(planted));
    assert.equal(await target.test.kernel.identity.callerOf('session', planted), null);
  });

  it('replay: used links, ended sessions and revoked keys are good for nothing', async () => {
    const { identity } = target.test.kernel;
    const link = await identity.issueLink(testActor({ id: 'user:replay' }));
    const { session } = await identity.signIn(link);
    await assert.rejects(identity.signIn(link), { code: 'identity.bad-link' });
    await identity.signOut(session);
    refused(
      await target.app.inject({
        url: '/api/measures/list-measures',
        headers: { cookie: `yuheng-session=${session}` },
      }),
      401,
    );
    const key = await identity.keys.add(
      { name: 'replayed', organisation: null, roles: ['viewer'], synthetic: false },
      testActor(),
    );
    const { token } = await identity.tokens.issue({ id: 'replayed', secret: key }, null);
    await identity.keys.revoke('replayed', testActor());
    for (const bearer of [key, token])
      refused(
        await target.app.inject({
          url: '/api/measures/list-measures',
          headers: { authorization: `Bearer ${bearer}` },
        }),
        401,
      );
  });
});
