import { useText } from '@yuheng/console/text/text-context';
import type { ReactNode } from 'react';
import type { Side } from '../../amend/amendment-view.ts';
import styles from './part-row.module.css';

/** Units and due time of one side, whole: half a name or half a date that changed says nothing. */
export function Terms({
  side,
  own,
  other,
}: {
  readonly side: 'old' | 'new';
  readonly own: Side;
  /** Null where the part stands in one version only: then nothing is marked. */
  readonly other: Side | null;
}) {
  const t = useText('plan');
  if (own.units.length === 0 && own.due === null) return null;
  const held = (unit: Side['units'][number]) =>
    other === null || other.units.some((one) => one.unit === unit.unit && one.role === unit.role);
  return (
    <p className={styles['terms']}>
      {own.units.map((unit) => (
        <Change key={`${unit.role} ${unit.unit}`} side={side} stays={held(unit)}>
          {t(`role.${unit.role}`)} {unit.unit}
        </Change>
      ))}
      {own.due !== null && (
        <span>
          {t('target.due')}{' '}
          <Change side={side} stays={other === null || other.due === own.due}>
            {own.due}
          </Change>
        </span>
      )}
    </p>
  );
}

function Change({
  side,
  stays,
  children,
}: {
  readonly side: 'old' | 'new';
  readonly stays: boolean;
  readonly children: ReactNode;
}) {
  if (stays) return <span>{children}</span>;
  return side === 'old' ? (
    <del className={styles['removed']}>{children}</del>
  ) : (
    <ins className={styles['added']}>{children}</ins>
  );
}
