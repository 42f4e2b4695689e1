import { usePageState } from '../data/page-state.ts';
import { useSignedIn } from '../data/use-signed-in.ts';
import { useText } from '../text/text-context.ts';
import { Icon } from '../ui/icon.tsx';
import { SyntheticMark } from '../ui/synthetic-mark.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PersonMenu } from './person-menu.tsx';
import { Search } from './search.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import styles from './top-bar.module.css';

export function TopBar({ onMenu }: { readonly onMenu: () => void }) {
  const t = useText();
  const { title, synthetic } = usePageState();
  const tenant = useSignedIn()?.tenant ?? null;
  return (
    <header className={styles['bar']}>
      <button type="button" className={styles['menu']} onClick={onMenu} aria-label={t('shell.menu')}>
        <Icon name="menu" />
      </button>
      <p className={styles['title']} title={title}>
        {title}
      </p>
      {synthetic > 0 && (
        <span className={styles['mark']}>
          <SyntheticMark />
        </span>
      )}
      <div className={styles['tools']}>
        {tenant === null && <Search />}
        <LanguageSwitch />
        <ThemeSwitch />
        <PersonMenu />
      </div>
    </header>
  );
}
