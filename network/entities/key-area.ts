import type { EntityType } from '@yuheng/kernel/entity-type';

/** Also the scenes of thresholds of coverage. */
export const keyAreaKinds = [
  'cityCentre',
  'transportHub',
  'industrialPark',
  'universityTown',
  'newDistrict',
  'scenicArea',
] as const;

/** 中心城市和重要功能区: an area for which a plan demands full coverage. */
export const keyArea: EntityType = {
  name: 'KeyArea',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    kind: { kind: 'Property', value: 'text', oneOf: keyAreaKinds },
    /** The boundary, a polygon. */
    location: { kind: 'GeoProperty' },
    city: { kind: 'Relationship' },
  },
};
