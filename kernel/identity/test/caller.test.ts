import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { principalOf } from '../../policy/resources.ts';
import type { Actor, Role } from '../actor.ts';
import type { Caller } from '../caller.ts';
import { callerOfPerson, type Membership } from '../directory/person-caller.ts';
import { callerOfKey } from '../keys.ts';

const TENANTS = [null, 'a', 'b', 'c'] as const;
const roles = fc.uniqueArray(fc.constantFrom<Role>('viewer', 'officer', 'administrator'), { minLength: 1 });
const membership = fc.record({
  roles,
  organisation: fc.option(fc.constantFrom('甲局', '乙局')),
  unit: fc.option(fc.constantFrom('一处', '二处')),
});
const memberships = fc.uniqueArray(fc.tuple(fc.constantFrom(...TENANTS), membership), {
  minLength: 1,
  selector: ([tenant]) => tenant,
});
type Held = readonly (readonly [
  string | null,
  { readonly roles: readonly Role[]; readonly organisation: string | null; readonly unit: string | null },
])[];

function person(held: Held, home: string | null): Caller {
  const rows = held.map(([tenant, { organisation, unit, ...rest }]): Membership => {
    const [organisationId, unitId] = [organisation && `id ${organisation}`, unit && `id ${unit}`];
    return { tenant, ...rest, organisation, organisationId, unit, unitId, formerly: [] };
  });
  const [first, ...others] = rows;
  assert.ok(first);
  const row = { id: 'user:ming', name: '明', synthetic: false, home };
  return callerOfPerson({ ...row, memberships: [first, ...others] });
}
/** All that policies know of an actor. */
const known = (actor: Actor | null) =>
  actor && [
    [...principalOf(actor).attributes].toSorted(),
    [...principalOf(actor).ancestors].toSorted(),
    actor.tenant,
  ];
const administers = (held: Held): boolean =>
  held.some(([tenant, member]) => tenant === null && member.roles.includes('administrator'));

describe('who asks, in a tenant', () => {
  it('is known to policies by what they hold there and in the house, and by nothing they hold elsewhere', () => {
    fc.assert(
      fc.property(
        memberships,
        memberships,
        fc.constantFrom(...TENANTS),
        fc.constantFrom(...TENANTS),
        fc.constantFrom(...TENANTS),
        (held, others, tenant, home, otherHome) => {
          const counts = ([where]: Held[number]) => where === tenant || where === null;
          const same = [...held.filter(counts), ...others.filter((one) => !counts(one))];
          fc.pre(same.length > 0);
          const [one, other] = [person(held, home), person(same, otherHome)];
          assert.deepEqual(known(one.in(tenant)), known(other.in(tenant)));
        },
      ),
    );
  });

  it('holds exactly what was given there, and the role of an administrator where they administer the house', () => {
    fc.assert(
      fc.property(memberships, fc.constantFrom(...TENANTS), (held, tenant) => {
        const own = held.find(([where]) => where === tenant)?.[1];
        const actor = person(held, null).in(tenant);
        const expected = new Set([...(own?.roles ?? []), ...(administers(held) ? ['administrator'] : [])]);
        assert.deepEqual(new Set(actor?.roles ?? []), expected);
        if (own) assert.deepEqual([actor?.organisation, actor?.unit ?? null], [own.organisation, own.unit]);
        assert.equal(actor === null, expected.size === 0);
      }),
    );
  });

  it('is one actor in a tenant, so that what was decided of them is remembered', () => {
    fc.assert(
      fc.property(memberships, fc.constantFrom(...TENANTS), (held, tenant) => {
        const caller = person(held, 'a');
        assert.equal(caller.in(tenant), caller.in(tenant));
        assert.equal(caller.usual, caller.in(caller.usual.tenant ?? null));
      }),
    );
  });

  it('means the tenant without a name where they hold something in it, else their own', () => {
    const held = (...tenants: (string | null)[]): Held =>
      tenants.map((tenant) => [tenant, { roles: ['viewer'], organisation: null, unit: null }]);
    assert.equal(person(held('a', null, 'b'), 'b').usual.tenant, null);
    assert.equal(person(held('a', 'b'), 'b').usual.tenant, 'b');
    assert.equal(person(held('b', 'c'), 'a').usual.tenant, 'b');
  });

  it('by a key holds its roles in its tenant, or everywhere where it was made for that', () => {
    const key = (tenantName: string | null, everywhere: boolean, ...of: Role[]): Caller =>
      callerOfKey({
        actor: {
          id: 'key:meter',
          name: 'meter',
          organisation: null,
          source: 'key:meter',
          roles: of,
          synthetic: false,
        },
        everywhere,
        tenantName,
        organisationId: null,
        organisation: null,
        made_at: '',
        last_used_at: null,
        revoked_at: null,
      });
    const held = (caller: Caller) => TENANTS.map((tenant) => caller.in(tenant)?.roles.join() ?? null);
    assert.deepEqual(held(key('a', false, 'administrator')), [null, 'administrator', null, null]);
    assert.deepEqual(held(key(null, false, 'machine')), ['machine', null, null, null]);
    assert.deepEqual(held(key(null, true, 'machine')), ['machine', 'machine', 'machine', 'machine']);
    assert.deepEqual(held(key(null, false, 'machine', 'administrator')), [
      'machine,administrator',
      'administrator',
      'administrator',
      'administrator',
    ]);
  });
});
