import { lazy, Suspense, useEffect, useState } from 'react';
import { useText } from '../text/text-context.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './tool.module.css';

const SearchPanel = lazy(async () => ({ default: (await import('./search-panel.tsx')).SearchPanel }));

/** The one search; `/` opens it from anywhere but a field. */
export function Search() {
  const t = useText();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const field =
        event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
      const wanted = (event.key === '/' && !field) || (event.key === 'k' && (event.metaKey || event.ctrlKey));
      if (!wanted || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        className={styles['tool']}
        onClick={() => setOpen(true)}
        aria-label={t('search.open')}
        data-testid="search-open"
      >
        <Icon name="search" />
        <kbd className={styles['key']}>/</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
