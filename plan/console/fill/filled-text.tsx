import { useQuery } from '@tanstack/react-query';
import { useText } from '@yuheng/console/text/text-context';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { documentQuery } from '../board-query.ts';
import styles from './fill.module.css';

/** What came in, word for word: read only when somebody wants to see it. */
export function FilledText({ document }: { readonly document: string }) {
  const t = useText('plan');
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({ ...documentQuery(document), enabled: open });
  return (
    <details
      className={styles['filled']}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-testid="filled-text"
    >
      <summary>{t('fill.read')}</summary>
      {error !== null && <Failure error={error} />}
      {data !== undefined && (
        <>
          <p className={styles['help']}>{data.name}</p>
          <pre>{data.text}</pre>
        </>
      )}
    </details>
  );
}
