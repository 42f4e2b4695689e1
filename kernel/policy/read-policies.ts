import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../http/problem.ts';
import { ROLES } from '../identity/actor.ts';
import type { Pack } from '../packs/pack.ts';
import { namedEntities } from './cedar/named-entities.ts';
import { BadPolicies, type ParsedPolicy, parsePolicies } from './cedar/parse-policies.ts';
import { cedarFault } from './cedar-fault.ts';

/** A policy in force, and from where it comes. */
export interface KnownPolicy extends ParsedPolicy {
  /** `kernel`, a pack, or the name of a file of the house. */
  readonly source: string;
}

/** A text of policies, under the name by which it is told where it is at fault. */
export interface PolicyText {
  readonly source: string;
  readonly text: string;
}

export const POLICY_FILE = 'policies.cedar';

/** What the kernel and the packs bring, and what the house adds in a folder of its own: every file there that ends in `.cedar`, by name. */
export async function readPolicyTexts(
  packs: readonly Pick<Pack, 'id' | 'folder'>[],
  folder: string | null,
): Promise<readonly PolicyText[]> {
  const own = [
    { source: 'kernel', file: join(import.meta.dirname, POLICY_FILE) },
    ...packs
      .map(({ id, folder: where }) => ({ source: id, file: join(where, POLICY_FILE) }))
      .filter(({ file }) => existsSync(file)),
  ];
  const names = folder === null ? [] : await readdir(folder).catch(absent(folder));
  const house = names
    .filter((name) => name.endsWith('.cedar'))
    .toSorted()
    .map((name) => ({ source: name, file: join(folder ?? '', name) }));
  return Promise.all(
    [...own, ...house].map(async ({ source, file }) => ({ source, text: await readFile(file, 'utf8') })),
  );
}

/** @throws Problem policy.bad-policies, policy.policy-twice */
export async function parseTexts(texts: readonly PolicyText[]): Promise<readonly KnownPolicy[]> {
  const found = new Map<string, KnownPolicy>();
  for (const { source, text } of texts) {
    for (const policy of await parsed(source, text)) {
      if (found.has(policy.id)) throw new Problem('policy.policy-twice', { id: policy.id, source });
      found.set(policy.id, { ...policy, source });
    }
  }
  return [...found.values()];
}

/** Files are read again by every kernel of a process, and Cedar takes its time. */
const parsedBefore = new Map<string, Promise<readonly ParsedPolicy[]>>();

async function parsed(source: string, text: string): Promise<readonly ParsedPolicy[]> {
  const found = parsedBefore.get(text) ?? parsePolicies(text);
  if (parsedBefore.size < 100) parsedBefore.set(text, found);
  try {
    return await found;
  } catch (error) {
    parsedBefore.delete(text);
    throw badPolicies(source, error);
  }
}

/** That policies speak of roles that there are: whoever writes of another one has misspelt it. @throws Problem policy.no-role */
export function demandRoles(policies: readonly KnownPolicy[]): void {
  for (const { id, source, json } of policies) {
    const role = namedEntities(json, 'Role').find((one) => !(ROLES as readonly string[]).includes(one));
    if (role !== undefined)
      throw new Problem('policy.no-role', { id, source, role, known: ROLES.join(', ') });
  }
}

/** What Cedar says of policies, as a Problem. */
export function badPolicies(source: string, error: unknown): unknown {
  if (!(error instanceof BadPolicies)) return error;
  const { message, line } = error;
  const said = cedarFault(message);
  return line === null
    ? new Problem('policy.bad-policies', { source, ...said }, 'whole')
    : new Problem('policy.bad-policies', { source, line, ...said });
}

function absent(folder: string): (error: unknown) => never {
  return (error) => {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    throw new Problem('policy.no-folder', { folder });
  };
}
