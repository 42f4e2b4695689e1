import { useText } from '@yuheng/console/text/text-context';
import { useCities } from '../indoor/use-cities.ts';

/** What a city is called; of one that nothing else names, that it is not known. */
export function useCityName(): (city: string) => string {
  const t = useText('network');
  const cities = useCities();
  return (city) => cities.find(({ value }) => value === city)?.text ?? t('sharing.city.unknown');
}
