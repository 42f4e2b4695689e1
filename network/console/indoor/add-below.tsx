import { useText } from '@yuheng/console/text/text-context';
import { Pop } from '@yuheng/console/ui/pop';
import type { PartKind } from '../../indoor/design-shape.ts';
import styles from './parts.module.css';

const hung: readonly PartKind[] = ['feeder', 'splitter', 'coupler', 'antenna'];

/** What may hang on a part, a button each. */
export function AddBelow({
  part,
  onAdd,
}: {
  readonly part: string;
  readonly onAdd: (kind: PartKind) => void;
}) {
  const t = useText('network');
  return (
    <Pop
      label={t('indoor.add.to', { part })}
      face={t('indoor.add')}
      buttonClass={styles['add']}
      popClass={styles['kinds']}
      testId="add-below"
    >
      {(pop) =>
        hung.map((kind) => (
          <button
            key={kind}
            type="button"
            popoverTarget={pop}
            popoverTargetAction="hide"
            data-testid={`add-${kind}`}
            onClick={() => onAdd(kind)}
          >
            {t(`indoor.kind.${kind}`)}
          </button>
        ))
      }
    </Pop>
  );
}
