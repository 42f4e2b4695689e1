import type { LayerSpecification } from 'maplibre-gl';

type Colours = (token: string) => string;

/** The layers over the picture of a coverage, the lowest first; each names its source. */
export function layersOver(colours: Colours): readonly LayerSpecification[] {
  return [
    // On every colour of a picture the dashes stand on a band of paper.
    {
      id: 'outline band',
      type: 'line',
      source: 'outline',
      paint: { 'line-color': colours('--panel'), 'line-width': 4, 'line-opacity': 0.75 },
    },
    {
      id: 'outline',
      type: 'line',
      source: 'outline',
      paint: { 'line-color': colours('--ink'), 'line-width': 1.6, 'line-dasharray': [4, 2.5] },
    },
    {
      id: 'volumes',
      type: 'fill',
      source: 'volumes',
      paint: { 'fill-color': colours('--plum'), 'fill-opacity': 0.35 },
    },
    {
      id: 'volumes edge',
      type: 'line',
      source: 'volumes',
      paint: { 'line-color': colours('--plum'), 'line-width': 1 },
    },
    {
      id: 'exceeded',
      type: 'circle',
      source: 'exceeded',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 2, 16, 6],
        'circle-color': colours('--amber'),
        'circle-stroke-color': colours('--panel'),
        'circle-stroke-width': 0.8,
      },
    },
    {
      id: 'ray',
      type: 'line',
      source: 'ray',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': colours('--ink'), 'line-width': 1.4, 'line-dasharray': [3, 2] },
    },
    {
      id: 'place',
      type: 'circle',
      source: 'ray',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 4.5,
        'circle-color': colours('--panel'),
        'circle-stroke-color': colours('--ink'),
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'sectors',
      type: 'fill',
      source: 'sectors',
      minzoom: 11.5,
      paint: { 'fill-color': colours('--ink'), 'fill-opacity': 0.34 },
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
          10,
          ['case', ['get', 'selected'], 5, 2.4],
          14,
          ['case', ['get', 'selected'], 8, 5.5],
        ],
        'circle-color': ['case', ['get', 'changed'], colours('--ochre'), colours('--panel')],
        'circle-stroke-color': ['case', ['get', 'selected'], colours('--jade'), colours('--ink')],
        'circle-stroke-width': ['case', ['get', 'selected'], 3, 1.5],
      },
    },
  ];
}
