import type { Fact } from '@yuheng/kernel/facts-model';
import { useState } from 'react';
import { formatDateTime } from '../text/format-time.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { SyntheticMark } from '../ui/synthetic-mark.tsx';
import { FactHistory } from './fact-history.tsx';
import styles from './step.module.css';
import { useSourceWords } from './use-source-words.ts';

/** Where one fact comes from: system, organisation, person, times, digest; and what it was before. */
export function FactDetail({ fact }: { readonly fact: Fact }) {
  const t = useText();
  const words = useSourceWords();
  const [history, setHistory] = useState(false);
  return (
    <div data-testid="fact-detail">
      <dl className={styles['pairs']}>
        <dt>{t('source.system')}</dt>
        <dd>
          {words.system(fact.by.source)} {fact.by.synthetic && <SyntheticMark />}
        </dd>
        <dt>{t('source.organisation')}</dt>
        <dd>{words.organisation(fact.by)}</dd>
        <dt>{t('source.recorded-by')}</dt>
        <dd>{words.actor(fact.by.actor)}</dd>
        <dt>{t('fact.observed')}</dt>
        <dd>{fact.observedAt === null ? t('fact.unobserved') : formatDateTime(fact.observedAt)}</dd>
        <dt>{t('fact.recorded')}</dt>
        <dd>{formatDateTime(fact.recordedAt)}</dd>
        <dt>{t('fact.digest')}</dt>
        <dd className={styles['hash']}>{fact.digest}</dd>
      </dl>
      {history ? (
        <FactHistory entity={fact.entity} attribute={fact.attribute} />
      ) : (
        <Button small look="quiet" onClick={() => setHistory(true)} data-testid="fact-history">
          {t('fact.history')}
        </Button>
      )}
    </div>
  );
}
