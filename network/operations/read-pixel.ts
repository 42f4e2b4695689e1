import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { budgetNames } from '../rules/budget-lines.ts';
import { ChangesText, readChanges } from '../rules/site-changes.ts';
import { explainPath } from '../store/explain-pixel.ts';
import { loadRun } from '../store/load-run.ts';
import { cellAt } from '../sweep/grid.ts';

const Path = Type.Object({
  site: Type.String(),
  cell: Type.String(),
  /** m, degrees from the grid's north. */
  distance: Type.Number(),
  azimuth: Type.Number(),
  /** From the antenna to the terminal: m between samples; heights above sea level, m. */
  spacing: Type.Number(),
  ground: Type.Array(Type.Number()),
  surface: Type.Array(Type.Number()),
  antenna: Type.Number(),
  terminal: Type.Number(),
  sight: Type.Object({
    clear: Type.Boolean(),
    blockedAt: Type.Union([Type.Number(), Type.Null()]),
    /** Of the first Fresnel zone's radius, what is free where least is: 1 and more is all. */
    fresnel: Type.Number(),
  }),
  budget: Type.Array(
    Type.Object({ name: Type.Enum([...budgetNames]), value: Type.Number(), sum: Type.Boolean() }),
  ),
});

/** What stands behind the level at a place: the three best cells, and of one of them the profile and the loss budget. */
export const readPixel = defineOperation({
  name: 'read-pixel',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    run: Type.String({ format: 'uuid' }),
    /** Degrees, WGS 84. */
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    latitude: Type.Number({ minimum: -80, maximum: 84 }),
    /** Of the three best cells, the one whose path is told; the best unless told. */
    server: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 })),
    changes: ChangesText,
  }),
  output: Type.Object({
    /** Middle of the pixel. */
    longitude: Type.Number(),
    latitude: Type.Number(),
    /** Why there is no level; null where there is one. */
    gap: Type.Union([Type.Enum(['hole', 'unknown', 'unheard']), Type.Null()]),
    /** m above sea level; of what stands there above the ground, m. Null where nobody knows. */
    ground: Type.Union([Type.Number(), Type.Null()]),
    clutter: Type.Union([Type.Number(), Type.Null()]),
    /** dBm and dB. */
    level: Type.Union([Type.Number(), Type.Null()]),
    sinr: Type.Union([Type.Number(), Type.Null()]),
    servers: Type.Array(Type.Object({ site: Type.String(), cell: Type.String(), level: Type.Number() })),
    path: Type.Union([Path, Type.Null()]),
    frequency: Type.Number(),
  }),
  async handle({ run: id, longitude, latitude, server = 0, changes }, { kernel }) {
    const tried = readChanges(changes);
    const run = await loadRun(kernel.database, id);
    run.try(tried);
    const { projection } = run.system;
    const { terrain, settings } = run.coverage;
    const pixel = cellAt(terrain.grid, projection.project({ longitude, latitude }));
    if (pixel < 0) throw new Problem('network.place-outside-run');
    const { grid, ground, clutter } = terrain;
    const [row, column] = [Math.trunc(pixel / grid.columns), pixel % grid.columns];
    const height = ground[pixel] ?? Number.NaN;
    const found = run.coverage.at(pixel);
    const servers = found.gap === null ? found.servers : [];
    const chosen = servers[Math.min(server, servers.length - 1)];
    const path = chosen === undefined ? null : await explainPath(run, pixel, chosen);
    return {
      ...projection.locate({ x: grid.west + column * grid.cell, y: grid.south + row * grid.cell }),
      gap: found.gap,
      ground: Number.isNaN(height) ? null : height,
      clutter: clutter?.[pixel] ?? null,
      level: found.gap === null ? found.level : null,
      sinr: found.gap === null ? found.sinr : null,
      servers: servers.map((one) => ({ ...one })),
      path: path && {
        ...path,
        ground: [...path.ground],
        surface: [...path.surface],
        budget: path.budget.map((line) => ({ ...line })),
      },
      frequency: settings.carrier.frequency,
    };
  },
});
