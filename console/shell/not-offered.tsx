import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../data/page-state.ts';
import type { SignedIn } from '../data/who.ts';
import { useText } from '../text/text-context.ts';
import { Empty } from '../ui/states.tsx';
import { homeOf } from './offered.ts';
import styles from './plain-page.module.css';

/** In the place of a page that is not the reader's, whose address they typed or were sent. */
export function NotOffered({ reader }: { readonly reader: SignedIn }) {
  const t = useText();
  usePageTitle(t('not-offered.title'));
  const { tenant } = reader;
  return (
    <div className={styles['page']} data-testid="not-offered">
      <Empty title={t('not-offered.title')}>
        <p>{tenant === null ? t('not-offered.ask') : t('not-offered.tenant', { tenant })}</p>
        <Link to={homeOf(reader)}>{t('not-offered.home')}</Link>
      </Empty>
    </div>
  );
}
