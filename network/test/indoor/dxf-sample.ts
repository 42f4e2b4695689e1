/** Pairs of a code and its value as a DXF file has them. */
export function dxf(...values: readonly (string | number)[]): string {
  return `${values.join('\n')}\n`;
}

/** A drawing with some entities in millimetres; `before` stands between header and entities. */
export function drawing(entities: string, { unit = 4, before = '', version = 'AC1027' } = {}): Uint8Array {
  const header = dxf(
    0,
    'SECTION',
    2,
    'HEADER',
    9,
    '$ACADVER',
    1,
    version,
    9,
    '$INSUNITS',
    70,
    unit,
    0,
    'ENDSEC',
  );
  const body = dxf(0, 'SECTION', 2, 'ENTITIES') + entities + dxf(0, 'ENDSEC', 0, 'EOF');
  return new TextEncoder().encode(header + before + body);
}

export function line(layer: string, from: readonly [number, number], to: readonly [number, number]): string {
  return dxf(0, 'LINE', 8, layer, 10, from[0], 20, from[1], 11, to[0], 21, to[1]);
}

export function ring(layer: string, corners: readonly (readonly [number, number])[]): string {
  const places = corners.map(([x, y]) => dxf(10, x, 20, y)).join('');
  return dxf(0, 'LWPOLYLINE', 8, layer, 90, corners.length, 70, 1) + places;
}
