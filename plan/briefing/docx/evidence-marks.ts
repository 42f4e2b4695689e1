import { InternalHyperlink, TextRun } from 'docx';
import type { EvidenceNote } from '../evidence-note.ts';
import type { StoredFigure } from '../figure.ts';
import { printed } from '../figure-text.ts';
import type { Part } from '../words.ts';

/** Which number each piece of evidence has in a file, in the order of the annex that lists them. */
export class EvidenceMarks {
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(notes: readonly EvidenceNote[]) {
    this.#numbers = new Map(notes.map(({ id }, index) => [id, index + 1]));
  }

  /** @throws Error for evidence that the annex does not list: such a figure is never printed */
  numberOf(evidence: string): number {
    const number = this.#numbers.get(evidence);
    if (number === undefined) throw new Error(`no evidence ${evidence}`);
    return number;
  }

  /** A figure, and raised behind it the way to its evidence. */
  figure(figure: StoredFigure): readonly (TextRun | InternalHyperlink)[] {
    return [new TextRun(printed(figure)), this.mark(figure.evidence, true)];
  }

  mark(evidence: string, raised = false): InternalHyperlink {
    const number = this.numberOf(evidence);
    return new InternalHyperlink({
      anchor: bookmarkOf(number),
      children: [new TextRun({ text: `[${number}]`, ...(raised ? { superScript: true } : {}) })],
    });
  }

  /** A sentence. */
  runs(parts: readonly Part[]): readonly (TextRun | InternalHyperlink)[] {
    return parts.flatMap((part) => (typeof part === 'string' ? [new TextRun(part)] : this.figure(part)));
  }
}

/** The bookmark of an entry of the annex. */
export function bookmarkOf(number: number): string {
  return `evidence_${number}`;
}
