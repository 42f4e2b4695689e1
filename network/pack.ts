import { definePack } from '@yuheng/kernel/pack';
import { engineErrors } from './engine-errors.ts';
import { entities } from './entities.ts';
import { measures } from './measures.ts';

/** 一网: the 5G network. Today its stations and the coverage of key areas; see README.md. */
export const pack = definePack({
  id: 'network',
  folder: import.meta.dirname,
  standards: [
    {
      id: 'ETSI GS CIM 009',
      edition: 'V1.8.1',
      part: 'clause 4.5: stations, key areas and cells are NGSI-LD entities in normalised form',
      claim: 'aligned',
    },
    {
      id: 'RFC 7946',
      part: 'section 3.1: points and polygons of locations and boundaries',
      claim: 'aligned',
    },
    {
      id: 'UN/CEFACT Recommendation 20',
      part: 'unit codes MTR, MHZ, C62, P1',
      claim: 'aligned',
    },
  ],
  entities,
  measures,
  errors: engineErrors,
});
