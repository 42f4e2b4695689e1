import type { LayerSpecification } from 'maplibre-gl';

/** What the map shows of one entity type. */
export interface MapTheme {
  readonly type: string;
  readonly shape: 'area' | 'point';
  /** The attribute that decides the colour, with a colour token for each of its values. */
  readonly by: { readonly attribute: string; readonly colours: { readonly [value: string]: string } } | null;
  /** Colour token where the attribute does not decide. */
  readonly colour: string;
  /** Radius in pixels at zoom 6 and at zoom 12. */
  readonly radius?: readonly [number, number];
  /** Shown when the map opens. */
  readonly shown: boolean;
}

/** In drawing order, the lowest first. The same thing has the same colour everywhere. */
export const mapThemes: readonly MapTheme[] = [
  { type: 'AdministrativeArea', shape: 'area', by: null, colour: '--panel', shown: true },
  { type: 'KeyArea', shape: 'area', by: null, colour: '--ochre', shown: true },
  {
    type: 'BaseStation',
    shape: 'point',
    by: {
      attribute: 'status',
      colours: {
        onAir: '--jade',
        underConstruction: '--amber',
        planned: '--grey',
        outOfService: '--vermilion',
      },
    },
    colour: '--grey',
    radius: [2.2, 5.5],
    shown: true,
  },
  { type: 'Organization', shape: 'point', by: null, colour: '--ink-blue', radius: [2.5, 6], shown: false },
  { type: 'DemonstrationZone', shape: 'point', by: null, colour: '--plum', radius: [5, 9], shown: true },
];

type Colours = (token: string) => string;

/** The MapLibre layers of a theme; its source has the name of the type. */
export function layersOf(theme: MapTheme, colours: Colours): readonly LayerSpecification[] {
  return theme.shape === 'area' ? areaLayers(theme, colours) : [pointLayer(theme, colours)];
}

/** The layers on which a click finds something. */
export function pickableOf(themes: readonly MapTheme[]): readonly string[] {
  return themes.map(({ type }) => type);
}

function areaLayers(theme: MapTheme, colours: Colours): readonly LayerSpecification[] {
  const ground = theme.type === 'AdministrativeArea';
  return [
    {
      id: theme.type,
      type: 'fill',
      source: theme.type,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colours(theme.colour), 'fill-opacity': ground ? 1 : 0.18 },
    },
    {
      id: `${theme.type} edge`,
      type: 'line',
      source: theme.type,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'line-color': colours(ground ? '--edge' : theme.colour),
        'line-width': ground ? ['match', ['get', 'level'], 'district', 0.4, 'province', 1.4, 0.9] : 1.2,
        // Districts only from close by: from afar their lines would say more than they know.
        'line-opacity': ground
          ? [
              'step',
              ['zoom'],
              ['match', ['get', 'level'], 'district', 0, 0.8],
              8.5,
              ['match', ['get', 'level'], 'district', 0.45, 0.8],
            ]
          : 1,
      },
    },
  ];
}

function pointLayer(theme: MapTheme, colours: Colours): LayerSpecification {
  const [near, far] = theme.radius ?? [2, 5];
  const plain = colours(theme.colour);
  const values =
    theme.by === null
      ? []
      : Object.entries(theme.by.colours).flatMap(([value, token]) => [value, colours(token)]);
  return {
    id: theme.type,
    type: 'circle',
    source: theme.type,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, near, 12, far],
      'circle-color': values.length === 0 ? plain : (['match', ['get', 'by'], ...values, plain] as never),
      'circle-opacity': 0.9,
      'circle-stroke-color': colours('--panel'),
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 6, 0.3, 12, 1],
    },
  };
}
