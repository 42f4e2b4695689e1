/** A picture as its own header tells it, pixels. */
export interface PictureSize {
  readonly media: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/**
 * Pixels along a side, and in all: whoever opens the design has all of them in memory, four bytes each (160 MB), however few bytes the
 * file has. Told by the header alone: nothing is decoded before.
 */
export const [mostAlongSide, mostPixels] = [8000, 40_000_000];

export function fitsScreen({ width, height }: Pick<PictureSize, 'width' | 'height'>): boolean {
  return Math.max(width, height) <= mostAlongSide && width * height <= mostPixels;
}

/** What a picture is and how large; null where it is neither PNG nor JPEG, or cut off. Pure. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pngSize(view) ?? jpegSize(view);
}

/** ISO/IEC 15948 (PNG), clauses 5.2 and 11.2: signature, IHDR first, IEND last. */
function pngSize(view: DataView): PictureSize | null {
  const end = view.byteLength;
  if (end < 45 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return null;
  if (view.getUint32(end - 8) !== 0x49454e44 || !hasPixels(view)) return null;
  if (![1, 2, 4, 8, 16].includes(view.getUint8(24)) || ![0, 2, 3, 4, 6].includes(view.getUint8(25)))
    return null;
  return sized('image/png', view.getUint32(16), view.getUint32(20));
}

/** Whether a chunk IDAT stands among the others. */
function hasPixels(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x49444154) return true;
  return false;
}

/** Frames of ITU-T T.81, table B.1; C4, C8 and CC are no frames. */
const frames = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** ITU-T T.81, annex B: SOI, segments up to the frame, EOI last; some cameras write something behind it. */
function jpegSize(view: DataView): PictureSize | null {
  const end = view.byteLength;
  if (end < 4 || view.getUint16(0) !== 0xffd8 || !hasEnd(view)) return null;
  for (let at = 2; at + 9 <= end; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Fill bytes stand before a marker; some markers have no length.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    if (frames.includes(marker)) return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function hasEnd(view: DataView): boolean {
  const last = view.byteLength - 2;
  for (let at = last; at >= Math.max(2, last - 1024); at -= 1) if (view.getUint16(at) === 0xffd9) return true;
  return false;
}

function sized(media: PictureSize['media'], width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { media, width, height } : null;
}
