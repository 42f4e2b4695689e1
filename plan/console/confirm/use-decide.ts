import { useQueryClient } from '@tanstack/react-query';
import { post, RequestProblem } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { say } from '@yuheng/console/ui/toast';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Decision } from '../../confirm/decision.ts';
import { addToRecord } from './confirm-queries.ts';
import type { Entry } from './confirmation.ts';

export interface Decide {
  /** The newest refusal, until the next decision. */
  readonly error: unknown;
  readonly dismiss: () => void;
  readonly accept: (entries: readonly Entry[]) => Promise<boolean>;
  /** Whether nobody decided about the entry, as far as is known here: an answer may be on its way. */
  readonly isOpen: (entry: Entry) => boolean;
  /** Any other operation that answers decisions; false where it was refused. */
  readonly send: (operation: string, input: object) => Promise<boolean>;
  /** Takes back what was decided last here, or else the newest decision about the entry. */
  readonly undo: (entry: Entry | undefined) => Promise<boolean>;
}

/** Decisions about one plan; the answer of the server goes straight into the record that is shown. */
export function useDecide(plan: string): Decide {
  const t = useText('plan');
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  /** What was decided here, newest last: the way back. */
  const done = useRef<(readonly number[])[]>([]);
  /** Keys of what was accepted a moment ago and not answered yet: who presses fast asks nothing twice. */
  const underway = useRef(new Set<string>());
  const ask = useCallback(
    async (operation: string, input: object): Promise<readonly Decision[] | null> => {
      setError(null);
      try {
        const answer = await post<{ decisions: readonly Decision[] }>(`/api/plan/${operation}`, {
          plan,
          ...input,
        });
        addToRecord(queries, plan, answer.decisions);
        return answer.decisions;
      } catch (problem) {
        setError(problem);
        // Somebody was faster: show how it stands now.
        if (problem instanceof RequestProblem && problem.status === 409)
          void queries.invalidateQueries({ queryKey: ['decisions', plan] });
        return null;
      }
    },
    [queries, plan],
  );
  return useMemo(() => {
    const send = async (operation: string, input: object): Promise<boolean> => {
      const decisions = await ask(operation, input);
      if (decisions !== null && decisions.length > 0)
        done.current.push(decisions.map(({ sequence }) => sequence));
      return decisions !== null;
    };
    return {
      error,
      dismiss: () => setError(null),
      send,
      isOpen: ({ key, verdict }) => verdict === 'open' && !underway.current.has(key),
      async accept(entries) {
        const asked = entries.filter(({ key }) => !underway.current.has(key));
        if (asked.length === 0) return true;
        for (const { key } of asked) underway.current.add(key);
        const things = asked.map(({ kind, id, seen }) => ({ kind, id, seen }));
        const accepted = await send('accept-things', { things });
        for (const { key } of asked) underway.current.delete(key);
        return accepted;
      },
      async undo(entry) {
        const last = done.current.pop() ?? entry?.standing.slice(-1).map(({ sequence }) => sequence) ?? [];
        if (last.length === 0) return false;
        const taken = await ask('undo-decisions', { sequences: last });
        if (taken !== null) say(t('confirm.undone', { count: taken.length }));
        return taken !== null;
      },
    };
  }, [ask, error, t]);
}
