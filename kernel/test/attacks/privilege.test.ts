import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { headersOf } from '../test-kernel.ts';
import { type AttackTarget, attackTarget, refused } from './attack-target.ts';

let target: AttackTarget;
before(async () => {
  target = await attackTarget();
  await target.browser('user:chief', 'administrator');
});
after(() => target[Symbol.asyncDispose]());

/** What would give somebody more than they have. */
const RISING: readonly (readonly [name: string, payload: object])[] = [
  ['add-person', { id: 'user:mine', name: 'x', roles: ['administrator'] }],
  ['change-person', { id: 'user:officer', roles: ['administrator'] }],
  ['reopen-person', { id: 'user:closed' }],
  ['issue-link', { id: 'user:chief' }],
  ['issue-link', { id: 'user:mine', name: 'x', roles: ['administrator'] }],
  ['add-key', { name: 'mine', roles: ['administrator'] }],
  ['revoke-key', { name: 'other' }],
  ['end-session', { person: 'user:chief' }],
];

describe('attacks on what one may do', () => {
  it('nobody but an administrator makes anybody one, by session or by key', async () => {
    for (const role of ['viewer', 'officer', 'machine'] as const)
      for (const headers of [
        await target.browser(`user:${role}`, role),
        await headersOf(target.test.kernel, role),
      ])
        for (const [name, payload] of RISING)
          refused(await target.post(`/api/identity/${name}`, payload, headers), 403);
  });

  it('roles, tenants and ids that a request says of itself are not believed', async () => {
    const viewer = await target.browser('user:viewer', 'viewer');
    const forged = {
      ...viewer,
      'x-roles': 'administrator',
      'x-user': 'user:chief',
      'x-forwarded-for': '127.0.0.1',
    };
    refused(await target.post('/api/identity/add-organisation', { name: 'x' }, forged), 403);
    for (const extra of [{ roles: ['administrator'] }, { actor: 'user:chief' }, { session: 'x' }])
      refused(await target.post('/api/identity/set-password', { password: 'x', ...extra }, viewer), 400);
    const who = await target.app.inject({ url: '/api/identity/who', headers: { ...forged } });
    assert.deepEqual(who.json().user.roles, ['viewer']);
  });

  it('a secret of one kind is none of another', async () => {
    const { identity } = target.test.kernel;
    const viewer = await target.browser('user:viewer', 'viewer');
    const session = viewer['cookie']?.split('=')[1] ?? '';
    const key = (await headersOf(target.test.kernel, 'viewer')).authorization.slice('Bearer '.length);
    assert.equal(await identity.callerOf('key', session), null);
    assert.equal(await identity.callerOf('session', key), null);
    await assert.rejects(identity.signIn(session), { code: 'identity.bad-link' });
    await assert.rejects(identity.tokens.issue({ id: 'viewer', secret: session }, null));
  });
});
