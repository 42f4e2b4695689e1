import { useParams } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { useState } from 'react';
import type { Gap } from '../../compile/compiled.ts';
import { isFillable } from '../../confirm/fillable.ts';
import styles from './fill.module.css';
import { FillForm } from './fill-form.tsx';
import { FilledText } from './filled-text.tsx';

/** Below a gap whose content somebody may have: the way to bring it, and what was brought. */
export function FillGap({
  id,
  gap,
  may,
}: {
  readonly id: string;
  readonly gap: Gap;
  /** The plan is a draft, and who looks may work on it. */
  readonly may: boolean;
}) {
  const t = useText('plan');
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  const [open, setOpen] = useState(false);
  if (!isFillable(gap) || (!may && gap.filled === undefined)) return null;
  if (open) return <FillForm plan={plan} gap={id} name={gap.detail} onClose={() => setOpen(false)} />;
  return (
    <div className={styles['below']}>
      {may && (
        <Button small look={gap.filled === undefined ? 'decide' : 'quiet'} onClick={() => setOpen(true)}>
          {t(gap.filled === undefined ? 'fill.open' : 'fill.replace')}
        </Button>
      )}
      {gap.filled !== undefined && <FilledText document={gap.filled.document} />}
    </div>
  );
}
