/**
 * Who builds an indoor system: the province's 5G action plan (section on building 5G facilities, item 3) has China Tower
 * build jointly what stands in public transport and key buildings, and the operators what stands anywhere else.
 */
export function indoorBuilder({
  venue,
  keyBuilding,
}: {
  readonly venue: string;
  readonly keyBuilding: boolean;
}): 'tower' | 'operator' {
  return venue === 'transport' || keyBuilding ? 'tower' : 'operator';
}
