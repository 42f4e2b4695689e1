import type { EntityType } from '@yuheng/kernel/entity-type';

/** 中心城市和重要功能区: an area for which a plan demands full coverage. */
export const keyArea: EntityType = {
  name: 'KeyArea',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    kind: {
      kind: 'Property',
      value: 'text',
      oneOf: ['cityCentre', 'transportHub', 'industrialPark', 'universityTown', 'newDistrict', 'scenicArea'],
    },
    /** The boundary, a polygon. */
    location: { kind: 'GeoProperty' },
    city: { kind: 'Relationship' },
  },
};
