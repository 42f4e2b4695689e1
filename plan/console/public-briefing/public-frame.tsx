import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Mark } from '@yuheng/console/ui/mark';
import type { ReactNode } from 'react';
import styles from './public.module.css';

/** What surrounds a page that everybody reads: whose it is, and the other language. Nothing of the console. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const t = useText('plan');
  const { language, setLanguage } = useLanguage();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <a href="/public/briefings" className={styles['brand']}>
          <Mark size={28} />
          <span>{t('public.head')}</span>
        </a>
        <button type="button" lang={other} onClick={() => setLanguage(other)} data-testid="public-language">
          {t('shell.language.other')}
        </button>
      </header>
      <main>{children}</main>
    </div>
  );
}
