import { digestOf } from '@yuheng/kernel/digest';
import type { TargetView } from '../board/view.ts';
import type { OpenContradiction } from './contradictions/open-contradiction.ts';
import type { Counted, EvidenceNote } from './evidence-note.ts';
import type { Figure } from './figure.ts';

/** Letters of a digest that name a list: two lists of one briefing never share them by chance. */
const LETTERS = 16;

/** What stands in a note of one kind. */
type NoteOf<Kind extends EvidenceNote['of']['kind']> = Extract<EvidenceNote['of'], { readonly kind: Kind }>;

/** Makes the figures of one briefing, and keeps what they stand on in the order in which it was first used. */
export class EvidenceBook {
  readonly #notes = new Map<string, EvidenceNote>();

  get notes(): readonly EvidenceNote[] {
    return [...this.#notes.values()];
  }

  /** The reading of a target, as its document counts; null where there is none. */
  reading(target: TargetView): Figure | null {
    const { reading, decimals } = target;
    if (reading === null) return null;
    const { shown } = reading.quantity;
    return this.fromReading(target, shown, decimals === 0 && !Number.isInteger(shown) ? 2 : decimals);
  }

  /** What was computed from the reading of a target; null where there is none. */
  fromReading({ reading, measure, quality }: TargetView, value: number, decimals: number): Figure | null {
    if (reading === null || measure === null) return null;
    const { measurement, at, tier, facts, synthetic } = reading;
    return this.#figure(value, decimals, measurement, {
      kind: 'measurement',
      measurement,
      measure: measure.code,
      at,
      tier,
      facts,
      synthetic,
      ...(quality.failed.length === 0
        ? {}
        : { quality: quality.failed.map(({ demand, found }) => ({ demand, found })) }),
    });
  }

  /** A number that a target asks for. */
  asked({ id, quote }: TargetView, value: number): Figure {
    return this.#figure(value, decimalsOf(value), `quote:${id}`, { kind: 'quote', target: id, quote });
  }

  /** What was computed from these tasks: a count, a rate, days. */
  ofTasks(value: number, tasks: readonly Counted[], decimals = 0): Figure {
    const listed = [...tasks];
    const id = `tasks:${digestOf(listed).slice(0, LETTERS)}`;
    return this.#figure(value, decimals, id, { kind: 'tasks', tasks: listed });
  }

  /** How many these targets are. */
  ofTargets(targets: readonly Pick<TargetView, 'id'>[], value = targets.length): Figure {
    const listed = targets.map((target) => target.id);
    const id = `targets:${digestOf(listed).slice(0, LETTERS)}`;
    return this.#figure(value, 0, id, { kind: 'targets', targets: listed });
  }

  /** What was computed from these contradictions: how many they are, days. */
  ofContradictions(found: readonly Pick<OpenContradiction, 'id' | 'kind'>[], value = found.length): Figure {
    const listed = found.map(({ id, kind }) => ({ case: id, kind }));
    const id = `contradictions:${digestOf(listed).slice(0, LETTERS)}`;
    return this.#figure(value, 0, id, { kind: 'contradictions', contradictions: listed });
  }

  /** What a source said at a time. */
  recorded(value: number, decimals: number, of: Omit<NoteOf<'record'>, 'kind'>): Figure {
    const { measure, entity, attribute, at } = of;
    const id = `record:${digestOf({ measure, entity, attribute, at }).slice(0, LETTERS)}`;
    return this.#figure(value, decimals, id, { kind: 'record', ...of });
  }

  /** A line of a journal. @returns its evidence id */
  said(of: Omit<NoteOf<'said'>, 'kind'>): string {
    return this.#noted(`said:${of.case}:${of.line}`, { kind: 'said', ...of });
  }

  #figure(value: number, decimals: number, id: string, of: EvidenceNote['of']): Figure {
    return { value, decimals, evidence: this.#noted(id, of) } as Figure;
  }

  #noted(id: string, of: EvidenceNote['of']): string {
    if (!this.#notes.has(id)) this.#notes.set(id, { id, of });
    return id;
  }
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
