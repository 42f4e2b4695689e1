import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Failure } from '../ui/states.tsx';
import styles from './plain-page.module.css';

/** Where a page cannot be shown: says so, and tries again on request. */
export function Crash({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryClient();
  return (
    <main className={styles['page']}>
      <Failure
        error={error}
        onRetry={() => {
          queries.removeQueries({ predicate: (query) => query.state.status === 'error' });
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
