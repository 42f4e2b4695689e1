import type { Fact } from '../facts/model/entity.ts';
import { DigestList } from './digest-list.ts';
import type { Evidence, EvidenceStep } from './evidence.ts';
import type { Present } from './present-selections.ts';
import { isStatement } from './tier-of.ts';

interface Counted {
  readonly fact: Fact;
  /** Selections that hold it. */
  readonly times: number;
}

const nothing: Present = { entities: new Map(), rows: [] };

/** The present evidence of a measure, which follows what its selections hold: what did not change costs nothing. */
export class LiveEvidence implements Evidence {
  /** By instance. */
  readonly #facts = new Map<string, Counted>();
  readonly #digests = new DigestList();
  /** Selection -> what was counted of it. */
  #followed: Readonly<Record<string, Present>> = {};
  #stated = 0;
  #synthetic = 0;
  /** The measurement that was stored last, and what came and went since. */
  #stored: string | null = null;
  #added = new Set<string>();
  #dropped = new Set<string>();

  get facts(): number {
    return this.#facts.size;
  }

  get root(): string {
    return this.#digests.root();
  }

  get stated(): boolean {
    return this.#stated > 0;
  }

  get synthetic(): boolean {
    return this.#synthetic > 0;
  }

  ids(): Iterable<string> {
    return this.#facts.keys();
  }

  since(id: string): EvidenceStep | null {
    return this.#stored === id ? { added: [...this.#added], dropped: [...this.#dropped] } : null;
  }

  /** It is stored as that of a measurement: what changes from now on is told against it. */
  storedAs(id: string): void {
    this.#stored = id;
    this.#added = new Set();
    this.#dropped = new Set();
  }

  follow(selected: Readonly<Record<string, Present>>): void {
    const changes = new Map<string, Counted>();
    const count = (facts: readonly Fact[], times: number): void => {
      for (const fact of facts)
        changes.set(fact.instance, { fact, times: (changes.get(fact.instance)?.times ?? 0) + times });
    };
    for (const [name, present] of Object.entries(selected)) {
      const before = this.#followed[name] ?? nothing;
      if (before === present) continue;
      for (const [id, own] of before.entities) if (present.entities.get(id) !== own) count(own.facts, -1);
      for (const [id, own] of present.entities) if (before.entities.get(id) !== own) count(own.facts, 1);
    }
    this.#followed = selected;
    this.#apply([...changes.values()]);
  }

  #apply(changes: readonly Counted[]): void {
    const added: string[] = [];
    const dropped: string[] = [];
    for (const { fact, times } of changes) {
      const { instance, digest } = fact;
      const before = this.#facts.get(instance)?.times ?? 0;
      const after = before + times;
      if (after > 0) this.#facts.set(instance, { fact, times: after });
      else this.#facts.delete(instance);
      if (before > 0 === after > 0) continue;
      const [list, came, went] =
        after > 0 ? [added, this.#added, this.#dropped] : [dropped, this.#dropped, this.#added];
      list.push(digest);
      if (!went.delete(instance)) came.add(instance);
      const one = after > 0 ? 1 : -1;
      if (isStatement(fact)) this.#stated += one;
      if (fact.by.synthetic) this.#synthetic += one;
    }
    this.#digests.change(added, dropped);
  }
}
