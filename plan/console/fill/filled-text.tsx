import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { Filled } from '../../compile/compiled.ts';
import { documentQuery } from '../board-query.ts';
import styles from './fill.module.css';

/** Who brought it, and when; what came in, word for word, is read only when somebody wants to see it. */
export function FilledText({ filled }: { readonly filled: Filled }) {
  const t = useText('plan');
  const words = useSourceWords();
  const [open, setOpen] = useState(false);
  const { document, manner, by, at, from } = filled;
  const { data, error } = useQuery({ ...documentQuery(document), enabled: open });
  return (
    <>
      <p className={styles['source']} data-testid="filled-by" data-carried={from !== undefined}>
        {t(`fill.by.${manner}`, { who: words.actor(by) })} · <RelativeTime at={at} />
        {from !== undefined && (
          <>
            {' · '}
            <Link to="/plan/$plan" params={{ plan: from }}>
              {t('fill.carried')}
            </Link>
          </>
        )}
      </p>
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
    </>
  );
}
