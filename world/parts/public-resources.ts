import { shortName } from '../geography/cities.ts';
import { geo, point } from '../geography/plane.ts';
import { builtSpread, placeIn } from '../geography/province.ts';
import { addDays } from '../model/calendar.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { siteTerms } from './site-terms.ts';

const kinds = [
  { kind: 'pole', name: '路灯杆', owner: '城市管理部门', heights: [9, 14] },
  { kind: 'pole', name: '监控杆', owner: '公安交管部门', heights: [6, 9] },
  { kind: 'rooftop', name: '公共建筑楼顶', owner: '机关事务部门', heights: [15, 60] },
  { kind: 'governmentBuilding', name: '政务办公楼', owner: '机关事务部门', heights: [18, 70] },
  { kind: 'duct', name: '弱电管道段', owner: '市政管网单位', heights: [0, 0] },
  { kind: 'greenSpace', name: '绿地', owner: '园林部门', heights: [0, 0] },
] as const;

const refusals = ['结构承载不足', '产权单位未同意', '文物保护范围内', '电力引接困难'] as const;

/** Public resources that the plan wants opened to stations: poles, roofs, buildings, ducts, green spaces. */
export function* publicResources({ seed, today, epoch, cities }: Setting): Generator<Item> {
  for (const { city, plan } of cities) {
    const draw = random(seed, 'resources', city.code);
    const terms = random(seed, 'resource terms', city.code);
    for (let index = 1; index <= plan.resources; index += 1) {
      const { kind, name, owner, heights } = draw.pick(kinds);
      const number = String(index).padStart(5, '0');
      const decided = addDays(today, -draw.between(20, 1000));
      const part = draw.next();
      const availability =
        part < 0.45 ? 'opened' : part < 0.65 ? 'used' : part < 0.75 ? 'refused' : 'unopened';
      const decision = availability === 'unopened' ? epoch : decided;
      yield item('CandidateSite', `${city.code}-${number}`, {
        name: property(`${shortName(city)}${name}${number}`, epoch),
        kind: property(kind, epoch),
        owner: property(owner, epoch),
        availability: property(availability, decision),
        ...(availability === 'refused' ? { refusalReason: property(draw.pick(refusals), decided) } : {}),
        ...(heights[1] > 0 ? { height: property(draw.whole(heights[0], heights[1]), epoch, 'MTR') } : {}),
        ...siteTerms(kind, terms, epoch),
        location: geo(point(placeIn(city, draw, builtSpread(city))), epoch),
        city: relationship(cityId(city), epoch),
      });
    }
  }
}
