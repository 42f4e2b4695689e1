import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packPages } from './build/pack-pages.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packPages()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A data: URL would be refused by the content security policy in some places; files are never inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1400,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/ngsi-ld'].map((path) => [path, process.env['YUHENG_SERVER'] ?? 'http://127.0.0.1:4099']),
    ),
  },
});
