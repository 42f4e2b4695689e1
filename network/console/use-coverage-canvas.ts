import { useEffect, useRef, useState } from 'react';
import type { Answer } from './answers.ts';

/** A picture that a map can take over whenever `version` has grown. */
export interface CoverageCanvas {
  readonly canvas: HTMLCanvasElement;
  /** Of a picture of another size or place, the map needs another source. */
  readonly corners: Answer<'read-picture'>['corners'];
  readonly version: number;
}

/** The picture of a run with what changed laid over it. Null until there is one. */
export function useCoverageCanvas(
  picture: Answer<'read-picture'> | undefined,
  patches: Answer<'read-move'>['patches'] | null,
): CoverageCanvas | null {
  const [shown, setShown] = useState<CoverageCanvas | null>(null);
  const base = useRef<{ of: unknown; image: HTMLImageElement } | null>(null);
  useEffect(() => {
    let wanted = true;
    void (async () => {
      // Until the next picture is there, the one before stays.
      if (picture === undefined) return;
      if (base.current?.of !== picture)
        base.current = { of: picture, image: await decoded(picture.picture.image) };
      const { image } = base.current;
      const over = await Promise.all(
        (patches ?? []).map(async (patch) => ({ patch, image: await decoded(patch.image) })),
      );
      if (!wanted) return;
      setShown((before) => {
        const { width, height } = picture.picture;
        // Of the same place, the map keeps its source and what is in view.
        const same = before !== null && String(before.corners) === String(picture.corners);
        const { canvas, corners } = same
          ? before
          : { canvas: sized(width, height), corners: picture.corners };
        const pen = canvas.getContext('2d');
        pen?.clearRect(0, 0, width, height);
        pen?.drawImage(image, 0, 0);
        for (const { patch, image: part } of over) {
          pen?.clearRect(patch.left, patch.top, patch.width, patch.height);
          pen?.drawImage(part, patch.left, patch.top);
        }
        return { canvas, corners, version: (before?.version ?? 0) + 1 };
      });
    })();
    return () => {
      wanted = false;
    };
  }, [picture, patches]);
  return shown;
}

function sized(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}

async function decoded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
