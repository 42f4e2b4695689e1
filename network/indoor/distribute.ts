import type { Part } from './design-shape.ts';
import { outputs } from './part-outputs.ts';
import { type TreeFinding, treeFindings } from './tree-findings.ts';
import { childrenOf } from './tree-order.ts';

/** A part with the power that comes in and what leaves it, dBm. */
export interface PartPower {
  readonly part: Part;
  /** Null where nothing feeds it: an end that hangs in the air, or a part of a ring. */
  readonly input: number | null;
  /** At each of its through ports, and at the coupled one; of a radiator, its EIRP is `through`. */
  readonly through: number | null;
  readonly coupled: number | null;
}

export interface Distribution {
  /** In the order of the parts. */
  readonly powers: readonly PartPower[];
  readonly findings: readonly TreeFinding[];
}

/** The link budget of a distribution tree: from each source down, port by port. */
export function distribute(parts: readonly Part[]): Distribution {
  const findings = treeFindings(parts);
  const children = childrenOf(parts);
  const known = new Map<Part, PartPower>();
  const queue: { readonly part: Part; readonly input: number }[] = parts
    .filter((part) => part.kind === 'source' || part.kind === 'head')
    .map((part) => ({ part, input: part.power }));
  for (const { part, input } of queue) {
    // Two parts of one name would be fed twice.
    if (known.has(part)) continue;
    const { through, coupled } = outputs(part, input);
    known.set(part, { part, input, through, coupled });
    for (const child of children.get(part.id) ?? []) {
      const power = child.port === 'coupled' ? coupled : through;
      if (power !== null && part.kind !== 'antenna' && part.kind !== 'head')
        queue.push({ part: child, input: power });
    }
  }
  return {
    powers: parts.map((part) => known.get(part) ?? { part, input: null, through: null, coupled: null }),
    findings,
  };
}
