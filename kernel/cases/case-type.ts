import type { TSchema } from 'typebox';
import type { CasePart } from './parts.ts';

/** A step from one state to another; into the same state, it says something and leaves the due time as it is. */
export interface Transition {
  readonly from: readonly string[];
  readonly to: string;
  /** The note must say something. */
  readonly noteRequired?: boolean;
  /** Who may take it, by the part that somebody has in the case; whoever may write cases, unless told. */
  readonly by?: readonly CasePart[];
  /** What has to be said with it beside the note; it is kept in the journal. */
  readonly detail?: TSchema;
  /** Terms of the case that it sets and that must be given with it; no other transition may change them. */
  readonly sets?: readonly ('owner' | 'finalDueAt')[];
}

/**
 * A notice that is sent when a due time comes near or passes, or when a step of the case calls for it. It is sent once for
 * each due time. Of several that a server finds past after a pause only the latest is sent: the earlier ones are overtaken.
 */
export interface NoticeRule {
  /** The message `cases.<type>.notices.<name>`. */
  readonly name: string;
  /** One of the levels of the type. */
  readonly level: string;
  /** In which states it is sent, and stands: in another one its cause is gone. */
  readonly states: readonly string[];
  /**
   * In the morning so many working days before the due time of the present state or of the whole case; 0: as it passes.
   * Null: when a step calls for it.
   */
  readonly when: { readonly due: 'state' | 'whole'; readonly workingDaysBefore: number } | null;
  /** In how many working days it wants an answer; none: it only reminds. */
  readonly answerInWorkingDays?: number;
  /** Whom it is sent to, and whom above each time it lapses without an answer. `owner` is the owner of the case. */
  readonly ladder: readonly string[];
}

/**
 * A type of work as a state machine. Names are messages: `cases.<type>.title`,
 * `cases.<type>.states.<state>`, `cases.<type>.transitions.<transition>`, `cases.<type>.notices.<rule>`.
 */
export interface CaseType {
  /** Also the NGSI-LD entity type under which a case shows its state as facts. */
  readonly name: string;
  readonly initial: string;
  /** Further states in which a case may be opened. */
  readonly openings?: readonly string[];
  readonly states: {
    readonly [state: string]: {
      readonly closed?: boolean;
      /** Nothing is due while it rests here. */
      readonly paused?: boolean;
      /** Due this many working days (Chinese public holidays observed) after entering the state; else the case's own due time holds. */
      readonly dueInWorkingDays?: number;
    };
  };
  readonly transitions: { readonly [name: string]: Transition };
  /** Levels of notices, the mildest first. */
  readonly levels?: readonly string[];
  readonly notices?: readonly NoticeRule[];
}
