import type { EvidenceNote } from '../../briefing/evidence-note.ts';
import { isFigure } from '../../briefing/figure-text.ts';
import type { Agenda, AgendaEdits, AgendaItem } from './agenda.ts';
import type { AgendaSubjects } from './agenda-subjects.ts';
import { proposeAgenda } from './propose-agenda.ts';

/** The agenda as it goes out: what is on it now, with the figures of this moment and what they stand on. Pure. */
export function freezeAgenda(now: AgendaSubjects, edits: AgendaEdits): Agenda {
  const items = [...proposeAgenda(now.subjects, edits).items];
  return {
    format: 'yuheng-agenda/1',
    at: now.at,
    synthetic: now.synthetic,
    items,
    evidence: [...evidenceOf(items, now.evidence)],
  };
}

/** What the figures of these items stand on. */
export function evidenceOf(
  items: readonly Pick<AgendaItem, 'standing'>[],
  notes: readonly EvidenceNote[],
): readonly EvidenceNote[] {
  const used = new Set(
    items.flatMap(({ standing }) =>
      standing.flatMap(({ values }) =>
        Object.values(values).flatMap((value) => (isFigure(value) ? [value.evidence] : [])),
      ),
    ),
  );
  return notes.filter(({ id }) => used.has(id));
}
