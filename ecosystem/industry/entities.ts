import type { EntityType } from '@yuheng/kernel/entity-type';

/** Build-out states of a demonstration zone, in their order. */
export const zoneStates = ['planned', 'underConstruction', 'operating', 'closed'] as const;
export type ZoneState = (typeof zoneStates)[number];

/** 企业: name from Smart Data Models, dataModel.Organization; the attributes beyond `name` are ours. */
const organization: EntityType = {
  name: 'Organization',
  source: 'Smart Data Models, dataModel.Organization',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    /** A list: the industries it belongs to; a firm may be in both. */
    sectors: { kind: 'Property', value: 'text', oneOf: ['5g', 'ai'] },
    /** Its line of business in words, for example 光模块. */
    business: { kind: 'Property', value: 'text' },
    /** City of registration. */
    city: { kind: 'Relationship' },
    location: { kind: 'GeoProperty' },
    /** Revenue of the last four reported quarters, in whole yuan; `observedAt` is the end of the last one. */
    annualRevenue: { kind: 'Property', value: 'number', unitCode: 'CNY', minimum: 0 },
    numberOfEmployees: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
    /** 龙头企业: recognised as a leading firm by the list named in `recognisedBy`. */
    leadingFirm: { kind: 'Property', value: 'boolean' },
    recognisedBy: { kind: 'Property', value: 'text' },
  },
};

/** 示范区: a zone in which an industry's applications are shown at work. */
const demonstrationZone: EntityType = {
  name: 'DemonstrationZone',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    theme: { kind: 'Property', value: 'text', oneOf: ['5g', 'ai'] },
    status: { kind: 'Property', value: 'text', oneOf: zoneStates },
    city: { kind: 'Relationship' },
    location: { kind: 'GeoProperty' },
    /** Share of the construction that is finished. */
    progress: { kind: 'Property', value: 'number', unitCode: 'P1', minimum: 0, maximum: 100 },
  },
};

export const entities: readonly EntityType[] = [organization, demonstrationZone];
