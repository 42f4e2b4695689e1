/** Cedar itself: 4 MB of WebAssembly, and a tenth of a second. Loaded when policies are read for the first time. */
export function cedar(): Promise<typeof import('@cedar-policy/cedar-wasm/nodejs')> {
  return import('@cedar-policy/cedar-wasm/nodejs');
}
