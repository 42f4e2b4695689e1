import { useEvidence } from '@yuheng/console/evidence/use-evidence';
import { useText } from '@yuheng/console/text/text-context';
import { FileLink } from '@yuheng/console/ui/attach-files';
import { Button } from '@yuheng/console/ui/button';
import type { Evidence } from '../../tasks/evidence.ts';
import { EvidencedFact } from './evidenced-fact.tsx';
import styles from './task-acts.module.css';

/** What a line of a journal rests on: a file is fetched, a measured figure opens its evidence, a fact is named and shows its history. */
export function EvidenceOf({ detail }: { readonly detail: Readonly<Record<string, unknown>> }) {
  const t = useText('plan');
  const shown = useEvidence();
  const evidence = Array.isArray(detail['evidence']) ? (detail['evidence'] as Evidence) : [];
  if (evidence.length === 0) return null;
  return (
    <ul className={styles['evidence']} aria-label={t('task.act.evidence')}>
      {evidence.map((one) => (
        <li key={JSON.stringify(one)}>
          {one.kind === 'file' && <FileLink file={one} />}
          {one.kind === 'measurement' && (
            <Button small look="quiet" onClick={() => shown.open(one.id)}>
              {t('task.evidence.figure')}
            </Button>
          )}
          {one.kind === 'fact' && <EvidencedFact entity={one.entity} attribute={one.attribute} />}
        </li>
      ))}
    </ul>
  );
}
