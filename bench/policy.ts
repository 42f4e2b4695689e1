import { cedar } from '@yuheng/kernel/cedar';
import { parsePolicies } from '@yuheng/kernel/cedar-parse';
import { PolicySet } from '@yuheng/kernel/cedar-policies';
import type { Request } from '@yuheng/kernel/cedar-request';
import { CedarEntity, CedarSet, entityKey } from '@yuheng/kernel/cedar-value';

/**
 * Decisions at so many policies: by the house, and by Cedar itself on the same requests of the same run. Once with policies as
 * houses write them (each names a role or an organisation), once with policies that name nobody, so that no index helps.
 */
export async function benchPolicy(options: {
  readonly policies: number;
  /** Decisions that are measured. */
  readonly runs: number;
  readonly say: (line: string) => void;
}): Promise<void> {
  const { policies, runs, say } = options;
  for (const [name, text] of [
    [
      'each for a role or an organisation',
      Array.from({ length: policies }, (_, at) => ofSomebody(at)).join('\n'),
    ],
    ['each for everybody', Array.from({ length: policies }, (_, at) => ofEverybody(at)).join('\n')],
  ] as const) {
    const parsed = await parsePolicies(text);
    const set = new PolicySet(parsed, ACTIONS);
    const requests = Array.from({ length: 1000 }, (_, at) => requestOf(at, policies, set));
    for (let at = 0; at < 20_000; at += 1) set.decide(requests[at % requests.length] as Request);
    const own: number[] = [];
    let allowed = 0;
    for (let at = 0; at < runs; at += 1) {
      const request = requests[at % requests.length] as Request;
      const from = process.hrtime.bigint();
      if (set.decide(request)) allowed += 1;
      own.push(Number(process.hrtime.bigint() - from) / 1000);
    }
    const theirs = await byCedar(text, requests.slice(0, 200), set);
    const ours = sorted(own);
    say(
      `policy, ${policies} policies, ${name}: p50 ${micro(ours, 0.5)}, p99 ${micro(ours, 0.99)} a decision ` +
        `(${((100 * allowed) / runs).toFixed(0)} % allowed); Cedar itself p50 ${micro(theirs, 0.5)}, p99 ${micro(theirs, 0.99)}: ` +
        `1/${Math.round(at(theirs, 0.5) / at(ours, 0.5))} of it`,
    );
  }
}

const KINDS = 40;
const ACTIONS: ReadonlyMap<string, CedarEntity> = new Map(
  ['facts.read', 'facts.write', 'cases.read'].map((id) => {
    const ancestors = new Set([entityKey('Action', id.split('.')[1] ?? '')]);
    return [entityKey('Action', id), new CedarEntity('Action', id, { ancestors })] as const;
  }),
);

/** A policy as houses write them: for a role or an organisation, on what is theirs. */
export function ofSomebody(at: number): string {
  const who = at % 2 === 0 ? `Role::"r${at}"` : `Organisation::"o${at}"`;
  const own =
    'principal has organisation && resource.hasTag("owner") && resource.getTag("owner").contains(principal.organisation)';
  return at % 10 === 9
    ? `@id("p${at}") forbid (principal in ${who}, action == Action::"facts.write", resource is Entity in EntityType::"T${at % KINDS}");`
    : `@id("p${at}") permit (principal in ${who}, action in Action::"read", resource is Entity in EntityType::"T${at % KINDS}") when { ${own} };`;
}

function ofEverybody(at: number): string {
  return `@id("p${at}") ${at % 10 === 9 ? 'forbid' : 'permit'} (principal, action, resource)
    when { resource.hasTag("n") && resource.getTag("n").contains("${at}") && principal.organisation == "o${at}" };`;
}

function requestOf(index: number, policies: number, set: PolicySet): Request {
  const number = (index * 7919) % policies;
  return {
    principal: new CedarEntity('User', `u${index}`, {
      attributes: new Map([['organisation', `o${number}`]]),
      ancestors: new Set([
        entityKey('Role', `r${number}`),
        entityKey('Role', 'viewer'),
        entityKey('Organisation', `o${number}`),
      ]),
    }),
    action: set.action(index % 5 === 0 ? 'facts.write' : 'facts.read'),
    resource: new CedarEntity('Entity', `e${index}`, {
      ancestors: new Set([entityKey('EntityType', `T${number % KINDS}`), entityKey('Tenant', '')]),
      tags: new Map([
        ['owner', new CedarSet([`o${index % 3 === 0 ? number + 1 : number}`])],
        ['n', new CedarSet([String(number)])],
      ]),
    }),
    context: new Map(),
  };
}

/** Microseconds of each, with the policies read beforehand. */
async function byCedar(
  text: string,
  requests: readonly Request[],
  set: PolicySet,
): Promise<readonly number[]> {
  const { preparsePolicySet, statefulIsAuthorized } = await cedar();
  const parsed = preparsePolicySet('bench', { staticPolicies: text });
  if (parsed.type === 'failure') throw new Error(parsed.errors[0]?.message);
  const taken: number[] = [];
  for (const request of requests) {
    const { principal, action, resource } = request;
    const entities = [principal, resource, action].map((one) => jsonOf(one as CedarEntity));
    const call = {
      principal: uidOf(principal),
      action: uidOf(action),
      resource: uidOf(resource),
      context: {},
      preparsedPolicySetId: 'bench',
      entities,
    };
    const from = process.hrtime.bigint();
    const answer = statefulIsAuthorized(call);
    taken.push(Number(process.hrtime.bigint() - from) / 1000);
    if (answer.type === 'failure' || (answer.response.decision === 'allow') !== set.decide(request))
      throw new Error(`Cedar decides ${principal.id} on ${resource.id} otherwise`);
  }
  return sorted(taken);
}

const uidOf = ({ type, id }: { readonly type: string; readonly id: string }) => ({ type, id });

function jsonOf({ type, id, attributes, tags, ancestors }: CedarEntity) {
  const texts = (value: unknown) =>
    value instanceof CedarSet ? ([...value.members.values()] as string[]) : String(value);
  return {
    uid: { type, id },
    attrs: Object.fromEntries([...attributes].map(([name, value]) => [name, texts(value)])),
    tags: Object.fromEntries([...tags].map(([name, value]) => [name, texts(value)])),
    parents: [...ancestors].map((key) => {
      const [parent = '', ...rest] = key.split('"');
      return { type: parent, id: rest.join('"') };
    }),
  };
}

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const at = (values: readonly number[], share: number): number =>
  values[Math.floor(values.length * share)] ?? 0;
const micro = (values: readonly number[], share: number): string => `${at(values, share).toFixed(1)} µs`;
