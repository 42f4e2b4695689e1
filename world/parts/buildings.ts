import { shortName } from '../geography/cities.ts';
import { geo, polygon, rectangle } from '../geography/plane.ts';
import { builtSpread, placeIn } from '../geography/province.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';

/** Categories of Smart Data Models, dataModel.Building, with the shape that such buildings have here. */
const kinds = [
  { category: 'apartments', name: '住宅楼', floors: [6, 33], sides: [14, 60] },
  { category: 'apartments', name: '公寓楼', floors: [8, 28], sides: [16, 45] },
  { category: 'office', name: '写字楼', floors: [8, 40], sides: [25, 60] },
  { category: 'commercial', name: '商业楼', floors: [2, 8], sides: [35, 120] },
  { category: 'industrial', name: '厂房', floors: [1, 4], sides: [40, 160] },
  { category: 'school', name: '教学楼', floors: [3, 6], sides: [20, 80] },
  { category: 'hospital', name: '门诊楼', floors: [5, 20], sides: [30, 90] },
  { category: 'government', name: '服务中心', floors: [3, 12], sides: [25, 70] },
] as const;

/** Buildings with rectangular footprints, densest in the middle of each city. */
export function* buildings({ seed, epoch, cities }: Setting): Generator<Item> {
  for (const { city, plan } of cities) {
    const draw = random(seed, 'buildings', city.code);
    for (let index = 1; index <= plan.buildings; index += 1) {
      const { category, name, floors, sides } = draw.pick(kinds);
      const number = String(index).padStart(5, '0');
      const levels = draw.whole(floors[0], floors[1]);
      const storey = category === 'industrial' ? 6 : 3.2;
      const centre = placeIn(city, draw, builtSpread(city) * 0.9);
      const footprint = rectangle(centre, draw.whole(sides[0], sides[1]), draw.whole(sides[0], sides[1]));
      yield item('Building', `${city.code}-${number}`, {
        name: property(`${shortName(city)}${name}${number}`, epoch),
        category: property([category], epoch),
        floorsAboveGround: property(levels, epoch, 'C62'),
        height: property(Math.round(levels * storey * 10) / 10, epoch, 'MTR'),
        location: geo(polygon([footprint]), epoch),
        city: relationship(cityId(city), epoch),
      });
    }
  }
}
