import type { Geometry, Json, JsonObject } from '../model/entity.ts';
import type { KeyValue } from '../model/key-values.ts';

/** How a source stands to the broker where operations are distributed (ETSI GS CIM 009 V1.9.1, clause 4.3.6). */
export const MODES = ['inclusive', 'exclusive', 'redirect', 'auxiliary'] as const;
export type Mode = (typeof MODES)[number];

/** Geometries in which a source says where it knows of things. */
export const PLACES = ['location', 'observationSpace', 'operationSpace'] as const;

/** Entities that a source may know of (clause 5.2.8). */
export interface EntityInfo {
  /** Of entities of several types all of them. */
  readonly types: readonly string[];
  readonly id?: string;
  /** A regular expression; an id goes before it. */
  readonly idPattern?: string;
}

/** What a source may know (clause 5.2.10); what is not said is not limited. */
export interface RegistrationInfo {
  readonly entities?: readonly EntityInfo[];
  /** Properties and relationships; null: any. */
  readonly attributes: readonly string[] | null;
}

/** From when to when (clause 5.2.11), ISO 8601 in UTC with milliseconds; open without an end. */
export interface TimeInterval {
  readonly startAt: string;
  readonly endAt?: string;
}

/** A context source registration (clause 5.2.9), read and checked; every name as it is stored. */
export interface Definition {
  readonly endpoint: string;
  readonly information: readonly RegistrationInfo[];
  readonly mode: Mode;
  /** Names of operations and of groups of them (operation-names.ts). */
  readonly operations: readonly string[];
  readonly contextSourceInfo: readonly KeyValue[];
  readonly contextSourceAlias?: string;
  readonly tenant?: string;
  readonly datasetId?: readonly string[];
  readonly scopes?: readonly string[];
  readonly expiresAt?: string;
  readonly observationInterval?: TimeInterval;
  readonly managementInterval?: TimeInterval;
  /** By the name of the geo-property, those of PLACES and others. */
  readonly places: { readonly [name: string]: Geometry };
  /** Whatever it says of itself, for csf: members and further properties by their stored names. */
  readonly properties: { readonly [name: string]: Json };
}

export interface Registration {
  readonly id: string;
  readonly definition: Definition;
  /** As it was sent, but in the words of the core context: what is kept and shown. */
  readonly document: JsonObject;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** Some of what it may know. */
export interface Found {
  readonly registration: Registration;
  /** Places in `information`. */
  readonly information: readonly number[];
}
