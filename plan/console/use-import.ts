import { useQueryClient } from '@tanstack/react-query';
import { upload } from '@yuheng/console/data/upload';
import { useCallback, useRef, useState } from 'react';

export type ImportState =
  | { readonly step: 'idle' }
  /** Bytes are on their way; `share` of them have left. */
  | { readonly step: 'sending'; readonly name: string; readonly share: number }
  /** The server reads the document. */
  | { readonly step: 'compiling'; readonly name: string }
  | { readonly step: 'done'; readonly name: string; readonly plans: number }
  | { readonly step: 'failed'; readonly name: string; readonly error: unknown };

interface Imported {
  readonly document: string;
  readonly plans: readonly string[];
}

/** One import at a time; starting another cancels the one under way. */
export function useImport() {
  const queries = useQueryClient();
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
      const progress = (share: number) =>
        show(share < 1 ? { step: 'sending', name, share } : { step: 'compiling', name });
      show({ step: 'sending', name, share: 0 });
      upload<Imported>('/api/plan/import-document', { name }, file, progress, control.signal).then(
        async ({ plans }) => {
          await queries.invalidateQueries({ queryKey: ['board'] });
          show({ step: 'done', name, plans: plans.length });
          bringIntoView(plans[0]);
        },
        (error: unknown) => {
          const cancelled = error instanceof DOMException && error.name === 'AbortError';
          show(cancelled ? { step: 'idle' } : { step: 'failed', name, error });
        },
      );
    },
    [queries],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  const dismiss = useCallback(() => setState({ step: 'idle' }), []);
  return { state, start, cancel, dismiss };
}

/** A new draft stands below the live plans: the board moves to it once it is drawn. */
function bringIntoView(plan: string | undefined): void {
  if (plan === undefined) return;
  requestAnimationFrame(() => document.getElementById(`plan-${plan}`)?.scrollIntoView({ block: 'start' }));
}
