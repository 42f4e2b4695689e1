import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signsOut } from '../identity/signs-out.ts';

const own = { own: true, roles: ['viewer'] };
const guest = (...roles: string[]) => ({ own: false, roles });

describe('a role in a tenant in which somebody held nothing', () => {
  it('signs out whose account another tenant keeps', () => {
    const here = { tenant: 'kaifeng', person: own };
    assert.equal(signsOut({ target: null, here, others: new Map([[null, undefined]]) }), true);
    assert.equal(signsOut({ target: 'luoyang', here, others: new Map([['luoyang', undefined]]) }), true);
  });

  it('also where they are shown as the guest of a third', () => {
    const here = { tenant: 'luoyang', person: guest('officer') };
    assert.equal(signsOut({ target: null, here, others: new Map([['kaifeng', own]]) }), true);
  });

  it('not people of the house, nor who administers it', () => {
    const others = new Map([['kaifeng', undefined]]);
    assert.equal(signsOut({ target: 'kaifeng', here: { tenant: null, person: own }, others }), false);
    const here = { tenant: 'kaifeng', person: own };
    const chief = new Map([[null, guest('administrator')]]);
    assert.equal(signsOut({ target: 'luoyang', here, others: chief }), false);
    const viewer = new Map([[null, guest('viewer')]]);
    assert.equal(signsOut({ target: 'luoyang', here, others: viewer }), true);
  });

  it('not in the tenant that keeps the account', () => {
    const here = { tenant: null, person: guest('viewer') };
    assert.equal(signsOut({ target: 'kaifeng', here, others: new Map([['kaifeng', own]]) }), false);
  });
});
