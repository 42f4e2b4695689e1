import { useQueryClient } from '@tanstack/react-query';
import { jobsQuery } from '@yuheng/console/data/jobs';
import { useCallback, useRef, useState } from 'react';
import { isAbort, type Sending, sendDocument } from '../sending.ts';

export const importType = 'plan.import-document';

/** A document that is on its way, or that did not arrive; `id` tells two of the same name apart. */
export type Upload = { readonly id: number } & (
  | ({ readonly step: 'sending' } & Sending)
  | { readonly step: 'failed'; readonly name: string; readonly error: unknown }
);

/**
 * Sends documents, each by itself: what is wrong with one stops no other. What was sent is a job from then on.
 * @param onSent the job that reads one of them
 */
export function useUploads(onSent: (job: string) => void) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const last = useRef(0);
  const dismiss = useCallback(
    (id: number) => setUploads((shown) => shown.filter((upload) => upload.id !== id)),
    [],
  );
  const send = useCallback(
    (file: File) => {
      last.current += 1;
      const [id, control, { name }] = [last.current, new AbortController(), file];
      running.current.set(id, control);
      setUploads((shown) => [...shown, { id, step: 'sending', name, share: 0 }]);
      const show = (next: Upload) =>
        setUploads((shown) => shown.map((upload) => (upload.id === id ? next : upload)));
      const progress = (share: number) => show({ id, step: 'sending', name, share });
      sendDocument('/api/plan/import-document', { name }, file, progress, control.signal)
        .then(
          async (job) => {
            onSent(job);
            await queries.invalidateQueries({ queryKey: jobsQuery(importType).queryKey });
            dismiss(id);
          },
          (error: unknown) => (isAbort(error) ? dismiss(id) : show({ id, step: 'failed', name, error })),
        )
        .finally(() => running.current.delete(id));
    },
    [queries, onSent, dismiss],
  );
  const start = useCallback(
    (files: readonly File[]) => {
      for (const file of files) send(file);
    },
    [send],
  );
  const cancel = useCallback((id: number) => running.current.get(id)?.abort(), []);
  return { uploads, start, cancel, dismiss };
}
