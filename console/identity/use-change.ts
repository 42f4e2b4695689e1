import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeDirectory } from '../data/directory.ts';

/** Does an operation of the directory, and reads again what it has changed. */
export function useChange(onDone?: (answer: unknown) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ operation, input }: { readonly operation: string; readonly input: object }) =>
      changeDirectory(operation, input),
    onSuccess: async (answer) => {
      await Promise.all(
        ['directory', 'sessions'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      onDone?.(answer);
    },
  });
}
