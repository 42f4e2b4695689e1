import type { CharacterSet, PatternNode } from './pattern-syntax.ts';

export type Step =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' | 'found' }
  /** Goes on at every one of these. */
  | { readonly kind: 'fork'; readonly to: number[] };

export type Program = readonly Step[];

/** Steps of one pattern: what a text costs at worst is its length times this. */
const STEP_LIMIT = 600;

interface Draft {
  readonly steps: Step[];
  /** Nodes that may still be visited: nothing repeated a thousand times a thousand times costs no steps, but time. */
  budget: number;
}

/** The steps of a non-deterministic automaton (Thompson, CACM 11(6), 1968), or null when it would have too many. */
export function compilePattern(node: PatternNode): Program | null {
  const into: Draft = { steps: [], budget: STEP_LIMIT };
  if (!emit(node, into)) return null;
  into.steps.push({ kind: 'found' });
  return into.steps;
}

function emit(node: PatternNode, into: Draft): boolean {
  into.budget -= 1;
  if (into.budget < 0) return false;
  switch (node.kind) {
    case 'sequence':
      return node.parts.every((part) => emit(part, into));
    case 'either':
      return emitEither(node.parts, into);
    case 'repeat':
      return emitRepeat(node, into);
    default:
      into.steps.push(node);
      return true;
  }
}

function emitEither(parts: readonly PatternNode[], into: Draft): boolean {
  const { steps } = into;
  const ends: number[][] = [];
  const entry: number[] = [];
  steps.push({ kind: 'fork', to: entry });
  for (const part of parts) {
    entry.push(steps.length);
    if (!emit(part, into)) return false;
    const end: number[] = [];
    ends.push(end);
    steps.push({ kind: 'fork', to: end });
  }
  for (const end of ends) end.push(steps.length);
  return true;
}

function emitRepeat({ part, min, max }: Extract<PatternNode, { kind: 'repeat' }>, into: Draft): boolean {
  const { steps } = into;
  for (let time = 0; time < min; time += 1) if (!emit(part, into)) return false;
  if (max === Infinity) {
    const loop = steps.length;
    const choice = [loop + 1];
    steps.push({ kind: 'fork', to: choice });
    if (!emit(part, into)) return false;
    steps.push({ kind: 'fork', to: [loop] });
    choice.push(steps.length);
    return true;
  }
  const skips: number[][] = [];
  for (let time = min; time < max; time += 1) {
    const choice = [steps.length + 1];
    skips.push(choice);
    steps.push({ kind: 'fork', to: choice });
    if (!emit(part, into)) return false;
  }
  for (const skip of skips) skip.push(steps.length);
  return true;
}
