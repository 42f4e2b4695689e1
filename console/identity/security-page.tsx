import { useQuery } from '@tanstack/react-query';
import { namesQuery } from '../data/directory.ts';
import { usePageTitle } from '../data/page-state.ts';
import { useText } from '../text/text-context.ts';
import styles from './identity.module.css';
import { ReadsCard } from './reads-card.tsx';
import { RefusalsCard } from './refusals-card.tsx';

/** Who was refused, and who saw what a policy wants told: out of the log, for administrators. */
export function Page() {
  const t = useText();
  usePageTitle(t('security.title'));
  const { data: names } = useQuery(namesQuery);
  const nameOf = (id: string): string => names?.get(id) ?? id.replace(/^(?:user|key|system):/, '');
  return (
    <div className={styles['page']}>
      <header>
        <h1>{t('security.title')}</h1>
        <p className={styles['soft']}>{t('security.lead')}</p>
      </header>
      <RefusalsCard nameOf={nameOf} />
      <ReadsCard nameOf={nameOf} />
    </div>
  );
}
