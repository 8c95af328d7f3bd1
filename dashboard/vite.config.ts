import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env.REALRECON_API ?? 'http://127.0.0.1:7071';
const budget = 250 * 1024;

export default defineConfig({
  plugins: [react(), firstLoad()],
  server: {
    host: '127.0.0.1',
    proxy: {
      // The emulator answers only requests that are addressed to this machine, so its own address goes along.
      '/api': { target: api, changeOrigin: true },
      '/sim': { target: api, changeOrigin: true },
    },
  },
  build: {
    target: ['chrome120', 'edge120', 'firefox121', 'safari17.4'],
    assetsDir: 'assets',
    // The security policy allows no inlined fonts or styles, and a polyfill for browsers below the target is dead weight.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 400,
  },
});

/** Fails the build when what a browser must load before anything shows outgrows its budget. */
function firstLoad(): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    writeBundle(_, bundle) {
      const needed = new Set<string>();
      const visit = (name: string): void => {
        const part = bundle[name];
        if (part === undefined || needed.has(name)) return;
        needed.add(name);
        if (part.type !== 'chunk') return;
        part.imports.forEach(visit);
        part.viteMetadata?.importedCss.forEach(visit);
      };
      for (const part of Object.values(bundle)) {
        // Pulse is the landing screen, so its own chunk counts as well.
        if (part.type === 'chunk' && (part.isEntry || part.facadeModuleId?.endsWith('/screens/pulse/index.tsx'))) visit(part.fileName);
      }
      let bytes = 0;
      for (const name of needed) {
        const part = bundle[name];
        if (part !== undefined) bytes += gzipSync(part.type === 'chunk' ? part.code : part.source).length;
      }
      const line = `First load: ${(bytes / 1024).toFixed(1)} KiB gzipped in ${String(needed.size)} files, of ${String(budget / 1024)} KiB.`;
      if (bytes > budget) this.error(line);
      this.info(line);
    },
  };
}
