import { canonical, digestOf, hashOf } from '../../audit/digest.ts';
import { line } from '../../audit/line.ts';
import type { Fact } from '../model/entity.ts';
import { factKey } from '../model/kinds.ts';
import type { Folded } from './fold-request.ts';

/** What of an entity's row is not its facts. */
export interface EntityState {
  readonly types: readonly string[];
  readonly version: number;
  readonly present: boolean;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** A row of history that says the end of an attribute. */
export interface EndedRow {
  readonly id: string;
  /** `factKey` */
  readonly attribute: string;
  readonly at: string;
  readonly instance: string;
}

/** Digest of a row of history that says the end: all else is in its key. */
export const ENDED = digestOf(null);

export function entityDigest({ types, version, present, createdAt, modifiedAt }: EntityState): string {
  return hashOf(canonical({ types, version, present, createdAt, modifiedAt }));
}

export const historyKey = (instance: string, at: string, id: string, key: string): string =>
  `${instance} ${at} ${id} ${key}`;

/** What the log says of a fact that was recorded: as the present one, or as one of the past. */
export function factLine(word: 'fact' | 'past', fact: Fact): string {
  const { instance, entity, attribute, datasetId, observedAt, recordedAt, digest } = fact;
  const key = historyKey(instance, observedAt ?? recordedAt, entity, factKey(attribute, datasetId));
  return line(word, digest, key);
}

export function endedLine(word: 'ended' | 'past', { id, attribute, at, instance }: EndedRow): string {
  return line(word, ENDED, historyKey(instance, at, id, attribute));
}

export function entityLine(id: string, state: EntityState | null): string {
  return line('entity', state && entityDigest(state), id);
}

/** What the log says of a request: its facts, what ended, and each entity as the request left it. */
export function linesOf({ recorded, ended, effects }: Folded): readonly string[] {
  return [
    ...recorded.map(({ fact }) => factLine('fact', fact)),
    ...ended.map((row) => endedLine('ended', row)),
    ...effects.filter(({ dirty }) => dirty).map(({ after }) => entityLine(after.id, after)),
  ];
}
