/**
 * A type of work as a state machine. Names are messages: `cases.<type>.title`,
 * `cases.<type>.states.<state>`, `cases.<type>.transitions.<transition>`.
 */
export interface CaseType {
  /** Also the NGSI-LD entity type under which a case shows its state as facts. */
  readonly name: string;
  readonly initial: string;
  readonly states: {
    readonly [state: string]: {
      readonly closed?: boolean;
      /** Due this many working days (Chinese public holidays observed) after entering the state; else the case's own due time holds. */
      readonly dueInWorkingDays?: number;
    };
  };
  readonly transitions: {
    readonly [name: string]: {
      readonly from: readonly string[];
      readonly to: string;
      /** The note must say something. */
      readonly noteRequired?: boolean;
    };
  };
}
