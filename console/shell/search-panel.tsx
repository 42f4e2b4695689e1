import { searches } from 'virtual:pack-pages';
import { useRouter } from '@tanstack/react-router';
import { use, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchEntry, UseSearchEntries } from '../data/search-entry.ts';
import { matches } from '../text/sort-rows.ts';
import { useText } from '../text/text-context.ts';
import { classes } from '../ui/classes.ts';
import styles from './search-panel.module.css';
import { useMeasureEntries } from './use-measure-entries.ts';

const loaded: Promise<readonly UseSearchEntries[]> = Promise.all(
  searches.map(async (load) => (await load()).useSearchEntries),
);

const most = 12;

/** The search: type, arrows, Enter. Everything is found in what the console has already read. */
export function SearchPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState('');
  const [at, setAt] = useState(0);
  const entries = useAllEntries();
  const found = useMemo(
    () =>
      question.trim() === ''
        ? []
        : entries.filter((entry) => matches(question, [entry.title, entry.words])).slice(0, most),
    [entries, question],
  );
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const go = (entry: SearchEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    router.history.push(entry.to);
  };
  return (
    <dialog
      ref={dialog}
      className={styles['panel']}
      aria-label={t('search.open')}
      onCancel={onClose}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <input
        className={styles['input']}
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="search-results"
        aria-activedescendant={found.length > 0 ? `search-result-${at}` : undefined}
        aria-label={t('search.open')}
        placeholder={t('search.placeholder')}
        value={question}
        data-testid="search-input"
        onChange={(event) => {
          setQuestion(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter') go(found[at]);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
        }}
      />
      <ul id="search-results" role="listbox" aria-label={t('search.results')} className={styles['results']}>
        {found.map((entry, index) => (
          <li
            key={`${entry.kind} ${entry.id}`}
            id={`search-result-${index}`}
            role="option"
            aria-label={`${entry.kind} ${entry.title}`}
            aria-selected={index === at}
          >
            <button
              type="button"
              tabIndex={-1}
              className={classes(styles['result'], index === at && styles['at'])}
              onClick={() => go(entry)}
              onPointerMove={() => setAt(index)}
            >
              <span className={styles['kind']}>{entry.kind}</span>
              <span className={styles['title']}>{entry.title}</span>
              <span className={styles['words']}>{entry.words}</span>
            </button>
          </li>
        ))}
      </ul>
      {question.trim() !== '' && found.length === 0 && (
        <p className={styles['nothing']}>{t('search.nothing')}</p>
      )}
    </dialog>
  );
}

function useAllEntries(): readonly SearchEntry[] {
  const hooks = use(loaded);
  const measures = useMeasureEntries();
  // The list of packs is fixed when the console is built: the order of these hooks never changes.
  const lists = hooks.map((useEntries) => useEntries());
  return [...lists.flat(), ...measures];
}
