import { useText } from '@yuheng/console/text/text-context';
import type { VerdictState } from '../../confirm/verdict.ts';
import styles from './verdict-mark.module.css';

/** Where an entry stands: a shape, a colour and a word; vermilion where a person decided otherwise than the compiler. */
export function VerdictMark({
  verdict,
  doubted,
}: {
  /** saving: accepted here, and not stored yet. */
  readonly verdict: VerdictState | 'saving';
  readonly doubted: boolean;
}) {
  const t = useText('plan');
  const state = verdict === 'open' && doubted ? 'doubted' : verdict;
  return (
    <span className={styles['mark']} data-state={state}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" />
        {(state === 'accepted' || state === 'saving') && <path d="m5 8.25 2.1 2.1L11.2 6" />}
        {state === 'corrected' && <path d="M5.2 10.8 6 8.6l4-4 1.400 1.400-4 4z" />}
        {state === 'rejected' && <path d="m5.500 5.500 5 5m0-5-5 5" />}
        {state === 'added' && <path d="M8 4.800v6.400M4.800 8h6.400" />}
        {state === 'doubted' && <path d="M8 4.600v4.200M8 11v.4" />}
      </svg>
      <small>{t(`verdict.${state}`)}</small>
    </span>
  );
}
