import type { EntityType } from '@yuheng/kernel/entity-type';

const name = { kind: 'Property', value: 'text' } as const;
const location = { kind: 'GeoProperty' } as const;
const city = { kind: 'Relationship' } as const;

/** 行政区域 with a schematic shape. Smart Data Models has no such type; the name is that of schema.org. */
const administrativeArea: EntityType = {
  name: 'AdministrativeArea',
  source: 'Yuheng, named as in schema.org',
  attributes: {
    name,
    nameEn: { kind: 'Property', value: 'text' },
    /** GB/T 2260 for the province and its cities; synthetic districts have codes of their own. */
    code: { kind: 'Property', value: 'text' },
    level: { kind: 'Property', value: 'text', oneOf: ['province', 'city', 'district'] },
    population: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
    location,
    centre: { kind: 'GeoProperty' },
    parent: { kind: 'Relationship' },
    description: { kind: 'Property', value: 'text' },
  },
};

const road: EntityType = {
  name: 'Road',
  source: 'Smart Data Models, dataModel.Transportation',
  attributes: {
    name,
    roadClass: { kind: 'Property', value: 'text', oneOf: ['motorway', 'trunk', 'primary', 'secondary'] },
    length: { kind: 'Property', value: 'number', unitCode: 'KMT', minimum: 0 },
    location,
    city,
  },
};

const building: EntityType = {
  name: 'Building',
  source: 'Smart Data Models, dataModel.Building',
  attributes: {
    name,
    category: {
      kind: 'Property',
      value: 'text',
      oneOf: ['apartments', 'office', 'commercial', 'industrial', 'school', 'hospital', 'government'],
    },
    floorsAboveGround: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 1 },
    height: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 0 },
    location,
    city,
  },
};

const device: EntityType = {
  name: 'Device',
  source: 'Smart Data Models, dataModel.Device',
  attributes: {
    name,
    category: { kind: 'Property', value: 'text', oneOf: ['sensor', 'actuator', 'meter'] },
    controlledProperty: { kind: 'Property', value: 'text' },
    deviceState: { kind: 'Property', value: 'text' },
    /** 0 to 1, as Smart Data Models has it. */
    batteryLevel: { kind: 'Property', value: 'number', unitCode: null, minimum: 0, maximum: 1 },
    location,
    city,
  },
};

const airQualityObserved: EntityType = {
  name: 'AirQualityObserved',
  source: 'Smart Data Models, dataModel.Environment',
  attributes: {
    name,
    pm25: { kind: 'Property', value: 'number', unitCode: 'GQ', minimum: 0 },
    no2: { kind: 'Property', value: 'number', unitCode: 'GQ', minimum: 0 },
    location,
    refDevice: { kind: 'Relationship' },
    city,
  },
};

const trafficFlowObserved: EntityType = {
  name: 'TrafficFlowObserved',
  source: 'Smart Data Models, dataModel.Transportation',
  attributes: {
    name,
    /** Vehicles in the hour before. */
    intensity: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
    averageVehicleSpeed: { kind: 'Property', value: 'number', unitCode: 'KMH', minimum: 0 },
    /** Vehicles in an hour that the road can carry. */
    roadCapacity: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 1 },
    location,
    refDevice: { kind: 'Relationship' },
    refRoad: { kind: 'Relationship' },
    city,
  },
};

export const entities: readonly EntityType[] = [
  administrativeArea,
  road,
  building,
  device,
  airQualityObserved,
  trafficFlowObserved,
];
