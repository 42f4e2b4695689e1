import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { Certainty } from './certainty.tsx';
import { contradictionsQuery } from './contradiction-query.ts';
import styles from './contradictions.module.css';

/** What was said of a task and does not agree with what is recorded; nothing where there is none. */
export function TaskContradictions({
  task,
  titleClass,
}: {
  readonly task: string;
  readonly titleClass: string | undefined;
}) {
  const t = useText('plan');
  const rows = useQuery(contradictionsQuery(task)).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section data-testid="task-contradictions">
      <h3 className={titleClass}>{t('contradiction.of-task')}</h3>
      <ul className={styles['of-task']}>
        {rows.map(({ id, kind, state, certainty }) => (
          <li key={id}>
            <Link to="/contradictions/$contradiction" params={{ contradiction: id }}>
              {t(`contradiction.kind.${kind}`)}
            </Link>
            <small>
              <Certainty certainty={certainty} /> · {t(`cases.PlanContradiction.states.${state}`)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
