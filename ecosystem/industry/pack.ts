import { definePack } from '@yuheng/kernel/pack';
import { entities } from './entities.ts';
import { measures } from './measures.ts';

/** 产业: the firms, zones, platforms, technologies and products of the 5G and AI industries; see README.md. */
export const pack = definePack({
  id: 'industry',
  folder: import.meta.dirname,
  standards: [
    {
      id: 'ETSI GS CIM 009',
      edition: 'V1.8.1',
      part: 'clause 4.5: firms, zones and all else are NGSI-LD entities in normalised form',
      claim: 'aligned',
    },
    {
      id: 'ISO 4217',
      part: 'currency code CNY of revenue',
      claim: 'aligned',
    },
  ],
  entities,
  measures,
});
