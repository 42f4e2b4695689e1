/** Of a route that no policy decides about: it is open, or asks for a secret of its own. */
export const OPEN = { config: { action: null } };
