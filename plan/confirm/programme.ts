import type { Assignment, CompiledPlan, Due, Horizon, Item, Span, Target } from '../compile/compiled.ts';
import type { Threshold } from './decision.ts';

/** Words of the document keep their span; what a person wrote has none. */
type Grounded<T extends { span: Span }> = Omit<T, 'span'> & { readonly span: Span | null };

export type ProgrammeAssignment = Grounded<Assignment>;
export type ProgrammeDue = Grounded<Due>;
export type ProgrammeHorizon = Grounded<Horizon>;

export type ProgrammeItem = Omit<Item, 'assignments' | 'due'> & {
  readonly assignments: readonly ProgrammeAssignment[];
  readonly due: ProgrammeDue | null;
};

export type ProgrammeTarget = Omit<Target, 'horizon'> & {
  readonly horizon: ProgrammeHorizon | null;
  /** Present where a person set the number. */
  readonly threshold?: Threshold;
};

/** A plan as it is in effect: what the compiler wrote, with what people decided about it. */
export type Programme = Omit<CompiledPlan, 'items' | 'targets'> & {
  readonly items: readonly ProgrammeItem[];
  readonly targets: readonly ProgrammeTarget[];
};
