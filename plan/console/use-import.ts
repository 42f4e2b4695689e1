import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { type SendState, sendDocument } from './send-document.ts';

export type ImportState =
  | { readonly step: 'idle' }
  | (SendState & { readonly name: string })
  | { readonly step: 'done'; readonly name: string; readonly plans: number }
  | { readonly step: 'failed'; readonly name: string; readonly error: unknown };

interface Imported {
  readonly document: string;
  readonly plans: readonly string[];
}

/** One import at a time; starting another cancels the one under way. What was imported is gone through next. */
export function useImport() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);
  const start = useCallback(
    (file: File) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      const { name } = file;
      const show = (next: ImportState) => {
        if (running.current === control) setState(next);
      };
      const progress = (sent: SendState) => show({ ...sent, name });
      sendDocument<Imported>('/api/plan/import-document', { name }, file, progress, control.signal).then(
        async ({ plans }) => {
          await queries.invalidateQueries({ queryKey: ['board'] });
          show({ step: 'done', name, plans: plans.length });
          const [plan] = plans;
          if (plan !== undefined) await navigate({ to: '/plan/$plan/confirm', params: { plan } });
        },
        (error: unknown) => {
          const cancelled = error instanceof DOMException && error.name === 'AbortError';
          show(cancelled ? { step: 'idle' } : { step: 'failed', name, error });
        },
      );
    },
    [queries, navigate],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  const dismiss = useCallback(() => setState({ step: 'idle' }), []);
  return { state, start, cancel, dismiss };
}
