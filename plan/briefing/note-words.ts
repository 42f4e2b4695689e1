import type { Language } from '@yuheng/kernel/messages';
import { dayOf } from './china-day.ts';
import type { EvidenceNote } from './evidence-note.ts';
import { rangesOf } from './ranges.ts';
import type { Words } from './words.ts';

export interface NoteTools {
  readonly words: Words;
  readonly language: Language;
  /** The title of a measure. */
  readonly measure: (code: string) => string;
  /** Row of a task in the ledger. */
  readonly rows: ReadonlyMap<string, number>;
  /** What a target is about. */
  readonly subjects: ReadonlyMap<string, string>;
}

/** A piece of evidence in words, with its id. */
export function noteWords(
  { id, of }: EvidenceNote,
  { words, language, measure, rows, subjects }: NoteTools,
): string {
  switch (of.kind) {
    case 'measurement': {
      const note = words(of.synthetic ? 'briefing.note.synthetic' : 'briefing.note.measurement', {
        measure: measure(of.measure),
        day: dayOf(of.at),
        tier: of.tier,
        facts: of.facts,
        id,
      });
      const failed = (of.quality ?? []).map(({ demand, found }) =>
        words('briefing.note.rule', { demand: demand[language], found: found[language] }),
      );
      if (failed.length === 0) return note;
      return note + words('briefing.note.quality', { rules: failed.join(words('list.semicolon')) });
    }
    case 'quote':
      return words('briefing.note.quote', { quote: of.quote, id });
    case 'targets':
      return words('briefing.note.targets', {
        targets: of.targets.map((target) => subjects.get(target) ?? target).join(words('list.comma')) || '—',
        id,
      });
    case 'contradictions':
      return words('briefing.note.contradictions', {
        kinds:
          [...Map.groupBy(of.contradictions, ({ kind }) => kind)]
            .map(([kind, own]) =>
              words('briefing.note.kind', { kind: words(`contradiction.kind.${kind}`), count: own.length }),
            )
            .join(words('list.comma')) || '—',
        id,
      });
    case 'said':
      return words('briefing.note.said', { day: dayOf(of.at), case: of.case, line: of.line, id });
    case 'record':
      return words('briefing.note.record', { title: of.title[language], day: dayOf(of.at), id });
    case 'tasks': {
      const listed = of.tasks.flatMap(({ task }) => rows.get(task) ?? []);
      return words('briefing.note.tasks', { rows: rangesOf(listed, words('list.comma')) || '—', id });
    }
  }
}
