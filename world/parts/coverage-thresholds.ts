import { type Item, item, property } from '../model/item.ts';
import { operators } from '../names/operators.ts';
import type { Setting } from '../setting.ts';
import { keyAreaKinds } from './key-areas.ts';

/** dBm: what an invented operator calls covered in a scene. No operator's own figures; they differ a little as real ones do. */
export function thresholdOf(operator: string, kind: string): number {
  const sparse = kind === 'scenicArea' || kind === 'industrialPark';
  return sparse ? -106 : operator === operators[0].name ? -104 : -105;
}

/** Percent of the samples in a cell that must reach it. */
export const requiredShare = 95;

/** The table of thresholds: every operator in every scene. */
export function* coverageThresholds({ epoch }: Setting): Generator<Item> {
  for (const [index, { name }] of operators.entries()) {
    for (const scene of keyAreaKinds) {
      yield item('CoverageThreshold', `o${index + 1}-${scene}`, {
        operator: property(name, epoch),
        scene: property(scene, epoch),
        minimumRsrp: property(thresholdOf(name, scene), epoch, 'DBM'),
        share: property(requiredShare, epoch, 'P1'),
        document: property('合成示例：运营商5G覆盖验收门限（虚构）', epoch),
      });
    }
  }
}
