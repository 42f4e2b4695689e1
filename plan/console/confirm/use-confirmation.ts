import { useQuery } from '@tanstack/react-query';
import { whoQuery } from '@yuheng/console/data/who';
import { useText } from '@yuheng/console/text/text-context';
import { say } from '@yuheng/console/ui/toast';
import { useEffect, useMemo, useRef } from 'react';
import type { Decision } from '../../confirm/decision.ts';
import { certaintyOf } from '../../rules/certainty.ts';
import { documentQuery } from '../board-query.ts';
import { type CompiledAnswer, carriedQuery, compiledQuery, recordQuery } from './confirm-queries.ts';
import { type Confirmation, confirmationOf } from './confirmation.ts';

export interface Loaded {
  readonly answer: CompiledAnswer;
  readonly text: string;
  readonly state: 'draft' | 'live' | 'superseded';
  readonly amends: string | null;
  readonly confirmation: Confirmation;
  /** The whole record, oldest first; what was taken back is still in it. */
  readonly decisions: readonly Decision[];
}

/** Everything that the screen stands on; `undefined` while it is read. */
export function useConfirmation(plan: string): {
  readonly loaded: Loaded | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const compiled = useQuery(compiledQuery(plan));
  const record = useQuery(recordQuery(plan));
  const { state, amends, decisions } = record.data ?? {};
  const previous = useQuery({ ...carriedQuery(plan), enabled: state === 'draft' && amends != null });
  // Marked as a plan of its own again, what was read for the version before is no more.
  const carried = amends == null ? undefined : previous.data?.decisions;
  const document = useQuery({
    ...documentQuery(compiled.data?.document ?? ''),
    enabled: compiled.data !== undefined,
  });
  useOthers(record.data?.decisions);
  const certainty = useMemo(
    () => (compiled.data === undefined ? undefined : certaintyOf(compiled.data.compiled)),
    [compiled.data],
  );
  // A record that was read again and says the same keeps its decisions: nothing is computed and drawn anew.
  const confirmation = useMemo(
    () =>
      compiled.data === undefined || certainty === undefined || decisions === undefined
        ? undefined
        : confirmationOf(compiled.data.compiled, certainty, decisions, carried),
    [compiled.data, certainty, decisions, carried],
  );
  const loaded = useMemo(() => {
    if (compiled.data === undefined || confirmation === undefined || document.data === undefined)
      return undefined;
    if (state === undefined || amends === undefined || decisions === undefined) return undefined;
    return { answer: compiled.data, text: document.data.text, state, amends, confirmation, decisions };
  }, [compiled.data, document.data, confirmation, state, amends, decisions]);
  return {
    loaded,
    error: compiled.error ?? record.error ?? document.error,
    retry() {
      for (const query of [compiled, record, document]) if (query.error !== null) void query.refetch();
    },
  };
}

/** Says it when somebody else decides while the screen is open. */
function useOthers(decisions: readonly { readonly by: string }[] | undefined): void {
  const t = useText('plan');
  const me = useQuery(whoQuery).data?.user?.id;
  const known = useRef<number | null>(null);
  useEffect(() => {
    if (decisions === undefined || me === undefined) return;
    const others = decisions.slice(known.current ?? decisions.length).filter(({ by }) => by !== me);
    known.current = decisions.length;
    if (others.length > 0) say(t('confirm.others', { count: others.length }));
  }, [decisions, me, t]);
}
