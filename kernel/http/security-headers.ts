/**
 * Nothing from elsewhere, no script or style but in files of our own, framed by nobody (CSP level 3). Workers from blobs
 * are the map's, pictures from data what was drawn here.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** What a browser can do and no page of ours asks for. */
const UNUSED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': UNUSED.map((feature) => `${feature}=()`).join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const OVER_TLS = { ...HEADERS, 'strict-transport-security': 'max-age=31536000' };

/** What every answer carries to keep browsers safe; over TLS also that they come by it for a year (RFC 6797). */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return secure ? OVER_TLS : HEADERS;
}
