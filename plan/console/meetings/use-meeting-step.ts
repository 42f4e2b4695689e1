import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import type { Meeting } from '../../meetings/meeting.ts';

/** Asks for something about a meeting from the version on the screen; whatever it changes is read anew. */
export function useMeetingStep({ id, version }: Meeting) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, input }: { readonly name: string; readonly input: object }) =>
      post(`/api/plan/${name}`, { meeting: id, seen: version, ...input }),
    // Somebody else was faster: what they did is shown beside the refusal.
    onSettled: () =>
      Promise.all(['board', 'case'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
