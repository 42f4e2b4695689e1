import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';
import { noSelector } from '../query/bad-parameters.ts';
import { type Shown, shows } from '../query/projection.ts';
import { parseMethods } from '../temporal/aggregate.ts';
import { parseDuration } from '../temporal/duration.ts';
import type { PastRepresentation } from '../temporal/represent-past.ts';
import { missing, parseTemporalQuery } from '../temporal/temporal-query.ts';
import type { TemporalSelection } from '../temporal/temporal-selection.ts';
import { pageOfQuery } from './page-of-query.ts';
import { qOfQuery } from './q-of-query.ts';
import {
  attributesOfQuery,
  datasetsOfQuery,
  geoOf,
  orderOfQuery,
  type Query,
  type StoredName,
} from './selection-of-query.ts';
import { shownOfQuery } from './shown-of-query.ts';

/** What a request asks of the past, and how it wants it told. */
export interface TemporalRequest {
  readonly selection: Omit<TemporalSelection, 'selectors' | 'room'>;
  readonly as: PastRepresentation & {
    readonly aggregated: boolean;
    readonly shown: Shown;
  };
}

/** `simplified` is another name of temporalValues; the last of these in a request counts for the form. */
const FORMS: ReadonlySet<string> = new Set(
  'normalized concise simplified temporalValues aggregatedValues'.split(' '),
);

/** @throws Problem facts.bad-* */
export function temporalRequestOf(query: Query, stored: StoredName): TemporalRequest {
  const { format, options } = formatOf(query);
  const { attributes } = attributesOfQuery(query, stored);
  const shown = shownOfQuery(query, stored);
  const time = parseTemporalQuery(query);
  const aggregated = format === 'aggregatedValues';
  const datasets = datasetsOfQuery(query);
  return {
    selection: {
      time,
      ...qOfQuery(query, stored),
      ...(query['georel'] ? { geo: geoOf(query, query['georel'], stored) } : {}),
      ...(query['scopeQ'] === undefined ? {} : { scopeQ: query['scopeQ'] }),
      ...(attributes ? { attributes } : {}),
      ...(datasets ? { datasets } : {}),
      ...(shown.pick || shown.omit ? { shows: (name) => shows(shown, name) } : {}),
      audit: options.has('audit'),
      ...(aggregated ? { aggregation: aggregationOf(query) } : {}),
      order: orderOfQuery(query['orderBy'], stored),
      ...pageOfQuery(query),
      count: query['count'] === 'true',
    },
    as: {
      format: format === 'concise' || format === 'temporalValues' ? format : 'normalized',
      aggregated,
      sysAttrs: options.has('sysAttrs') || options.has('audit'),
      property: time.property,
      ...(query['lang'] === undefined ? {} : { lang: query['lang'] }),
      shown,
    },
  };
}

/** A query over all entities says of which it speaks, and of which time (clause 5.7.4). @throws Problem facts.bad-query */
export function refuseBoundless(query: Query, hasTypes: boolean): void {
  const narrow = hasTypes || query['attrs'] || query['q'] || query['georel'] || query['scopeQ'];
  if (!narrow && query['local'] !== 'true') throw noSelector('type | attrs | q | georel | local=true');
  if (query['timerel'] === undefined) throw missing('timerel');
}

/** `format` goes before `options` (clause 6.3.7). @throws Problem facts.bad-options for what is neither */
function formatOf(query: Query): { readonly format: string; readonly options: ReadonlySet<string> } {
  const options = (query['options'] ?? '').split(',').filter((one) => one !== '');
  const unknown = [...options, query['format'] ?? 'normalized'].find(
    (one) => !FORMS.has(one) && one !== 'sysAttrs' && one !== 'audit',
  );
  if (unknown !== undefined || !FORMS.has(query['format'] ?? 'normalized'))
    throw new Problem('facts.bad-options', { value: shorten(unknown ?? query['format']) });
  const format = query['format'] ?? options.findLast((one) => FORMS.has(one)) ?? 'normalized';
  return { format: format === 'simplified' ? 'temporalValues' : format, options: new Set(options) };
}

function aggregationOf(query: Query): NonNullable<TemporalSelection['aggregation']> {
  return {
    methods: parseMethods(query['aggrMethods']),
    duration: parseDuration(query['aggrPeriodDuration'] ?? 'PT0S'),
  };
}
