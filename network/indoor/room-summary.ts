import { polygonContains } from '@yuheng/kernel/geometry';
import type { Room } from './design-shape.ts';
import { type FloorLevels, middleOfPixel } from './floor-levels.ts';
import { ringArea } from './ring-area.ts';

export interface RoomSummary {
  readonly room: Room;
  /** m² */
  readonly area: number;
  /** Of the room, at or above the threshold, 0 to 1; null where no pixel of the floor lies in it. */
  readonly share: number | null;
  /** dBm; null where nothing is received, or no pixel lies in it. */
  readonly weakest: number | null;
}

/** What each room gets, in the order of the rooms. @param threshold dBm */
export function roomSummaries(
  rooms: readonly Room[],
  floor: FloorLevels,
  threshold: number,
): readonly RoomSummary[] {
  return rooms.map((room) => {
    const ys = room.corners.map(([, y]) => y);
    const row = (y: number) => Math.floor((y - floor.south) / floor.step);
    const first = Math.max(0, row(Math.min(...ys)));
    const last = Math.min(floor.rows - 1, row(Math.max(...ys)));
    let [within, covered, weakest] = [0, 0, Number.POSITIVE_INFINITY];
    for (let pixel = first * floor.columns; pixel < (last + 1) * floor.columns; pixel += 1) {
      const level = floor.levels[pixel] ?? Number.NaN;
      if (Number.isNaN(level) || !polygonContains([room.corners], middleOfPixel(floor, pixel))) continue;
      within += 1;
      if (level >= threshold) covered += 1;
      weakest = Math.min(weakest, level);
    }
    return {
      room,
      area: ringArea(room.corners),
      share: within === 0 ? null : covered / within,
      weakest: Number.isFinite(weakest) ? weakest : null,
    };
  });
}
