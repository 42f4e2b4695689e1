import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '@yuheng/console/data/cases';
import { useText } from '@yuheng/console/text/text-context';
import { type AttachedFile, AttachFiles } from '@yuheng/console/ui/attach-files';
import { Button } from '@yuheng/console/ui/button';
import type { Evidence } from '../../tasks/evidence.ts';
import type { Plan, Task } from '../plan-parts.ts';
import { FactFinder, type NamedFact } from './fact-finder.tsx';
import styles from './task-acts.module.css';

/** What a statement rests on, as it is picked. */
export interface Picked {
  readonly files: readonly AttachedFile[];
  /** Measurements. */
  readonly figures: ReadonlySet<string>;
  readonly facts: readonly NamedFact[];
}

export const nothingPicked: Picked = { files: [], figures: new Set(), facts: [] };

export function evidenceOf({ files, figures, facts }: Picked): Evidence {
  return [
    ...files.map((file) => ({ kind: 'file' as const, ...file })),
    ...[...figures].map((id) => ({ kind: 'measurement' as const, id })),
    ...facts.map(({ entity, attribute }) => ({ kind: 'fact' as const, entity, attribute })),
  ];
}

/** Evidence is picked: files that are attached now or were before, measured figures of the plan, facts by their names. */
export function EvidencePicker({
  plan,
  task,
  picked,
  onChange,
}: {
  readonly plan: Plan;
  readonly task: Task;
  readonly picked: Picked;
  readonly onChange: (picked: Picked) => void;
}) {
  const t = useText('plan');
  const { files, figures, facts } = picked;
  const earlier = useEarlierFiles(task).filter(({ sha256 }) => files.every((file) => file.sha256 !== sha256));
  const measured = plan.targets.flatMap(({ reading, subject }) =>
    reading === null ? [] : [{ id: reading.measurement, subject }],
  );
  return (
    <>
      <AttachFiles
        label={t('task.act.files')}
        files={files}
        onChange={(kept) => onChange({ ...picked, files: kept })}
      />
      {earlier.length > 0 && (
        <fieldset className={styles['figures']} data-testid="earlier-files">
          <legend>{t('task.act.earlier-files')}</legend>
          {earlier.map((file) => (
            <label key={file.sha256}>
              <input
                type="checkbox"
                checked={false}
                onChange={() => onChange({ ...picked, files: [...files, file] })}
              />{' '}
              {file.name}
            </label>
          ))}
        </fieldset>
      )}
      {measured.length > 0 && (
        <fieldset className={styles['figures']}>
          <legend>{t('task.act.figures')}</legend>
          {measured.map(({ id, subject }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={figures.has(id)}
                onChange={() => onChange({ ...picked, figures: figures.symmetricDifference(new Set([id])) })}
              />{' '}
              {subject}
            </label>
          ))}
        </fieldset>
      )}
      {facts.length > 0 && (
        <ul className={styles['facts']} aria-label={t('task.act.facts')}>
          {facts.map((fact) => (
            <li key={`${fact.entity} ${fact.attribute}`} data-testid="picked-fact">
              {fact.words}
              <Button
                small
                look="quiet"
                onClick={() => onChange({ ...picked, facts: facts.filter((one) => one !== fact) })}
              >
                {t('task.act.unpick')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FactFinder
        plan={plan}
        onFind={(fact) => {
          const known = facts.some(
            ({ entity, attribute }) => entity === fact.entity && attribute === fact.attribute,
          );
          if (!known) onChange({ ...picked, facts: [...facts, fact] });
        }}
      />
    </>
  );
}

/** Files that the journal of the task names already, each once. */
function useEarlierFiles(task: Task): readonly AttachedFile[] {
  const id = task.case?.id ?? '';
  const journal = useQuery({ ...caseQuery(id), enabled: id !== '' }).data?.journal ?? [];
  const files = new Map<string, AttachedFile>();
  for (const { detail } of journal) {
    const named = Array.isArray(detail['evidence']) ? (detail['evidence'] as Evidence) : [];
    for (const one of named)
      if (one.kind === 'file') files.set(one.sha256, { sha256: one.sha256, name: one.name });
  }
  return [...files.values()];
}
