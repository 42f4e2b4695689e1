import { useQuery } from '@tanstack/react-query';
import { mayWork, whoQuery } from '@yuheng/console/data/who';

/** May the user compute and remove? The server decides; this only keeps useless buttons away. */
export function useMay(): boolean {
  return mayWork(useQuery(whoQuery).data?.user);
}
