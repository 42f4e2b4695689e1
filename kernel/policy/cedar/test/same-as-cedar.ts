import { cedar } from '../cedar.ts';
import type { PolicyJson } from '../policy-json.ts';
import { compilePolicy, PolicySet } from '../policy-set.ts';
import { EntityRef, entityKey } from '../value.ts';
import { entitiesOf, randomWorld, recordOf } from './random-requests.ts';

/** What came of asking Cedar and the server the same. */
export interface Comparison {
  requests: number;
  allowed: number;
  failures: number;
  /** The worlds in which they disagreed, with the request. */
  readonly disagreements: { readonly seed: number; readonly request: number; readonly told: string }[];
}

/** Asks both about `requests` requests in random worlds, from a seed on: decision, reasons and errors must be the same. */
export async function compare(requests: number, seed: number, perWorld = 100): Promise<Comparison> {
  const { policyToJson, policyToText, preparsePolicySet, statefulIsAuthorized } = await cedar();
  const found: Comparison = { requests: 0, allowed: 0, failures: 0, disagreements: [] };
  for (let world = seed; found.requests < requests; world += 1) {
    const made = randomWorld(world, Math.min(perWorld, requests - found.requests));
    // Through text, as policies come in files.
    const texts = made.policies.map((policy) => {
      const answer = policyToText(policy as never);
      if (answer.type === 'failure') throw new Error(`seed ${world}: ${answer.errors[0]?.message}`);
      return answer.text;
    });
    const ids = texts.map((_, index) => `p${index}`);
    const parsed = preparsePolicySet('random', {
      staticPolicies: Object.fromEntries(texts.map((text, index) => [ids[index] ?? '', text])),
    });
    if (parsed.type === 'failure') throw new Error(`seed ${world}: ${parsed.errors[0]?.message}`);
    const entities = entitiesOf(made);
    const policies = texts.map((text, index) => {
      const answer = policyToJson(text);
      if (answer.type === 'failure') throw new Error(`seed ${world}: ${answer.errors[0]?.message}`);
      return compilePolicy(ids[index] ?? '', answer.json as PolicyJson);
    });
    const actions = new Map([...entities].filter(([, { type }]) => type === 'Action'));
    const set = new PolicySet(policies, actions);
    made.requests.forEach(({ principal, action, resource, context }, index) => {
      const answer = statefulIsAuthorized({
        principal,
        action,
        resource,
        context: context as never,
        preparsedPolicySetId: 'random',
        entities: made.entities as never,
      });
      if (answer.type === 'failure') throw new Error(`seed ${world}: ${answer.errors[0]?.message}`);
      const { decision, diagnostics } = answer.response;
      const known = ({ type, id }: { type: string; id: string }): EntityRef =>
        entities.get(entityKey(type, id)) ?? new EntityRef(type, id);
      const request = {
        principal: known(principal),
        action: set.action(action.id),
        resource: known(resource),
        context: recordOf(context),
        entities,
      };
      const own = set.explain(request);
      const theirs = told(
        decision === 'allow',
        diagnostics.reason,
        diagnostics.errors.map(({ policyId }) => policyId),
      );
      const ours = told(own.allowed, own.reasons, own.errors);
      found.requests += 1;
      if (own.allowed) found.allowed += 1;
      found.failures += own.errors.length;
      if (ours !== theirs || set.decide(request) !== own.allowed)
        found.disagreements.push({ seed: world, request: index, told: `${ours}, Cedar: ${theirs}` });
    });
  }
  return found;
}

function told(allowed: boolean, reasons: readonly string[], errors: readonly string[]): string {
  return `${allowed ? 'allow' : 'deny'} by ${reasons.toSorted().join(' ')}, failed: ${errors.toSorted().join(' ')}`;
}
