import type { Entity } from '@yuheng/kernel/facts-model';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { areaOfCell, cellStandings, standingReasons } from '../rules/cell-standings.ts';
import { numberOf, textOf } from '../rules/fact-values.ts';
import { coverageFigure } from '../store/coverage-figure.ts';
import { importsOfFiles } from '../store/ledger-store.ts';
import { storedRuns } from '../store/run-store.ts';

const Text = Type.Union([Type.String(), Type.Null()]);
const Number = Type.Union([Type.Number(), Type.Null()]);
const FileShape = Type.Object({
  /** In hex. */
  sha256: Type.String(),
  /** How it came in; null of a file that no ledger import knows. */
  import: Type.Union([
    Type.Object({ job: Type.String(), name: Type.String(), importedAt: Type.String() }),
    Type.Null(),
  ]),
});
const Station = Type.Object({ id: Type.String(), name: Text, onAir: Type.Boolean() });

/** One cell behind a figure of coverage: for each operator the threshold, the levels of the run, and the samples of drive tests. */
export const readCellCoverage = defineOperation({
  name: 'read-cell-coverage',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    /** A measurement of key-area, population or floor-area coverage. */
    measurement: Type.String({ format: 'uuid' }),
    cell: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  output: Type.Object({
    area: Type.Object({ id: Type.String(), name: Text }),
    name: Text,
    location: Type.Unknown(),
    standings: Type.Array(
      Type.Object({
        operator: Type.String(),
        reason: Type.Enum([...standingReasons]),
        threshold: Type.Union([
          Type.Object({ minimumRsrp: Type.Number(), share: Type.Number(), document: Text }),
          Type.Null(),
        ]),
        /** The run that the levels are of; `stored` when it can be opened here. */
        run: Type.Union([
          Type.Object({ id: Type.String(), inputs: Type.String(), stored: Type.Boolean() }),
          Type.Null(),
        ]),
        /** Best first. */
        levels: Type.Array(Type.Object({ id: Type.String(), rsrp: Type.Number(), station: Station })),
        samples: Type.Array(
          Type.Object({
            id: Type.String(),
            rsrp: Type.Number(),
            /** Whether it counts, which it does not while its station is off air, and whether it reaches the threshold. */
            counts: Type.Boolean(),
            reaches: Type.Boolean(),
            station: Type.Union([Station, Type.Null()]),
            sinr: Number,
            /** The file that it came in with, and its row there. */
            file: Type.Union([FileShape, Type.Null()]),
            row: Number,
            synthetic: Type.Boolean(),
            location: Type.Unknown(),
          }),
        ),
      }),
    ),
  }),
  async handle({ measurement, cell }, { kernel }) {
    const used = await coverageFigure(kernel, measurement);
    const area = areaOfCell(used, cell);
    const found = area && cellStandings(used, area).find((each) => each.cell === cell);
    if (!found) throw new Problem('network.cell-not-in-figure');
    const { standings } = found;
    const levels = standings.flatMap((each) => each.levels);
    const samples = standings.flatMap((each) => each.samples);
    const { entities } = await kernel.facts.query({
      ids: [
        ...new Set([
          area,
          cell,
          ...standings.flatMap(({ threshold }) => threshold?.id ?? []),
          ...[...levels, ...samples].flatMap(({ id, station }) => [id, station ?? []].flat()),
        ]),
      ],
      attributes: ['name', 'location', 'document', 'file', 'row', 'sinr'],
    });
    const known = new Map(entities.map((entity) => [entity.id, entity]));
    const stored = await storedRuns(kernel.database, [...new Set(levels.map(({ run }) => run))]);
    const files = await importsOfFiles(kernel.database, 'drive-tests', [
      ...new Set(entities.flatMap((entity) => textOf(entity, 'file') ?? [])),
    ]);
    const fileOf = (sha256: string | null) =>
      sha256 === null ? null : { sha256, import: files.get(sha256) ?? null };
    const of = <Value>(id: string, read: (entity: Entity) => Value): Value | null => {
      const entity = known.get(id);
      return entity === undefined ? null : read(entity);
    };
    const name = (id: string) => of(id, (entity) => textOf(entity, 'name'));
    const place = (id: string) => of(id, ({ facts }) => facts['location']?.value ?? null);
    return {
      area: { id: area, name: name(area) },
      name: name(cell),
      location: place(cell),
      standings: standings.map((each) => {
        const [best] = each.levels;
        const least = each.threshold?.minimumRsrp ?? Infinity;
        return {
          operator: each.operator,
          reason: each.reason,
          threshold: each.threshold && {
            minimumRsrp: each.threshold.minimumRsrp,
            share: each.threshold.share,
            document: of(each.threshold.id, (entity) => textOf(entity, 'document')),
          },
          run:
            best === undefined ? null : { id: best.run, inputs: best.inputs, stored: stored.has(best.run) },
          levels: each.levels.map(({ id, rsrp, station, onAir }) => ({
            id,
            rsrp,
            station: { id: station, name: name(station), onAir },
          })),
          samples: each.samples.map(({ id, rsrp, station, counts }) => ({
            id,
            rsrp,
            counts,
            reaches: rsrp >= least,
            station: station === null ? null : { id: station, name: name(station), onAir: counts },
            sinr: of(id, (entity) => numberOf(entity, 'sinr')),
            file: fileOf(of(id, (entity) => textOf(entity, 'file'))),
            row: of(id, (entity) => numberOf(entity, 'row')),
            synthetic:
              of(id, ({ facts }) => facts['row']?.by.synthetic ?? facts['file']?.by.synthetic) ?? false,
            location: place(id),
          })),
        };
      }),
    };
  },
});
