import { useQueryClient } from '@tanstack/react-query';
import { post, RequestProblem } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { say } from '@yuheng/console/ui/toast';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Decision } from '../../confirm/decision.ts';
import { thingKey } from '../../confirm/standing.ts';
import { addToRecord } from './confirm-queries.ts';
import type { Entry } from './confirmation.ts';

export interface Decide {
  /** The newest refusal, until the next decision. */
  readonly error: unknown;
  readonly dismiss: () => void;
  readonly accept: (entries: readonly Entry[]) => Promise<boolean>;
  /** Keys of what was accepted here and is not stored yet. */
  readonly saving: ReadonlySet<string>;
  /** Whether nobody decided about the entry, as far as is known here: an answer may be on its way. */
  readonly isOpen: (entry: Entry) => boolean;
  /** Any other operation that answers decisions; false where it was refused. */
  readonly send: (operation: string, input: object) => Promise<boolean>;
  /** Takes back what was decided last here, or else the newest decision about the entry. */
  readonly undo: (entry: Entry | undefined) => Promise<boolean>;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Decisions about one plan, one request after the other, in the order in which they were taken; the answer of the server
 * goes straight into the record that is shown. What is accepted while a request is under way leaves in the next one.
 */
export function useDecide(plan: string): Decide {
  const t = useText('plan');
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState<ReadonlySet<string>>(nothing);
  /** What was decided here, newest last: the way back. */
  const done = useRef<(readonly number[])[]>([]);
  /** The last request, which the next one waits for. */
  const line = useRef<Promise<unknown>>(Promise.resolve());
  /** Acceptances that have not left yet, each with what was accepted in one step. */
  const waiting = useRef<(readonly Entry[])[]>([]);
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
          await queries.invalidateQueries({ queryKey: ['decisions', plan] });
        return null;
      }
    },
    [queries, plan],
  );
  return useMemo(() => {
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const next = line.current.then(work);
      line.current = next.catch(() => null);
      return next;
    };
    const remember = (decisions: readonly Decision[]): void => {
      if (decisions.length > 0) done.current.push(decisions.map(({ sequence }) => sequence));
    };
    const acceptWaiting = async (): Promise<boolean> => {
      const steps = waiting.current.splice(0);
      const entries = steps.flat();
      if (entries.length === 0) return true;
      const things = entries.map(({ kind, id, seen }) => ({ kind, id, seen }));
      const decisions = await ask('accept-things', { things });
      for (const { key } of entries) underway.current.delete(key);
      setSaving(new Set(underway.current));
      for (const step of steps) {
        const keys = new Set(step.map(({ key }) => key));
        remember(decisions?.filter(({ thing }) => keys.has(thingKey(thing))) ?? []);
      }
      return decisions !== null;
    };
    return {
      error,
      saving,
      dismiss: () => setError(null),
      isOpen: ({ key, verdict }) => verdict === 'open' && !underway.current.has(key),
      async accept(entries) {
        const asked = entries.filter(({ key }) => !underway.current.has(key));
        for (const { key } of asked) underway.current.add(key);
        setSaving(new Set(underway.current));
        waiting.current.push(asked);
        return inTurn(acceptWaiting);
      },
      send: (operation, input) =>
        inTurn(async () => {
          const decisions = await ask(operation, input);
          remember(decisions ?? []);
          return decisions !== null;
        }),
      undo: (entry) =>
        inTurn(async () => {
          const last = done.current.pop() ?? entry?.standing.slice(-1).map(({ sequence }) => sequence) ?? [];
          if (last.length === 0) return false;
          const taken = await ask('undo-decisions', { sequences: last });
          if (taken !== null) say(t('confirm.undone', { count: taken.length }));
          return taken !== null;
        }),
    };
  }, [ask, error, saving, t]);
}
