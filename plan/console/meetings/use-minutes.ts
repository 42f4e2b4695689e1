import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useEffect, useRef, useState } from 'react';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import type { MinutesDraft } from '../../meetings/minutes/minutes.ts';
import { emptyDraft, isWhole } from './minutes-draft.ts';

/** So long after the last key what was written is kept, ms. */
const PAUSE = 1500;

/** Minutes on the screen: kept by themselves while the meeting goes on (a correction only when it is issued). */
export function useMinutes({ meeting, draft: kept, units }: MeetingPage, initial: MinutesDraft | null) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<MinutesDraft>(() => initial ?? kept?.content ?? emptyDraft(units));
  const revision = useRef(kept?.revision ?? 0);
  const [written, setWritten] = useState(draft);
  const save = useMutation({
    mutationFn: async (minutes: MinutesDraft) => {
      const answer = await post<{ revision: number }>('/api/plan/save-minutes', {
        meeting: meeting.id,
        seen: revision.current,
        minutes,
      });
      revision.current = answer.revision;
      setWritten(minutes);
    },
    // One behind the other: each says which revision it saw.
    scope: { id: `minutes ${meeting.id}` },
  });
  const { mutate } = save;
  const keeps = initial === null;
  useEffect(() => {
    if (!keeps || written === draft || !isWhole(draft)) return;
    const timer = setTimeout(() => mutate(draft), PAUSE);
    return () => clearTimeout(timer);
  }, [draft, keeps, mutate, written]);
  const issue = useMutation({
    mutationFn: (reason: string) =>
      post(`/api/plan/${keeps ? 'issue-minutes' : 'correct-minutes'}`, {
        meeting: meeting.id,
        seen: meeting.version,
        minutes: draft,
        ...(keeps ? {} : { reason }),
      }),
    onSettled: () =>
      Promise.all(['board', 'case'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return {
    draft,
    setDraft,
    save: () => keeps && written !== draft && mutate(draft),
    /** Null where nothing is kept before it is issued. */
    saved: keeps ? written === draft && !save.isPending : null,
    issue,
    error: issue.error ?? save.error,
  };
}
