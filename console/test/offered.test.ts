import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { homeOf, isOffered } from '../shell/offered.ts';

const PATHS = ['/', '/plan/x', '/people', '/people/', '/proposals', '/security', '/policies', '/account'];
const offered = (reader: Parameters<typeof isOffered>[1]) => PATHS.filter((path) => isOffered(path, reader));

describe('what of the console is somebody’s', () => {
  it('of who administers the house: everything', () => {
    const may = ['audit.watch', 'facts.read', 'policy.read', 'proposals.read'];
    const chief = { tenant: null, may, administers: true };
    assert.deepEqual(offered(chief), PATHS);
    assert.equal(homeOf(chief), '/');
  });

  it('of who reads in the house: not who comes in, nor who was refused', () => {
    const viewer = { tenant: null, may: ['facts.read', 'policy.read', 'proposals.read'], administers: false };
    assert.deepEqual(offered(viewer), ['/', '/plan/x', '/proposals', '/policies', '/account']);
    assert.equal(homeOf(viewer), '/');
  });

  it('of who administers another tenant alone: its people, and their own account', () => {
    const kaifeng = { tenant: 'kaifeng', may: [], administers: true };
    assert.deepEqual(offered(kaifeng), ['/people', '/people/', '/account']);
    assert.equal(homeOf(kaifeng), '/people');
  });

  it('of who administers another tenant and reads in the house: both', () => {
    const both = { tenant: null, may: ['facts.read'], administers: true };
    assert.deepEqual(offered(both), ['/', '/plan/x', '/people', '/people/', '/account']);
  });

  it('of anybody else in another tenant: their own account', () => {
    const guest = { tenant: 'kaifeng', may: [], administers: false };
    assert.deepEqual(offered(guest), ['/account']);
    assert.equal(homeOf(guest), '/account');
  });

  it('a policy that gives auditors the security log opens it for them', () => {
    assert.ok(isOffered('/security', { tenant: null, may: ['audit.watch'], administers: false }));
  });
});
