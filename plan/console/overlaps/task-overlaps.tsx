import { useQuery } from '@tanstack/react-query';
import { useText } from '@yuheng/console/text/text-context';
import { overlapsQuery } from '../versions/version-query.ts';
import { ItemLink, Judge, Terms } from './overlap-line.tsx';
import styles from './overlaps.module.css';

/** Other plans that ask for what this task asks for; nothing where there are none. */
export function TaskOverlaps({
  task,
  may,
  titleClass,
}: {
  readonly task: string;
  readonly may: boolean;
  readonly titleClass: string | undefined;
}) {
  const t = useText('plan');
  const { data } = useQuery(overlapsQuery);
  const own = (data?.overlaps ?? []).filter(({ one, other }) => one.task === task || other.task === task);
  if (own.length === 0) return null;
  return (
    <>
      <h3 className={titleClass}>{t('overlap.also')}</h3>
      <ul className={styles['own']} data-testid="task-overlaps">
        {own.map((pair) => {
          const side = pair.one.task === task ? pair.other : pair.one;
          return (
            <li key={side.task}>
              <p>
                <span className={styles['plan']}>{side.planTitle}</span> <ItemLink side={side} />
              </p>
              <Terms terms={pair.terms} />
              <Judge pair={pair} may={may} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
