import type { LayerSpecification } from 'maplibre-gl';

type Colours = (token: string) => string;

/** What can be shown and hidden. */
export const planGroups = ['sites', 'demands', 'candidates', 'zones'] as const;
export type PlanGroup = (typeof planGroups)[number];

/** Layers that a click finds something on, the lowest first. */
export const pickableLayers = ['zones', 'candidates', 'towers', 'demands', 'sites', 'differing'];

const growing = (small: number, large: number) =>
  ['interpolate', ['linear'], ['zoom'], 9, small, 14, large] as never;

/** The layers of a plan, the lowest first; each names its source. */
export function planLayers(colours: Colours, shown: ReadonlySet<PlanGroup>): readonly LayerSpecification[] {
  const zoneColour = [
    'match',
    ['get', 'kind'],
    'forbidden',
    colours('--plum'),
    'heritage',
    colours('--ochre'),
    colours('--slate'),
  ] as never;
  const zones: readonly LayerSpecification[] = [
    {
      id: 'zones',
      type: 'fill',
      source: 'zones',
      paint: {
        'fill-color': zoneColour, // Spacing holds over wide areas: it stays behind what forbids.
        'fill-opacity': ['match', ['get', 'kind'], 'spacing', 0.05, 0.2] as never,
      },
    },
    {
      id: 'zones edge',
      type: 'line',
      source: 'zones',
      paint: { 'line-color': zoneColour, 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
  ];
  const candidateColour = [
    'match',
    ['get', 'state'],
    'refused',
    colours('--vermilion'),
    'opened',
    colours('--slate'),
    'used',
    colours('--ink-soft'),
    colours('--grey'),
  ] as never;
  const candidate = (id: string, tower: boolean): LayerSpecification => ({
    id,
    type: 'circle',
    source: 'candidates',
    filter: ['==', ['get', 'tower'], tower],
    paint: {
      'circle-radius': growing(tower ? 1.8 : 1, tower ? 4.5 : 3.2),
      'circle-color': tower
        ? candidateColour
        : (['match', ['get', 'state'], ['used', 'refused'], candidateColour, colours('--panel')] as never),
      'circle-stroke-color': candidateColour,
      'circle-stroke-width': growing(0.4, 1.2),
      'circle-opacity': ['match', ['get', 'state'], 'unopened', 0.5, 0.9] as never,
      'circle-stroke-opacity': ['match', ['get', 'state'], 'unopened', 0.5, 0.9] as never,
    },
  });
  const demands: LayerSpecification = {
    id: 'demands',
    type: 'circle',
    source: 'demands',
    paint: {
      'circle-radius': ['match', ['get', 'state'], 'unserved', 5, 2] as never,
      'circle-color': [
        'match',
        ['get', 'state'],
        'unserved',
        colours('--amber'),
        'served',
        colours('--ink'),
        colours('--edge'),
      ] as never,
      'circle-stroke-color': colours('--panel'),
      'circle-stroke-width': ['match', ['get', 'state'], 'unserved', 1.5, 0.4] as never,
    },
  };
  const sites: readonly LayerSpecification[] = [
    {
      id: 'service',
      type: 'line',
      source: 'service',
      minzoom: 10.5,
      paint: { 'line-color': colours('--jade'), 'line-width': 1, 'line-opacity': 0.6 },
    },
    {
      id: 'sites',
      type: 'circle',
      source: 'sites',
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          ['+', 1, ['get', 'tenants']],
          14,
          ['+', 4, ['*', 2, ['get', 'tenants']]],
        ],
        'circle-color': [
          'match',
          ['get', 'construction'],
          'existing',
          colours('--jade'),
          'resource',
          colours('--ink-blue'),
          colours('--ochre'),
        ],
        'circle-stroke-color': colours('--panel'),
        'circle-stroke-width': 1.2,
      },
    },
  ];
  return [
    ...(shown.has('zones') ? zones : []),
    ...(shown.has('candidates') ? [candidate('candidates', false), candidate('towers', true)] : []),
    ...(shown.has('sites') ? sites.slice(0, 1) : []),
    ...(shown.has('demands') ? [demands] : []),
    ...(shown.has('sites') ? sites.slice(1) : []),
    {
      id: 'differing',
      type: 'circle',
      source: 'differing',
      paint: {
        'circle-radius': growing(6, 13),
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': [
          'match',
          ['get', 'side'],
          'first',
          colours('--jade'),
          colours('--plum'),
        ] as never,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'chosen',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': growing(9, 16),
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': colours('--ink'),
        'circle-stroke-width': 2,
      },
    },
  ];
}
