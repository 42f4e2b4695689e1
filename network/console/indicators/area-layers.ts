import type { LayerSpecification } from 'maplibre-gl';
import { standingReasons } from '../../rules/cell-standings.ts';
import { standingLook } from './standing-look.ts';

/** The layers of a key area, the lowest first; each names its source. */
export function areaLayers(colours: (token: string) => string): readonly LayerSpecification[] {
  const by = <Value>(value: (reason: (typeof standingReasons)[number]) => Value, otherwise: Value) =>
    [
      'match',
      ['get', 'reason'],
      ...standingReasons.flatMap((reason) => [reason, value(reason)]),
      otherwise,
    ] as never;
  return [
    {
      id: 'cells',
      type: 'fill',
      source: 'cells',
      paint: {
        'fill-color': by((reason) => colours(standingLook[reason].colour), colours('--grey')),
        'fill-opacity': by((reason) => standingLook[reason].strength, 0.25),
      },
    },
    {
      id: 'cells edge',
      type: 'line',
      source: 'cells',
      minzoom: 11.5,
      paint: { 'line-color': colours('--panel'), 'line-width': 0.8 },
    },
    {
      id: 'boundary',
      type: 'line',
      source: 'boundary',
      paint: { 'line-color': colours('--ink-soft'), 'line-width': 1.4, 'line-dasharray': [3, 2] },
    },
    {
      id: 'chosen',
      type: 'line',
      source: 'chosen',
      paint: { 'line-color': colours('--ink'), 'line-width': 2.5 },
    },
  ];
}
