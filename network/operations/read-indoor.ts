import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { designFindings } from '../indoor/design-findings.ts';
import { DesignShape } from '../indoor/design-shape.ts';
import { distribute } from '../indoor/distribute.ts';
import { indoorExposure } from '../indoor/indoor-exposure.ts';
import { isDesigned } from '../indoor/radiators.ts';
import { SystemId } from '../rules/indoor-shape.ts';
import { noDesign, readDesign } from '../store/indoor-store.ts';
import { ListedIndoor, listedIndoor, systemOf } from '../store/indoor-systems.ts';

const Power = Type.Union([Type.Number(), Type.Null()]);

/** One indoor system with its design, the power at each port, what is to be seen to, and the exposure under its antennas. */
export const readIndoor = defineOperation({
  name: 'read-indoor',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ system: SystemId }),
  output: Type.Object({
    system: ListedIndoor,
    /** Null where nobody has drawn one yet. */
    design: Type.Union([DesignShape, Type.Null()]),
    savedAt: Type.Union([Type.String(), Type.Null()]),
    savedBy: Type.Union([Type.String(), Type.Null()]),
    /** dBm; of an antenna, `through` is its EIRP. */
    powers: Type.Array(Type.Object({ part: Type.String(), input: Power, through: Power, coupled: Power })),
    findings: Type.Array(Type.Object({ code: Type.String(), part: Type.String() })),
    /** `ratio`: share of the limit of GB 8702-2014 that is used under the antenna; `reach`: m. */
    exposure: Type.Array(
      Type.Object({ part: Type.String(), eirp: Type.Number(), ratio: Type.Number(), reach: Type.Number() }),
    ),
  }),
  async handle({ system: id }, { kernel }) {
    const entity = await systemOf(kernel.facts, id);
    const stored = await readDesign(kernel.database, id);
    const design = stored?.design ?? null;
    return {
      system: listedIndoor(
        entity,
        stored === null ? noDesign : { revision: stored.revision, designed: isDesigned(stored.design) },
      ),
      design,
      savedAt: stored?.savedAt ?? null,
      savedBy: stored?.savedBy ?? null,
      powers:
        design === null
          ? []
          : distribute(design.parts).powers.map(({ part, ...power }) => ({ part: part.id, ...power })),
      findings: design === null ? [] : [...designFindings(design)],
      exposure:
        design === null
          ? []
          : indoorExposure(design).map(({ radiator, ...more }) => ({ part: radiator.id, ...more })),
    };
  },
});
