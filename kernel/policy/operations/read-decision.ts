import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import { TenantName } from '../../identity/tenant-of-call.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { defineOperation } from '../../packs/operation.ts';
import type { Registry } from '../../packs/registry.ts';
import type { CedarEntity } from '../cedar/value.ts';
import { somebody } from '../difference.ts';
import { narrowedGraph } from '../narrowed-kernel.ts';
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
    resource: Type.Optional(
      Type.String({ pattern: '^(?:Entity|Case|Record|Attribute|Tenant)/', maxLength: 2000 }),
    ),
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
  async handle({ action, roles, organisation, tenant = null, resource }, { kernel, actor, caller }) {
    const { policy, registry } = kernel;
    if (!policy.actions.includes(action)) throw new Problem('policy.unknown-action', { action });
    const asked = roles?.split(',').map((role) => role.trim());
    const who = asked === undefined ? actor : { ...somebody(asked, organisation ?? null), tenant };
    const on =
      resource === undefined ? tenantResource(tenant) : await resourceOf(kernel, actor, tenant, resource);
    const answer = policy.explain(who, action, on);
    const some = !answer.allowed && policy.may(who, action, on);
    const here = caller.in(null);
    const reads = here !== null && policy.may(here, 'policy.read');
    const byId = new Map(policy.inForce.map((one) => [one.id, one]));
    const policies = answer.reasons.flatMap((id) => {
      const one = byId.get(id);
      return one ? [{ ...policyView(one), ...(reads ? {} : { text: null }) }] : [];
    });
    const sentence = answer.allowed
      ? 'allowed'
      : some
        ? 'some'
        : policies.length > 0
          ? 'forbidden'
          : 'nothing';
    const values = {
      who: roles === undefined ? actor.name : [roles, organisation].filter(Boolean).join(' · '),
      action,
      resource: resource ?? wholeOf(tenant, registry),
    };
    const told = registry.text('kernel', `policy.explained.${sentence}`, {
      ...values,
      reasons: {
        'zh-CN': policies.map(({ description }) => description['zh-CN']).join(''),
        en: policies.map(({ description }) => description.en).join(' '),
      },
    });
    return {
      allowed: answer.allowed || some,
      some,
      words: { ...told },
      policies,
      failed: [...answer.errors],
    };
  },
});

/** @throws Problem facts.not-found, cases.not-found, policy.no-record */
async function resourceOf(
  kernel: Kernel,
  actor: Actor,
  tenant: string | null,
  text: string,
): Promise<CedarEntity> {
  const { facts, cases, policy, registry, tenants } = kernel;
  const at = text.indexOf('/');
  const [type, id] = [text.slice(0, at), text.slice(at + 1)];
  if (type === 'Case') return caseResource(await cases.get(id));
  if (type === 'Record') return recordAt(kernel, id);
  if (type === 'Attribute') return attributeResource(id, [], tenant);
  if (type === 'Tenant') return tenantResource(id === '' ? null : id);
  // As whoever asks may see it there.
  const { entityTypes } = registry;
  const visible = visibleTo(policy, actor, tenant, { entityTypes, writing: false });
  const there = tenant === null ? facts : narrowedGraph(await tenants.find(tenant), visible, null).facts;
  const entity = await there.get(id);
  if (!entity) throw new Problem('facts.not-found', { id });
  return entityResource(entity, tenant, null);
}

function wholeOf(tenant: string | null, registry: Registry): Readonly<Record<'zh-CN' | 'en', string>> {
  return tenant === null
    ? registry.text('kernel', 'policy.explained.whole')
    : registry.text('kernel', 'policy.explained.tenant', { tenant });
}

async function recordAt(kernel: Kernel, text: string): Promise<CedarEntity> {
  const at = text.indexOf('/');
  const [type, id] = [text.slice(0, at), text.slice(at + 1)];
  const found = kernel.registry.records.has(type) ? await findRecords(kernel, type, [id]) : [];
  const [record] = await kernel.records.of(type, found, (one) => one.id);
  if (!record) throw new Problem('policy.no-record', { record: text });
  return recordResource(type, record);
}
