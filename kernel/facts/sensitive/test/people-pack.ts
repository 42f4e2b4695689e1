import { definePack } from '../../../packs/pack.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import type { EntityType } from '../../model/entity-type.ts';

const person: EntityType = {
  name: 'Person',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    phone: { kind: 'Property', value: 'text', sensitive: true },
    income: { kind: 'Property', value: 'number', unitCode: 'CNY', minimum: 0, sensitive: true },
  },
};

/** People, of whom some things are nobody's business. */
export const peoplePack = definePack({ id: 'people', folder: fixturePack.folder, entities: [person] });
