import { geo, offset, point } from '../geography/plane.ts';
import { addDays } from '../model/calendar.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { cellSide, keyAreaSites } from './key-areas.ts';
import { siteTerms } from './site-terms.ts';

/** For each square kilometre of a key area with demands. */
const kinds = [
  { kind: 'tower', name: '既有铁塔', owner: '铁塔企业（虚构）', heights: [22, 45], density: 0.5 },
  { kind: 'pole', name: '智慧杆', owner: '城市管理部门', heights: [9, 14], density: 3 },
  { kind: 'rooftop', name: '楼宇天面', owner: '物业单位', heights: [15, 55], density: 3 },
  { kind: 'greenSpace', name: '规划预留绿地', owner: '园林部门', heights: null, density: 1.5 },
] as const;

/** Towers that stand in key areas, and what their detailed plans set aside for stations. */
export function* siteCandidates({ seed, today, epoch, cities }: Setting): Generator<Item> {
  for (const { city, plan } of cities)
    for (const area of keyAreaSites(city, plan).slice(0, plan.demandAreas)) {
      const draw = random(seed, 'site candidates', area.short);
      const { columns, rows } = area.size;
      const [width, height] = [columns * cellSide, rows * cellSide];
      let number = 0;
      for (const { kind, name, owner, heights, density } of kinds)
        for (let left = Math.round((density * width * height) / 1e6); left > 0; left -= 1) {
          number += 1;
          const digits = String(number).padStart(3, '0');
          const opened = kind === 'tower' || draw.chance(0.8);
          const place = offset(
            area.centre,
            draw.between(-width / 2, width / 2),
            draw.between(-height / 2, height / 2),
          );
          yield item('CandidateSite', `${area.short}-r${digits}`, {
            name: property(`${area.name}${name}${digits}`, epoch),
            kind: property(kind, epoch),
            owner: property(owner, epoch),
            availability: property(
              opened ? (kind === 'tower' ? 'used' : 'opened') : 'unopened',
              opened ? addDays(today, -draw.between(20, 900)) : epoch,
            ),
            ...(heights === null
              ? {}
              : { height: property(draw.whole(heights[0], heights[1]), epoch, 'MTR') }),
            ...siteTerms(kind, draw, epoch),
            location: geo(point(place), epoch),
            city: relationship(cityId(city), epoch),
          });
        }
    }
}
