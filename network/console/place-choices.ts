import type { PlainEntity } from '@yuheng/console/data/facts';
import type { Language } from '@yuheng/console/text/language';
import type { Choice } from '@yuheng/console/ui/select';

/** Cities that have key areas, each followed by these. */
export function choicesOf(
  areas: readonly PlainEntity[],
  cities: readonly PlainEntity[],
  language: Language,
  wholeCity: (city: string) => string,
): readonly Choice[] {
  const nameOf = (entity: PlainEntity) => {
    const name = language === 'en' ? (entity['nameEn'] ?? entity['name']) : entity['name'];
    return typeof name === 'string' ? name : entity.id;
  };
  const byCity = Map.groupBy(areas, ({ city }) => (typeof city === 'string' ? city : ''));
  return [...byCity].flatMap(([city, inCity]) => {
    const entity = cities.find(({ id }) => id === city);
    const whole = entity === undefined ? [] : [{ value: city, text: wholeCity(nameOf(entity)) }];
    return [...whole, ...inCity.map((area) => ({ value: area.id, text: `\u2003${nameOf(area)}` }))];
  });
}
