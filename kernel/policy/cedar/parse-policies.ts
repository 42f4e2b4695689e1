import { createHash } from 'node:crypto';
import type { DetailedError, Schema } from '@cedar-policy/cedar-wasm/nodejs';
import { cedar } from './cedar.ts';
import type { PolicyJson } from './policy-json.ts';
import { type CompiledPolicy, compilePolicy } from './policy-set.ts';
import { Unsupported } from './unsupported.ts';

/** A policy as it stands in its file. */
export interface ParsedPolicy extends CompiledPolicy {
  readonly text: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Why policies are not taken: what, and where. */
export class BadPolicies extends Error {
  override readonly name = 'BadPolicies';
  /** The line of the file, from 1; null where it is not known. */
  readonly line: number | null;
  /** The policy that does not fit a schema; null where that is not the reason. */
  readonly policy: string | null;
  constructor(reason: string, line: number | null, policy: string | null = null) {
    super(reason);
    this.line = line;
    this.policy = policy;
  }
}

/** Cedar's JSON would lose it, as a member of a JavaScript object. */
const LOST = '__proto__';

/**
 * Reads the text of a file of policies, each with an annotation `@id`.
 * @throws BadPolicies for what Cedar cannot read, what has no id, and what the server does not compile
 */
export async function parsePolicies(text: string): Promise<readonly ParsedPolicy[]> {
  const { policySetTextToParts, policyToJson } = await cedar();
  const parts = policySetTextToParts(text);
  if (parts.type === 'failure') throw badSyntax(text, parts.errors);
  if (parts.policy_templates.length > 0) throw new BadPolicies(new Unsupported('templates').message, null);
  return parts.policies
    .map((own) => ({ own, at: text.indexOf(own) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ own, at }) => {
      const answer = policyToJson(own);
      if (answer.type === 'failure') throw badSyntax(own, answer.errors);
      const { annotations = {} } = answer.json;
      const { id } = annotations;
      const line = at < 0 ? null : lineAt(text, at);
      if (!id) throw new BadPolicies('a policy has no @id', line);
      if (own.includes(LOST)) throw new BadPolicies(new Unsupported(LOST).message, line);
      try {
        return { ...compilePolicy(id, answer.json as PolicyJson), text: own, annotations };
      } catch (error) {
        throw error instanceof Unsupported ? new BadPolicies(`${id}: ${error.message}`, line) : error;
      }
    });
}

/** What fitted: kernels of one process hold the same policies against the same schema, and Cedar takes its time. */
const fitted = new Set<string>();

/** What the answer of `validatePolicies` hangs on: the policies letter for letter, the schema, and the version of Cedar. */
export async function validationDigest(policies: readonly ParsedPolicy[], schema: Schema): Promise<string> {
  const { getCedarSDKVersion } = await cedar();
  return digestOf([getCedarSDKVersion(), schema, policies.map(({ id, text }) => [id, text])]);
}

/** Holds policies against a schema, strictly. @throws BadPolicies with what does not fit */
export async function validatePolicies(policies: readonly ParsedPolicy[], schema: Schema): Promise<void> {
  const asked = await validationDigest(policies, schema);
  if (fitted.has(asked)) return;
  const { validate } = await cedar();
  const answer = validate({
    schema,
    policies: { staticPolicies: Object.fromEntries(policies.map(({ id, text }) => [id, text])) },
  });
  if (answer.type === 'failure') throw new BadPolicies(reasonOf(answer.errors), null);
  const [first] = answer.validationErrors;
  if (first) throw new BadPolicies(`${first.policyId}: ${reasonOf([first.error])}`, null, first.policyId);
  if (fitted.size < 100) fitted.add(asked);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}

function badSyntax(text: string, errors: readonly DetailedError[]): BadPolicies {
  const start = errors[0]?.sourceLocations?.[0]?.start;
  return new BadPolicies(reasonOf(errors), start === undefined ? null : lineAt(text, start));
}

function reasonOf(errors: readonly DetailedError[]): string {
  return errors.map(({ message, help }) => (help === null ? message : `${message} (${help})`)).join('; ');
}

/** @param at in bytes of UTF-8, as Cedar counts */
function lineAt(text: string, at: number): number {
  return Buffer.from(text).subarray(0, at).toString().split('\n').length;
}
