import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { TenantName } from '../../identity/tenant-of-call.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { type Call, defineOperation } from '../../packs/operation.ts';
import type { Answer } from '../cedar/policy-set.ts';
import type { CedarEntity } from '../cedar/value.ts';
import { decisionWords } from '../decision-words.ts';
import { demandKnown, demandTenant } from '../demand-known.ts';
import { somebody } from '../difference.ts';
import { narrowedGraph } from '../narrowed-kernel.ts';
import type { Whole } from '../policy.ts';
import {
  attributeResource,
  caseResource,
  entityResource,
  recordResource,
  tenantResource,
} from '../resources.ts';
import { findRecords } from '../seen-records.ts';
import { visibleTo } from '../visible.ts';
import { PolicyView, policyView } from './policy-view.ts';

const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** Why somebody may do something, or may not: the decision of `may`, with the policies that made it, in words. */
export const readDecision = defineOperation({
  name: 'read-decision',
  kind: 'query',
  permission: 'policy.read',
  input: Type.Object({
    /** An operation (`plan/list-plans`) or a permission (`facts.read`). */
    action: Type.String({ minLength: 1, maxLength: 200 }),
    /** Whose roles, separated by commas; without any, whoever asks. */
    roles: Type.Optional(Type.String({ maxLength: 200 })),
    organisation: Type.Optional(Type.String({ maxLength: 200 })),
    /** In which tenant: roles are held there; the one without a name unless told. */
    tenant: TenantName,
    /** `Entity/<id>`, `Case/<id>`, `Record/<type>/<id>`, `Attribute/<name>` or `Tenant/<name>`; the whole of the tenant unless told. */
    resource: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  output: Type.Object({
    allowed: Type.Boolean(),
    /** Of the whole: also where only some of what is in it may be had. */
    some: Type.Boolean(),
    words: Words,
    /** Those that decided: what forbids, where something does, else what permits; their texts for who may read policies of the house. */
    policies: Type.Array(
      Type.Object({ ...PolicyView.properties, text: Type.Union([Type.String(), Type.Null()]) }),
    ),
    /** Those whose conditions failed, and that were left out. */
    failed: Type.Array(Type.String()),
  }),
  async handle({ action, roles, organisation = null, tenant = null, resource }, { kernel, actor, caller }) {
    const { policy, registry } = kernel;
    if (!policy.actions.includes(action)) throw new Problem('policy.unknown-action', { action });
    const asked = roles?.split(',').map((role) => role.trim());
    await demandKnown(kernel, caller, { roles: asked ?? [], organisation, tenant });
    const who = asked === undefined ? actor : { ...somebody(asked, organisation), tenant };
    const on = await resourceOf(kernel, { actor, caller }, tenant, resource ?? `Tenant/${tenant ?? ''}`);
    const { extent, reasons, errors } =
      on.type === 'Tenant'
        ? policy.whole(who, action, on.id || null)
        : ofOne(policy.explain(who, action, on));
    const here = caller.in(null);
    const reads = here !== null && policy.may(here, 'policy.read');
    const byId = new Map(policy.inForce.map((one) => [one.id, one]));
    const policies = reasons.flatMap((id) => {
      const one = byId.get(id);
      return one ? [{ ...policyView(one), ...(reads ? {} : { text: null }) }] : [];
    });
    const words = decisionWords(
      {
        action,
        extent,
        roles: asked ?? null,
        name: actor.name,
        organisation,
        tenant: on.type === 'Tenant' ? on.id || null : tenant,
        resource: on.type === 'Tenant' ? null : (resource ?? null),
        reasons: policies.map(({ description }) => description),
      },
      registry,
    );
    return {
      allowed: extent !== 'none',
      some: extent === 'some',
      words: { ...words },
      policies,
      failed: [...errors],
    };
  },
});

function ofOne({ allowed, ...rest }: Answer): Whole {
  return { ...rest, extent: allowed ? 'all' : 'none' };
}

/** @throws Problem policy.bad-resource, policy.unknown-tenant, facts.not-found, cases.not-found, policy.no-record */
async function resourceOf(
  kernel: Kernel,
  { actor, caller }: Pick<Call, 'actor' | 'caller'>,
  tenant: string | null,
  text: string,
): Promise<CedarEntity> {
  const { facts, cases, policy, registry, tenants } = kernel;
  const at = text.indexOf('/');
  const [type, id] = [text.slice(0, at), text.slice(at + 1)];
  if (type === 'Case') return caseResource(await cases.get(id));
  if (type === 'Record') return recordAt(kernel, id);
  if (type === 'Attribute') return attributeResource(id, [], tenant);
  if (type === 'Tenant') {
    const name = id === '' ? null : id;
    await demandTenant(kernel, caller, name);
    return tenantResource(name);
  }
  if (type !== 'Entity') throw new Problem('policy.bad-resource', { resource: text });
  // As whoever asks may see it there.
  const { entityTypes } = registry;
  const visible = visibleTo(policy, actor, tenant, { entityTypes, writing: false });
  const there = tenant === null ? facts : narrowedGraph(await tenants.find(tenant), visible, null).facts;
  const entity = await there.get(id);
  if (!entity) throw new Problem('facts.not-found', { id });
  return entityResource(entity, tenant, null);
}

async function recordAt(kernel: Kernel, text: string): Promise<CedarEntity> {
  const at = text.indexOf('/');
  const [type, id] = [text.slice(0, at), text.slice(at + 1)];
  const found = kernel.registry.records.has(type) ? await findRecords(kernel, type, [id]) : [];
  const [record] = await kernel.records.of(type, found, (one) => one.id);
  if (!record) throw new Problem('policy.no-record', { record: text });
  return recordResource(type, record);
}
