import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { appIcons } from './src/build/app-icons.ts';
import { knownAnswerPhotos } from './src/build/known-answer-photos.ts';
import { licenses } from './src/build/licenses.ts';
import { modelFiles, modelHashes } from './src/build/model-files.ts';
import { offlineFiles } from './src/build/offline-files.ts';
import { samplePhotos } from './src/build/sample-photos.ts';
import { securityHeaders } from './src/build/security-headers.ts';
import { workerFolder } from './src/guard/content-security.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const packageJson = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string };
const licensesOfBuild = licenses();

export default defineConfig({
  // One tfjs under both libraries: each brings its own bundled copy otherwise, and tensors of one
  // are strangers to the other. Node's resolution would moreover pick Human's build for servers.
  resolve: {
    alias: [
      {
        find: /^@vladmandic\/human$/,
        replacement: here('node_modules/@vladmandic/human/dist/human.esm-nobundle.js'),
      },
      {
        find: /^@vladmandic\/face-api$/,
        replacement: here('node_modules/@vladmandic/face-api/dist/face-api.esm-nobundle.js'),
      },
      { find: /^@tensorflow\/tfjs\/dist\/index\.js$/, replacement: here('src/faces/tfjs.ts') },
      {
        find: /^@tensorflow\/tfjs-backend-webgpu\/dist\/index\.js$/,
        replacement: here('src/faces/no-webgpu.ts'),
      },
    ],
  },
  plugins: [
    react(),
    modelFiles(),
    knownAnswerPhotos(),
    samplePhotos(),
    appIcons(),
    securityHeaders(),
    licensesOfBuild.page,
    offlineFiles(),
  ],
  define: {
    __APP_VERSION__: JSON.stringify(packageJson.version),
    __MODEL_HASHES__: JSON.stringify(modelHashes()),
  },
  worker: {
    format: 'es',
    plugins: () => [licensesOfBuild.worker()],
    // a worker's policy is told by its path
    rolldownOptions: {
      output: { entryFileNames: ({ name }) => `${workerFolder(name)}[name]-[hash].js` },
    },
  },
  // only a worker asks for it, which the server would notice too late and reload the page
  optimizeDeps: { include: ['tsne-js/build/tsne.min.js'] },
  build: {
    target: 'es2023',
    // a worker or model inlined as a data: URL would be refused by a strict content security policy
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/structure/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
