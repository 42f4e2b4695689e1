import { useAreaNames } from '@yuheng/console/data/use-area-names';
import { useText } from '@yuheng/console/text/text-context';

/** What a city is called; of one that nothing else names, that it is not known. */
export function useCityName(): (city: string) => string {
  const t = useText('network');
  const nameOf = useAreaNames();
  return (city) => nameOf(city) ?? t('sharing.city.unknown');
}
