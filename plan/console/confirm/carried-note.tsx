import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import type { Decision } from '../../confirm/decision.ts';
import { useFieldWords } from './field-words.ts';
import styles from './gap-list.module.css';

/** What was given for the version before and holds here too: what, by whom and when. */
export function CarriedNote({
  decision,
  field,
}: {
  readonly decision: Decision;
  /** The field that the gap is about; undefined where it is about none. */
  readonly field: string | undefined;
}) {
  const t = useText('plan');
  const words = useSourceWords();
  const fieldWords = useFieldWords();
  const given = decision.changes
    .filter((change) => change.field === field)
    .map(({ after }) => fieldWords(after))
    .join(t('list.stop'));
  return (
    <span className={styles['carried']} data-testid="gap-carried">
      {given !== '' && <ins>{given}</ins>} {t('fill.carried')} · {words.actor(decision.by)} ·{' '}
      <RelativeTime at={decision.at} />
    </span>
  );
}
