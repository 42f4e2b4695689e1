import type { Static, TSchema } from 'typebox';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Text } from '../packs/messages.ts';
import type { RecordName } from '../policy/record-type.ts';
import type { Sql } from '../store/database.ts';
import type { Difference, Preview } from './preview.ts';

/** What a kind is given to put a change in force. */
export interface Applying {
  readonly kernel: Kernel;
  /** Who approves. */
  readonly by: Actor;
  /** Of the proposal. */
  readonly reason: string;
  /** The version of the subject that the change was proposed for. */
  readonly base: string;
  readonly proposal: string;
  /**
   * Of a change that takes several transactions, in each before the last: says that the proposal is still to be decided, and for the
   * version that it was proposed for. Once the first of them is stored it is neither rejected nor withdrawn any more, only finished.
   * @throws Problem proposals.decided, proposals.changed-meanwhile
   */
  hold(tx: Sql): Promise<void>;
  /**
   * Settles the proposal in the transaction in which the change is stored, and calls `store` in between: after what says that
   * nobody was faster, before the entry of the log. A transaction that is tried again settles again.
   * @throws Problem proposals.decided, proposals.changed-meanwhile
   */
  settle(tx: Sql, store: () => Promise<void>): Promise<void>;
}

/**
 * A kind of change that one proposes and somebody else decides. It is registered by a part of the kernel or by a pack; who may
 * propose and who may approve it are the actions `<owner>.propose-<kind>` and `<owner>.approve-<kind>` of policies.
 */
export interface ProposalKind<Content = never> {
  /** `<owner>.<kind>`: `policy.text`. */
  readonly name: string;
  readonly content: TSchema;
  /** What of it somebody may ask for, where the kind's own pack may say more (which paper the change comes from). Without it: all. */
  readonly asked?: TSchema;
  /** One change of the whole kind at a time, not only of a subject: two that are fine alone need not be fine together. */
  readonly oneAtATime?: true;
  /** What it touches: an id that another change of the same thing has, too. */
  subject(content: Content): string;
  /** The rows that it changes: whoever may not change them may not propose it, and the proposal is theirs whose the rows are. */
  records(content: Content, kernel: Kernel): Promise<readonly RecordName[]>;
  /** What is to be changed, for people. */
  title(content: Content, kernel: Kernel): Promise<Text>;
  /** The page of the console that shows the subject. */
  path(content: Content): string | null;
  /** The version of the subject: where it is another one at the decision, the change was proposed for something else. */
  base(content: Content, kernel: Kernel, sql: Sql): Promise<string>;
  /** What it would change now; nothing is stored. @throws Problem where it cannot be done */
  preview(content: Content, kernel: Kernel): Promise<Preview>;
  /** The differences of the preview alone, where figures take their time to compute: what a proposal is held to when it is made. @throws Problem of preview */
  differences?(content: Content, kernel: Kernel): Promise<readonly Difference[]>;
  /**
   * Computes and keeps what the change is going to need, once it is approved: its last preview is cheap then. What is kept
   * stays where the change fails after all.
   * @throws Problem of preview
   */
  prepare?(content: Content, kernel: Kernel): Promise<void>;
  /** Stores the change in a transaction in which it calls `settle`. @throws Problem of preview */
  apply(content: Content, applying: Applying): Promise<void>;
}

export function defineProposalKind<S extends TSchema>(
  kind: ProposalKind<Static<S>> & { readonly content: S },
): ProposalKind {
  return kind as unknown as ProposalKind;
}

/** The action of policies by which somebody may propose a change of this kind, or decide about one. */
export function actionOf(kind: string, verb: 'propose' | 'approve'): string {
  const [owner = '', name = ''] = kind.split('.');
  return `${owner}.${verb}-${name}`;
}
