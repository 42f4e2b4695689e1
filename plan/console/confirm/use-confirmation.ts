import { useQuery } from '@tanstack/react-query';
import { whoQuery } from '@yuheng/console/data/who';
import { useText } from '@yuheng/console/text/text-context';
import { say } from '@yuheng/console/ui/toast';
import { useEffect, useMemo, useRef } from 'react';
import { documentQuery } from '../board-query.ts';
import { type CompiledAnswer, compiledQuery, recordQuery } from './confirm-queries.ts';
import { type Confirmation, confirmationOf } from './confirmation.ts';

export interface Loaded {
  readonly answer: CompiledAnswer;
  readonly text: string;
  readonly state: 'draft' | 'live' | 'superseded';
  readonly confirmation: Confirmation;
}

/** Everything that the screen stands on; `undefined` while it is read. */
export function useConfirmation(plan: string): {
  readonly loaded: Loaded | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const compiled = useQuery(compiledQuery(plan));
  const record = useQuery(recordQuery(plan));
  const document = useQuery({
    ...documentQuery(compiled.data?.document ?? ''),
    enabled: compiled.data !== undefined,
  });
  useOthers(record.data?.decisions);
  const loaded = useMemo(() => {
    if (compiled.data === undefined || record.data === undefined || document.data === undefined)
      return undefined;
    const { state, decisions } = record.data;
    const confirmation = confirmationOf(compiled.data.compiled, decisions);
    return { answer: compiled.data, text: document.data.text, state, confirmation };
  }, [compiled.data, record.data, document.data]);
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
