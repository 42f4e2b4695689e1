import { acceptedMedia, JSON_MEDIA } from './accepted-media.ts';

/** Does an Accept header want `application/ld+json` rather than `application/json`? */
export const prefersLinkedData = (accept: string | undefined): boolean =>
  acceptedMedia(accept, JSON_MEDIA) === 'application/ld+json';
