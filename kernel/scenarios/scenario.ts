import Type, { type Static } from 'typebox';
import type { Actor } from '../identity/actor.ts';
import { ProposedChanges } from './proposed-change.ts';

/** Who sees a scenario: its author; whoever acts for the author's organisation and has the link; whoever may read scenarios. */
export const Reach = Type.Enum(['private', 'organisation', 'house']);
export type Reach = Static<typeof Reach>;

/** 推演: proposed changes of facts and cases that somebody keeps to think them through. It is never mixed with facts. */
export const Scenario = Type.Object({
  id: Type.String(),
  name: Type.String(),
  note: Type.String(),
  changes: ProposedChanges,
  /** Working days by which everything in it comes true later. */
  delay: Type.Integer(),
  author: Type.String(),
  authorName: Type.String(),
  organisation: Type.Union([Type.String(), Type.Null()]),
  reach: Reach,
  synthetic: Type.Boolean(),
  /** Grows with every change of what it proposes. */
  version: Type.Integer(),
  /** Its lines were held against the facts and cases of this time. */
  baseAt: Type.String(),
  madeAt: Type.String(),
  changedAt: Type.String(),
});
export type Scenario = Static<typeof Scenario>;

/** Pure. */
export function maySee(
  { author, reach, organisation }: Pick<Scenario, 'author' | 'reach' | 'organisation'>,
  actor: Pick<Actor, 'id' | 'organisation' | 'formerly'>,
): boolean {
  if (author === actor.id || reach === 'house') return true;
  if (reach !== 'organisation') return false;
  // One that was renamed is the same.
  return organisation === actor.organisation || (actor.formerly ?? []).some((name) => name === organisation);
}
