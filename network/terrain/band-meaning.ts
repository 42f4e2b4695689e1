import type { GeoTIFFImage } from 'geotiff';

/** How the values of a band become metres. */
export interface BandMeaning {
  readonly scale: number;
  readonly offset: number;
  /** What the file itself calls the band. */
  readonly description?: string;
}

const metres = /^(?:m|met(?:er|re)s?)?$/i;

/** Kinds of samples beside the colours (TIFF 6.0, ExtraSamples) that say where the others count. */
const alphas: readonly unknown[] = [1, 2];

/** Values that are darker or brighter, and no colours (TIFF 6.0, PhotometricInterpretation). */
const grey: readonly unknown[] = [undefined, 0, 1];

/**
 * What the values of the first band mean, by tags and GDAL's metadata, or why they cannot be taken for heights: a picture, a
 * band beside it that says which values count, a unit that is not the metre.
 */
export async function bandMeaning(image: GeoTIFFImage): Promise<BandMeaning | { readonly unfit: string }> {
  const { fileDirectory } = image;
  const valueOf = async (tag: 'PhotometricInterpretation' | 'ExtraSamples') =>
    fileDirectory.hasTag(tag) ? await fileDirectory.loadValue(tag) : undefined;
  const photometric = await valueOf('PhotometricInterpretation');
  if (!grey.includes(photometric)) return { unfit: `PhotometricInterpretation ${photometric}` };
  const extra: unknown = await valueOf('ExtraSamples');
  const kinds: readonly unknown[] = typeof extra === 'object' ? Object.values(extra ?? {}) : [extra];
  if (kinds.some((kind) => alphas.includes(kind))) return { unfit: 'alpha' };
  const items = (await image.getGDALMetadata(0)) ?? {};
  const textOf = (name: string) => {
    const value: unknown = items[name];
    return typeof value === 'string' ? value : undefined;
  };
  const unit = textOf('UNITTYPE')?.trim() ?? '';
  if (!metres.test(unit)) return { unfit: `UNITTYPE ${unit.slice(0, 40)}` };
  const [scale, offset] = [Number(textOf('SCALE') ?? 1), Number(textOf('OFFSET') ?? 0)];
  if (!Number.isFinite(scale) || !Number.isFinite(offset) || scale === 0)
    return { unfit: `SCALE ${textOf('SCALE')}, OFFSET ${textOf('OFFSET')}` };
  const description = textOf('DESCRIPTION');
  return { scale, offset, ...(description === undefined ? {} : { description }) };
}
