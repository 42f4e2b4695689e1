import { useQueryClient } from '@tanstack/react-query';
import { jobsQuery } from '@yuheng/console/data/jobs';
import { useCallback, useRef, useState } from 'react';
import { isAbort, type Sending, sendDocument } from '../sending.ts';

export const importType = 'plan.import-document';

export type UploadState =
  | { readonly step: 'idle' }
  | ({ readonly step: 'sending' } & Sending)
  | { readonly step: 'failed'; readonly name: string; readonly error: unknown };

/** Sends one document at a time; sending another cancels the one under way. What is sent is a job from then on. */
export function useUpload(onSent: (job: string) => void) {
  const queries = useQueryClient();
  const [state, setState] = useState<UploadState>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);
  const start = useCallback(
    (file: File) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      const { name } = file;
      const show = (next: UploadState) => {
        if (running.current === control) setState(next);
      };
      const progress = (share: number) => show({ step: 'sending', name, share });
      sendDocument('/api/plan/import-document', { name }, file, progress, control.signal).then(
        async (job) => {
          onSent(job);
          await queries.invalidateQueries({ queryKey: jobsQuery(importType).queryKey });
          show({ step: 'idle' });
        },
        (error: unknown) => show(isAbort(error) ? { step: 'idle' } : { step: 'failed', name, error }),
      );
    },
    [queries, onSent],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  const dismiss = useCallback(() => setState({ step: 'idle' }), []);
  return { state, start, cancel, dismiss };
}
