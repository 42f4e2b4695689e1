import { type City, shortName } from '../geography/cities.ts';
import { contains } from '../geography/contains.ts';
import { outline } from '../geography/outline.ts';
import { displacement, geo, line, offset, type Position } from '../geography/plane.ts';
import { builtSpread, neighbours } from '../geography/province.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import { streetName } from '../names/streets.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';

/** Trunk roads between neighbouring cities, and the streets of each city. */
export function* roads(setting: Setting): Generator<Item> {
  for (const [a, b] of neighbours()) {
    const path = bend(random(setting.seed, 'trunk', a.code, b.code), a.position, b.position, 8, 0.03);
    if (path.every((at) => contains([outline], at))) yield trunk(setting, a, b, path);
  }
  for (const { city, plan } of setting.cities) {
    const draw = random(setting.seed, 'streets', city.code);
    for (let index = 0; index < plan.streets; index += 1) yield street(setting, city, index, draw);
  }
}

function trunk({ epoch }: Setting, a: City, b: City, path: readonly Position[]): Item {
  return item('Road', `${a.code}-${b.code}`, {
    name: property(`${shortName(a)}至${shortName(b)}干线公路（示意）`, epoch),
    roadClass: property('trunk', epoch),
    length: property(kilometres(path), epoch, 'KMT'),
    location: geo(line(path), epoch),
    city: relationship(cityId(a), epoch),
  });
}

/** Streets run east–west and north–south by turns, shorter towards the edge of the town. */
function street({ epoch }: Setting, city: City, index: number, draw: Random): Item {
  const reach = builtSpread(city);
  const across = draw.normal() * reach * 0.6;
  const length = reach * draw.between(0.6, 1.4) * Math.exp(-Math.abs(across) / (2 * reach));
  const middle = draw.normal() * reach * 0.4;
  const eastWest = index % 2 === 0;
  const end = (along: number) =>
    eastWest ? offset(city.position, along, across) : offset(city.position, across, along);
  const path = bend(draw, end(middle - length / 2), end(middle + length / 2), 4, 0.02);
  return item('Road', `${city.code}-${String(index + 1).padStart(4, '0')}`, {
    name: property(`${shortName(city)}${streetName(index)}`, epoch),
    roadClass: property(draw.chance(0.3) ? 'primary' : 'secondary', epoch),
    length: property(kilometres(path), epoch, 'KMT'),
    location: geo(line(path), epoch),
    city: relationship(cityId(city), epoch),
  });
}

/** From `from` to `to` in `pieces`, each joint off the straight line by up to `share` of the length. */
function bend(draw: Random, from: Position, to: Position, pieces: number, share: number): Position[] {
  const { east, north } = displacement(from, to);
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const along = index / pieces;
    const aside = index === 0 || index === pieces ? 0 : draw.between(-share, share);
    return offset(from, along * east - aside * north, along * north + aside * east);
  });
}

function kilometres(path: readonly Position[]): number {
  let metres = 0;
  for (const [index, at] of path.entries()) {
    const before = path[index - 1];
    if (before === undefined) continue;
    const { east, north } = displacement(before, at);
    metres += Math.hypot(east, north);
  }
  return Math.round(metres / 10) / 100;
}
