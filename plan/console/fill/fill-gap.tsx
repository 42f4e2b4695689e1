import { useParams } from '@tanstack/react-router';
import type { Gap } from '../../compile/compiled.ts';
import styles from './fill.module.css';
import { FillForm } from './fill-form.tsx';
import { FilledText } from './filled-text.tsx';

/** Below a gap whose content somebody has: the form to bring it, or what was brought. */
export function FillGap({
  id,
  gap,
  open,
  onClose,
}: {
  readonly id: string;
  readonly gap: Gap;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  if (open) return <FillForm plan={plan} gap={id} name={gap.detail} onClose={onClose} />;
  if (gap.filled === undefined) return null;
  return (
    <div className={styles['below']}>
      <FilledText document={gap.filled.document} />
    </div>
  );
}
