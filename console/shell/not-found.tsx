import { Link } from '@tanstack/react-router';
import { useText } from '../text/text-context.ts';
import { Empty } from '../ui/states.tsx';
import styles from './plain-page.module.css';

export function NotFound() {
  const t = useText();
  return (
    <main className={styles['page']}>
      <Empty title={t('not-found.title')}>
        <Link to="/">{t('not-found.home')}</Link>
      </Empty>
    </main>
  );
}
