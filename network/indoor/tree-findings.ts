import type { Part } from './design-shape.ts';
import { childrenOf } from './tree-order.ts';

/** What cannot be computed, and what a fitter has to see to. */
export const treeFaults = [
  'sameId',
  'noParent',
  'ring',
  'fedByEnd',
  'noCoupledPort',
  'tooManyPorts',
  'noFloor',
] as const;
export const treeNotes = ['looseEnd', 'openPort', 'outside'] as const;

export interface TreeFinding {
  readonly code: (typeof treeFaults)[number] | (typeof treeNotes)[number];
  /** Id of the part. */
  readonly part: string;
}

export function isFault({ code }: TreeFinding): boolean {
  return (treeFaults as readonly string[]).includes(code);
}

/** What is wrong with a distribution tree, part by part. */
export function treeFindings(parts: readonly Part[]): readonly TreeFinding[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const children = childrenOf(parts);
  const seen = new Set<string>();
  const findings: TreeFinding[] = [];
  for (const part of parts) {
    if (seen.has(part.id)) findings.push({ code: 'sameId', part: part.id });
    seen.add(part.id);
    const fault = 'parent' in part ? feedFault(part, byId) : null;
    if (fault !== null) findings.push({ code: fault, part: part.id });
    findings.push(...portFindings(part, children.get(part.id) ?? []));
  }
  return findings;
}

type Fed = Extract<Part, { parent: string }>;

function feedFault(part: Fed, byId: ReadonlyMap<string, Part>): TreeFinding['code'] | null {
  const feeder = byId.get(part.parent);
  if (feeder === undefined) return 'noParent';
  if (feeder.kind === 'antenna' || feeder.kind === 'head') return 'fedByEnd';
  if (part.port === 'coupled' && feeder.kind !== 'coupler') return 'noCoupledPort';
  const passed = new Set<string>([part.id]);
  for (let above: Part | undefined = feeder; above !== undefined && 'parent' in above; ) {
    if (passed.has(above.id)) return above.id === part.id ? 'ring' : null;
    passed.add(above.id);
    above = byId.get(above.parent);
  }
  return null;
}

function portFindings(part: Part, fed: readonly Fed[]): readonly TreeFinding[] {
  if (part.kind === 'antenna' || part.kind === 'head') return [];
  const coupled = fed.filter(({ port }) => port === 'coupled').length;
  const through = fed.length - coupled;
  const ports = part.kind === 'splitter' ? part.ways : 1;
  const found = (code: TreeFinding['code']) => [{ code, part: part.id }];
  if (through > ports || coupled > 1) return found('tooManyPorts');
  if (fed.length === 0) return found('looseEnd');
  if (through < ports || (part.kind === 'coupler' && coupled === 0)) return found('openPort');
  return [];
}
