import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeDirectory } from '../data/directory.ts';
import type { Where } from '../data/tenants.ts';

/** Does an operation of the directory, and reads again what it has changed. @param where the tenant, for what is asked for in one */
export function useChange(onDone?: (answer: unknown) => void, where: Where = {}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ operation, input }: { readonly operation: string; readonly input: object }) =>
      changeDirectory(operation, { ...where, ...input }),
    onSuccess: async (answer) => {
      await Promise.all(
        ['directory', 'sessions'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      onDone?.(answer);
    },
  });
}
