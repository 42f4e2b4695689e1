import { useQueryClient } from '@tanstack/react-query';
import { useText } from '@yuheng/console/text/text-context';
import { say } from '@yuheng/console/ui/toast';
import { useEffect, useRef, useState } from 'react';
import { type SendState, sendDocument } from '../send-document.ts';

interface Found {
  readonly document: string;
  readonly items: number;
  readonly targets: number;
}

/** What is brought: a file, or words that were typed. */
export type Content = File | string;

/** Sends the content of a gap. Leaving the page cancels what is under way. */
export function useFill(plan: string, gap: string, onDone: () => void) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [sent, setSent] = useState<(SendState & { readonly name: string }) | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const send = async (content: Content): Promise<void> => {
    const control = new AbortController();
    running.current = control;
    setError(null);
    const typed = typeof content === 'string';
    const name = typed ? t('fill.typed') : content.name;
    const query = typed ? { plan, gap } : { plan, gap, name: content.name };
    try {
      const body = typed ? new Blob([content]) : content;
      const show = (state: SendState) => setSent({ ...state, name });
      const found = await sendDocument<Found>('/api/plan/fill-gap', query, body, show, control.signal);
      for (const key of ['compiled', 'board', 'decisions'])
        await queries.invalidateQueries({ queryKey: [key] });
      say(t('fill.done', { items: found.items, targets: found.targets }));
      onDone();
    } catch (problem) {
      if (!(problem instanceof DOMException && problem.name === 'AbortError')) setError(problem);
    } finally {
      setSent(null);
    }
  };
  return { sent, error, send, cancel: () => running.current?.abort() };
}
