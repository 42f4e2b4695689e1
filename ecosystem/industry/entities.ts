import type { EntityType } from '@yuheng/kernel/entity-type';

/** Build-out states of a zone or a platform, in their order. */
export const zoneStates = ['planned', 'underConstruction', 'operating', 'closed'] as const;
export type ZoneState = (typeof zoneStates)[number];

/** A list: the industries it belongs to; a firm may be in both. */
const sectors = { kind: 'Property', value: 'text', oneOf: ['5g', 'ai'] } as const;

/** 企业: name from Smart Data Models, dataModel.Organization; the attributes beyond `name` are ours. */
const organization: EntityType = {
  name: 'Organization',
  source: 'Smart Data Models, dataModel.Organization',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    sectors,
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
    /** A list: 链主企业, 专精特新企业, by the list named in `recognisedBy`. */
    recognisedAs: { kind: 'Property', value: 'text', oneOf: ['chainLeader', 'specialised'] },
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

/** 研发平台: an institute, a laboratory or a platform whose instruments and data others may use. */
const researchPlatform: EntityType = {
  name: 'ResearchPlatform',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    sectors,
    kind: { kind: 'Property', value: 'text', oneOf: ['institute', 'openPlatform', 'laboratory'] },
    status: { kind: 'Property', value: 'text', oneOf: zoneStates },
    openToOthers: { kind: 'Property', value: 'boolean' },
    city: { kind: 'Relationship' },
    location: { kind: 'GeoProperty' },
  },
};

/** 攻关项目: a key technology put out to tender (揭榜挂帅); it counts once it was accepted. */
const technologyProject: EntityType = {
  name: 'TechnologyProject',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    sectors,
    field: { kind: 'Property', value: 'text', oneOf: ['device', 'security', 'network', 'algorithm'] },
    status: { kind: 'Property', value: 'text', oneOf: ['listed', 'underway', 'accepted', 'ended'] },
    /** The document of its acceptance (验收意见). */
    acceptedBy: { kind: 'Property', value: 'text' },
    lead: { kind: 'Relationship' },
  },
};

/** 产品和解决方案 of a firm. */
const industryProduct: EntityType = {
  name: 'IndustryProduct',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    sectors,
    kind: { kind: 'Property', value: 'text', oneOf: ['product', 'solution'] },
    /** What it is for. */
    field: {
      kind: 'Property',
      value: 'text',
      oneOf: ['security', 'manufacturing', 'medical', 'logistics', 'transport', 'city', 'agriculture'],
    },
    provider: { kind: 'Relationship' },
    /** The published catalogue that took it in. */
    listedIn: { kind: 'Property', value: 'text' },
    /** Organisations that use it. */
    users: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
  },
};

export const entities: readonly EntityType[] = [
  organization,
  demonstrationZone,
  researchPlatform,
  technologyProject,
  industryProduct,
];
