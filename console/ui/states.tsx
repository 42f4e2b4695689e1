import type { ReactNode } from 'react';
import { RequestProblem } from '../data/request.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from './button.tsx';
import styles from './states.module.css';

/** An empty page says what would be here and offers the first step. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles['state']} data-testid="empty">
      <h3>{title}</h3>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
    </div>
  );
}

/** What happened, what was kept, what to do: in the server's words where it has some, else in ours. */
export function Failure({
  error,
  kept,
  onRetry,
  children,
}: {
  readonly error: unknown;
  /** What was not lost; the general sentence unless told. */
  readonly kept?: string;
  readonly onRetry?: () => void;
  /** Further buttons. */
  readonly children?: ReactNode;
}) {
  const t = useText();
  const words = useProblemWords();
  return (
    <div className={styles['failure']} role="alert" data-testid="failure">
      <p className={styles['what']}>{words(error)}</p>
      <p className={styles['text']}>{kept ?? t('failure.kept')}</p>
      {onRetry !== undefined && (
        <Button small onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      )}
      {children}
    </div>
  );
}

/** The sentence of an error in the user's language. */
export function useProblemWords(): (error: unknown) => string {
  const t = useText();
  const { language } = useLanguage();
  return (error) => {
    if (!(error instanceof RequestProblem)) return t('failure.unknown');
    if (error.status === 0) return t('failure.unreachable');
    return (
      error.body?.messages?.[language] ?? error.body?.detail ?? t('failure.status', { status: error.status })
    );
  };
}

/** Quiet lines where text will be; nothing moves when it comes. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const t = useText();
  return (
    <div className={styles['skeleton']} role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${[92, 78, 85, 60][line % 4]}%` }} />
      ))}
    </div>
  );
}
