import { Problem } from '../../http/problem.ts';
import type { Statement } from './entity.ts';
import { factKey } from './kinds.ts';
import { parseId, parseTime, parseTypes } from './parse-name.ts';
import { parseInstances } from './parse-statement.ts';
import { shorten } from './shorten.ts';

export interface ParsedEntity {
  readonly id: string;
  readonly types: readonly string[];
  /** By `factKey`; what the entity says of itself (scope, expiresAt) among them. */
  readonly statements: ReadonlyMap<string, Statement>;
}

/** Members of an entity that are not attributes. */
export const MEMBERS: ReadonlySet<string> = new Set(
  'id type scope createdAt modifiedAt deletedAt expiresAt'.split(' '),
);
/** Clause 4.18: names between slashes. */
const SCOPE = /^\/?[\p{L}_][\p{L}\p{N}_-]*(?:\/[\p{L}_][\p{L}\p{N}_-]*)*$/u;
const SCOPE_LIMIT = 64;
const SCOPE_LENGTH = 1024;

/** A whole entity, normalised or concise, in the words of the core context alone (context/expand.ts). */
export function parseEntity(input: unknown): ParsedEntity {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Problem('facts.not-an-entity');
  const object = input as Readonly<Record<string, unknown>>;
  return {
    id: parseId(object['id']),
    types: parseTypes(object['type']),
    statements: parseStatements(object),
  };
}

/** The attributes of an entity or of an entity fragment, and what it says of itself. */
export function parseStatements(object: Readonly<Record<string, unknown>>): ReadonlyMap<string, Statement> {
  const statements = new Map<string, Statement>();
  for (const [name, value] of Object.entries(object)) {
    if (MEMBERS.has(name)) continue;
    for (const one of parseInstances(name, value)) statements.set(factKey(name, one.datasetId), one);
  }
  const { scope, expiresAt } = object;
  if (scope !== undefined) statements.set('scope', said(parseScope(scope)));
  if (expiresAt !== undefined) statements.set('expiresAt', said(parseTime(expiresAt, 'expiresAt')));
  return statements;
}

/** @throws Problem facts.bad-scope */
export function parseScope(scope: unknown): readonly string[] {
  const scopes = Array.isArray(scope) ? (scope as readonly unknown[]) : [scope];
  const good = (one: unknown): one is string =>
    typeof one === 'string' && one.length <= SCOPE_LENGTH && SCOPE.test(one);
  if (scopes.length === 0 || scopes.length > SCOPE_LIMIT || !scopes.every(good))
    throw new Problem('facts.bad-scope', { scope: shorten(scope) });
  return [...new Set(scopes.map((one) => (one.startsWith('/') ? one : `/${one}`)))];
}

function said(value: string | readonly string[]): Statement {
  return { kind: 'Property', value, unitCode: null, observedAt: null };
}
