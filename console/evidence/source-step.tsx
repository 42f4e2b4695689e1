import { useMemo } from 'react';
import type { EvidenceFact, Measurement } from '../data/measures.ts';
import { useText } from '../text/text-context.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SyntheticMark } from '../ui/synthetic-mark.tsx';
import styles from './step.module.css';
import { useEvidenceFacts } from './use-evidence-facts.ts';
import { useSourceWords } from './use-source-words.ts';

/** Who recorded the facts, and through which system: one line for each source. */
export function SourceStep({ measurement }: { readonly measurement: Measurement }) {
  const t = useText();
  const words = useSourceWords();
  const { facts, total } = useEvidenceFacts(measurement.id, false);
  const sources = useMemo(() => bySource(facts), [facts]);
  return (
    <ul className={styles['sources']}>
      {sources.map((source) => (
        <li key={source.key} className={styles['source']}>
          <strong>{words.system(source.by.source)}</strong>
          <span>{words.organisation(source.by)}</span>
          <span className={styles['soft']}>{words.actor(source.by.actor)}</span>
          <span className={styles['soft']}>{t('source.facts', { count: source.count })}</span>
          <span className={styles['soft']}>
            {t('source.last')} <RelativeTime at={source.last} />
          </span>
          {source.by.synthetic && <SyntheticMark />}
        </li>
      ))}
      {facts.length < total && (
        <li className={styles['soft']}>{t('source.partial', { count: facts.length, total })}</li>
      )}
    </ul>
  );
}

function bySource(facts: readonly EvidenceFact[]) {
  const groups = Map.groupBy(facts, ({ by }) => JSON.stringify([by.source, by.organisation, by.actor]));
  return [...groups].flatMap(([key, group]) => {
    const first = group[0];
    if (first === undefined) return [];
    const last = group.reduce((latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest), '');
    return [{ key, by: first.by, count: group.length, last }];
  });
}
