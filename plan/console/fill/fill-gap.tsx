import { useParams } from '@tanstack/react-router';
import type { Gap } from '../../compile/compiled.ts';
import styles from './fill.module.css';
import { FillForm } from './fill-form.tsx';
import { FillProgress } from './fill-progress.tsx';
import { FilledText } from './filled-text.tsx';
import type { FillJob } from './use-fill.ts';

/** Below a gap whose content somebody has: the form to bring it, how far it is read, or what was brought. */
export function FillGap({
  id,
  gap,
  job,
  may,
  open,
  onClose,
}: {
  readonly id: string;
  readonly gap: Gap;
  readonly job: FillJob | undefined;
  readonly may: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  if (open) return <FillForm plan={plan} gap={id} name={gap.detail} job={job} onClose={onClose} />;
  if (gap.filled === undefined && job === undefined) return null;
  return (
    <div className={styles['below']}>
      {job !== undefined && <FillProgress job={job} may={may} />}
      {gap.filled !== undefined && <FilledText filled={gap.filled} />}
    </div>
  );
}
