import type { ASTNode } from '@marcbachmann/cel-js';

/** A part of an expression that is an expression of its own: it reads selections and earlier steps alone. */
export interface Step {
  readonly name: string;
  readonly text: string;
  /** Names of selections and of earlier steps. */
  readonly reads: readonly string[];
}

export interface Steps {
  /** Each after those that it reads. */
  readonly steps: readonly Step[];
  /** The whole expression in terms of them. */
  readonly last: string;
}

/** What one part of an expression is in the terms of the steps so far. */
interface Part {
  readonly text: string;
  readonly reads: readonly string[];
  /** Variables of macros around it (`x` in `rows.filter(x, …)`) of which it speaks. */
  readonly free: readonly string[];
}

type PartOf = (node: ASTNode, bound: ReadonlySet<string>) => Part;

/** Macros that bind their first argument. */
const BINDING = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/**
 * Parts an expression of CEL into the calls and sums that it is made of, so that those whose input is as it was need not be
 * computed again. Pure. @param selections names that it may read
 */
export function stepsOf(root: ASTNode, selections: readonly string[]): Steps {
  const taken = new Set(selections);
  const steps = new Map<string, Step>();
  const stepOf = ({ text, reads }: Part): Part => {
    const step = steps.get(text) ?? { name: freeName(`step_${steps.size}`, taken), text, reads };
    steps.set(text, step);
    return { text: step.name, reads: [step.name], free: [] };
  };
  const partOf: PartOf = (node, bound) => {
    const part = printed(node, bound, taken, partOf);
    const isStep =
      ['call', 'rcall', '+'].includes(node.op) && part.free.length === 0 && part.reads.length > 0;
    return isStep && node !== root ? stepOf(part) : part;
  };
  const { text: last } = partOf(root, new Set());
  return { steps: [...steps.values()], last };
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  return taken.has(wanted) ? freeName(`${wanted}_`, taken) : wanted;
}

function printed(
  node: ASTNode,
  bound: ReadonlySet<string>,
  selections: ReadonlySet<string>,
  partOf: PartOf,
): Part {
  const of = (child: ASTNode): Part => partOf(child, bound);
  switch (node.op) {
    case 'value':
      // As it was written: no digit is lost.
      return { text: node.input.slice(node.range.start, node.range.end), reads: [], free: [] };
    case 'id': {
      const free = bound.has(node.args) ? [node.args] : [];
      const reads = free.length === 0 && selections.has(node.args) ? [node.args] : [];
      return { text: node.args, reads, free };
    }
    case '.':
    case '.?': {
      const [owner, name] = node.args;
      return join([of(owner)], ([text]) => `${text}${node.op}${name}`);
    }
    case '[]':
    case '[?]':
      return join(node.args.map(of), ([list, index]) => `${list}${node.op.slice(0, -1)}${index}]`);
    case 'call': {
      const [name, args] = node.args;
      return join(args.map(of), (texts) => `${name}(${texts.join(', ')})`);
    }
    case 'rcall': {
      const [name, receiver, args] = node.args;
      const [first] = args;
      const variable = BINDING.has(name) && first?.op === 'id' ? first.args : null;
      const inside = variable === null ? bound : new Set([...bound, variable]);
      const own = of(receiver);
      const rest = args.map((child) => partOf(child, inside));
      const whole = join([own, ...rest], ([text, ...texts]) => `${text}.${name}(${texts.join(', ')})`);
      if (variable === null) return whole;
      const free = rest.flatMap((part) => part.free).filter((each) => each !== variable);
      return { ...whole, free: [...own.free, ...free] };
    }
    case 'list':
      return join(node.args.map(of), (texts) => `[${texts.join(', ')}]`);
    case 'map': {
      const entries = node.args.map((entry) => join(entry.map(of), ([key, value]) => `${key}: ${value}`));
      return join(entries, (texts) => `{${texts.join(', ')}}`);
    }
    case '?:':
      return join(node.args.map(of), ([when, then, otherwise]) => `(${when} ? ${then} : ${otherwise})`);
    case '!_':
    case '-_':
      return join([of(node.args)], ([text]) => `${node.op.slice(0, 1)}(${text})`);
    default:
      return join(node.args.map(of), ([left, right]) => `(${left} ${node.op} ${right})`);
  }
}

function join(parts: readonly Part[], print: (texts: readonly string[]) => string): Part {
  return {
    text: print(parts.map(({ text }) => text)),
    reads: [...new Set(parts.flatMap(({ reads }) => reads))],
    free: parts.flatMap(({ free }) => free),
  };
}
