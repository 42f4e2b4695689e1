import { type PointerEvent, useRef, useState } from 'react';
import { snapped } from '../../indoor/corner-text.ts';
import type { Point } from '../../indoor/design-shape.ts';

/** Where the pointer is on the plan, m: the picture has y down. */
export function placeOf(event: PointerEvent<SVGElement>): Point {
  const svg = event.currentTarget.ownerSVGElement ?? (event.currentTarget as SVGSVGElement);
  const matrix = svg.getScreenCTM();
  if (matrix === null) return [0, 0];
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  return [x, -y];
}

/** A line that is being drawn: from where the pointer goes down to where it goes up; walls snap, what is measured does not. */
export function useLinePointer(onLine: (from: Point, to: Point) => void, snaps: boolean) {
  const start = useRef<Point | null>(null);
  const [line, setLine] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  return {
    line,
    handlers: {
      onPointerDown(event: PointerEvent<SVGSVGElement>) {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = snaps ? snapped(placeOf(event)) : placeOf(event);
      },
      onPointerMove(event: PointerEvent<SVGSVGElement>) {
        if (start.current === null) return;
        const place = placeOf(event);
        setLine({ from: start.current, to: snaps ? snapped(place, start.current) : place });
      },
      onPointerUp() {
        if (line !== null && Math.hypot(line.to[0] - line.from[0], line.to[1] - line.from[1]) > 0)
          onLine(line.from, line.to);
        start.current = null;
        setLine(null);
      },
      onPointerCancel() {
        start.current = null;
        setLine(null);
      },
    },
  };
}
