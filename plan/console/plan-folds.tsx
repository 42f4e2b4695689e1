import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import { type ReactNode, useId, useState } from 'react';
import styles from './plan-folds.module.css';

export interface Fold {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly content: ReactNode;
}

/** What lies below a plan's figures: one quiet line of drawers; several may be open. */
export function PlanFolds({
  folds,
  open: openAtFirst,
}: {
  readonly folds: readonly Fold[];
  readonly open: boolean;
}) {
  const id = useId();
  const { language } = useLanguage();
  const present = folds.filter(({ count }) => count > 0);
  const [open, setOpen] = useState(() => new Set(openAtFirst ? present.map((fold) => fold.id) : []));
  if (present.length === 0) return null;
  const toggle = (fold: string) => {
    const next = new Set(open);
    if (!next.delete(fold)) next.add(fold);
    setOpen(next);
  };
  return (
    <>
      <div className={styles['line']}>
        {present.map((fold) => (
          <button
            key={fold.id}
            type="button"
            aria-expanded={open.has(fold.id)}
            aria-controls={`${id}${fold.id}`}
            onClick={() => toggle(fold.id)}
            data-testid={`fold-${fold.id}`}
          >
            <Icon name="down" size={16} />
            {fold.title}
            <small>{formatNumber(fold.count, language)}</small>
          </button>
        ))}
      </div>
      {present
        .filter((fold) => open.has(fold.id))
        .map((fold) => (
          <section key={fold.id} id={`${id}${fold.id}`} aria-label={fold.title} className={styles['content']}>
            <h3>{fold.title}</h3>
            {fold.content}
          </section>
        ))}
    </>
  );
}
