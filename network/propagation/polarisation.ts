/** Of the electric field against the ground. */
export type Polarisation = 'horizontal' | 'vertical';
