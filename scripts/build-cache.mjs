// Builds the cache alone as one module without imports:  node scripts/build-cache.mjs [folder]  →  dist/cache.mjs
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(join(root, 'node_modules', 'vite'))) {
  console.error('build-cache: the packages are missing; run npm ci first');
  process.exit(1);
}
const folder = resolve(root, process.argv[2] ?? 'dist');
const { build } = await import('vite');
try {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'simulations', 'cli', 'cache', 'create-cache.ts'),
      outDir: folder,
      // The page may lie there already.
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'cache.mjs', codeSplitting: false } },
    },
  });
} catch (error) {
  console.error(`build-cache: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
