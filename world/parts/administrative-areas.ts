import { type City, cities, shortName } from '../geography/cities.ts';
import { outline } from '../geography/outline.ts';
import { geo, offset, point, polygon } from '../geography/plane.ts';
import { builtSpread, cityArea } from '../geography/province.ts';
import { divide } from '../geography/voronoi.ts';
import { type Item, item, property, relationship, urn } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';

/** Populations are those of the census. */
const census = '2020-11-01T00:00:00Z';

/** Stands on every area, so that nobody takes the shapes for boundaries. */
const notice = '示意范围，按到各中心点的距离划分，不是行政区划界线；合成数据';

export const provinceId = urn('AdministrativeArea', '410000');

export function cityId({ code }: City): string {
  return urn('AdministrativeArea', code);
}

/** The province, its cities and synthetic districts, all with schematic shapes. */
export function* administrativeAreas(setting: Setting): Generator<Item> {
  const { epoch } = setting;
  yield item('AdministrativeArea', '410000', {
    name: property('河南省', epoch),
    nameEn: property('Henan', epoch),
    code: property('410000', epoch),
    level: property('province', epoch),
    population: property(
      cities.reduce((sum, { population }) => sum + population, 0),
      census,
      'C62',
    ),
    location: geo(polygon([outline]), epoch),
    centre: geo(point([113.6, 33.9]), epoch),
    description: property(notice, epoch),
  });
  for (const { city, plan } of setting.cities) {
    yield item('AdministrativeArea', city.code, {
      name: property(city.name, epoch),
      nameEn: property(city.nameEn, epoch),
      code: property(city.code, epoch),
      level: property('city', epoch),
      population: property(city.population, census, 'C62'),
      location: geo(polygon(cityArea(city)), epoch),
      centre: geo(point(city.position), epoch),
      parent: relationship(provinceId, epoch),
      description: property(notice, epoch),
    });
    yield* districts(setting, city, plan.districts);
  }
}

const directions = ['中部', '东部', '南部', '西部', '北部', '东南', '西南', '西北', '东北'] as const;

/** The middle of a city and a ring of districts around it; invented, with codes of their own. */
function* districts({ seed, epoch }: Setting, city: City, count: number): Generator<Item> {
  const draw = random(seed, 'districts', city.code);
  const reach = builtSpread(city) * 1.6;
  const centres = Array.from({ length: count }, (_, index) => {
    if (index === 0) return city.position;
    const angle = ((index - 1) / (count - 1)) * 2 * Math.PI + draw.between(-0.15, 0.15);
    const distance = reach * draw.between(0.9, 1.1);
    return offset(city.position, Math.cos(angle) * distance, Math.sin(angle) * distance);
  });
  const shapes = divide(cityArea(city), centres);
  const weights = centres.map((_, index) => (index === 0 ? 1.6 : 1) * draw.between(0.7, 1.3));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, centre] of centres.entries()) {
    const shape = shapes[index] ?? [];
    const number = String(index + 1).padStart(2, '0');
    const direction = directions[index] ?? `第${index + 1}`;
    yield item('AdministrativeArea', `${city.code}-${number}`, {
      name: property(`${shortName(city)}${direction}片区（合成）`, epoch),
      code: property(`${city.code}-${number}`, epoch),
      level: property('district', epoch),
      population: property(Math.round((city.population * (weights[index] ?? 0)) / total), epoch, 'C62'),
      location: geo(polygon(shape), epoch),
      centre: geo(point(centre), epoch),
      parent: relationship(cityId(city), epoch),
      description: property(notice, epoch),
    });
  }
}
