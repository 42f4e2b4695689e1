import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Fact } from '../../model/entity.ts';
import { PatternWork } from '../../query/pattern-work.ts';
import { satisfies } from '../../query/q-evaluate.ts';
import { parseQ } from '../../query/q-grammar.ts';
import type { QNode } from '../../query/q-tree.ts';
import type { Instance } from '../instance.ts';
import { QOverTime } from '../q-over-time.ts';
import { instances } from './arbitrary-instance.ts';

function over(q: string, facts: readonly Fact[]): boolean {
  const query = new QOverTime(parseQ(q), new PatternWork());
  for (const fact of facts) query.add(fact);
  return query.holds;
}

/** The plain way: every condition looks at every instance. */
function naive(node: QNode, facts: readonly Fact[]): boolean {
  if (!('terms' in node)) return facts.some((fact) => satisfies(node, { facts: { [fact.attribute]: fact } }));
  return node.op === 'and'
    ? node.terms.every((term) => naive(term, facts))
    : node.terms.some((term) => naive(term, facts));
}

describe('a query over the past (clause 5.7.4)', () => {
  it('holds if each condition held at some time', () => {
    const condition = fc.constantFrom(
      'speed>10',
      'level<0',
      'speed==true',
      'level',
      'speed=="on"',
      'level!=3',
    );
    fc.assert(
      fc.property(
        instances,
        fc.array(condition, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (list, parts, and) => {
          const q = parts.join(and ? ';' : '|');
          const facts = list as readonly Instance[] as readonly Fact[];
          assert.equal(over(q, facts), naive(parseQ(q), facts));
        },
      ),
    );
  });
});
