import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { useItem } from '../use-item.ts';
import type { ContradictionView, SaidView } from './contradiction-query.ts';
import styles from './contradictions.module.css';

/** What was said, by whom and when, of which task. */
export function SaidSide({ data: { said, others, kind } }: { readonly data: ContradictionView }) {
  const t = useText('plan');
  return (
    <section className={styles['side']} data-testid="said-side">
      <h2>{t('contradiction.said')}</h2>
      <Said said={said} />
      {others.map((one) => (
        <div key={`${one.case} ${one.line}`}>
          <h3>{t(kind === 'repeated' ? 'contradiction.said-before' : 'contradiction.also-said')}</h3>
          <Said said={one} />
        </div>
      ))}
    </section>
  );
}

function Said({ said }: { readonly said: SaidView }) {
  const t = useText('plan');
  const words = useSourceWords();
  const { openTask } = useItem();
  return (
    <>
      <p className={styles['saying']}>{t(`contradiction.saying.${said.said}`)}</p>
      {said.text !== '' && <blockquote className={styles['words']}>{said.text}</blockquote>}
      <p className={styles['meta']}>
        {[
          said.unit,
          words.actor(said.by),
          formatDateTime(said.at),
          t('contradiction.line', { line: said.line }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <button
        type="button"
        className={styles['link']}
        onClick={() => openTask(said.task)}
        data-testid="open-task"
      >
        {said.title}
      </button>
      <p className={styles['meta']}>{said.planTitle}</p>
    </>
  );
}
