import { useQuery } from '@tanstack/react-query';
import { mayWork, whoQuery } from './who.ts';

/** May the user change anything? The server decides; this only keeps useless buttons away. */
export function useMay(): boolean {
  return mayWork(useQuery(whoQuery).data?.user);
}
