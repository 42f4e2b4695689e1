/** Invented operators, with the 5G and 4G bands that each uses here, in MHz. */
export const operators = [
  { name: '运营商甲', band5G: 2600, band4G: 1900 },
  { name: '运营商乙', band5G: 3500, band4G: 1800 },
  { name: '运营商丙', band5G: 3400, band4G: 2100 },
] as const;
