/** A place as the address of the page has it: longitude, latitude. */
export function textOfPlace(longitude: number, latitude: number): string {
  return `${longitude.toFixed(6)},${latitude.toFixed(6)}`;
}

/** Null for what is no place on earth. */
export function placeOfText(text: string | undefined): readonly [number, number] | null {
  if (text === undefined || !/^-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?$/.test(text)) return null;
  const [longitude = Number.NaN, latitude = Number.NaN] = text.split(',').map(Number);
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 80 ? [longitude, latitude] : null;
}

/** The quarter of the earth that a place lies in: degrees are told without a sign. */
export function quarterOf(longitude: number, latitude: number): 'ne' | 'nw' | 'se' | 'sw' {
  if (latitude < 0) return longitude < 0 ? 'sw' : 'se';
  return longitude < 0 ? 'nw' : 'ne';
}
