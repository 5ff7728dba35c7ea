import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { assetPlugin } from './asset-plugin.ts';

/** Path below the page → the package file it comes from and the SHA-256 that file must have. */
const FILES: Readonly<Record<string, readonly [source: string, sha256: string]>> = {
  'models/blazeface.json': [
    '@vladmandic/human/models/blazeface.json',
    'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
  ],
  'models/blazeface.bin': [
    '@vladmandic/human/models/blazeface.bin',
    'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
  ],
  'models/facemesh.json': [
    '@vladmandic/human/models/facemesh.json',
    'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
  ],
  'models/facemesh.bin': [
    '@vladmandic/human/models/facemesh.bin',
    '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
  ],
  'models/faceres.json': [
    '@vladmandic/human/models/faceres.json',
    '5b83d49c0385d2e68a05122441b94226313677cae9fcc40b9587ad50079eb4df',
  ],
  'models/faceres.bin': [
    '@vladmandic/human/models/faceres.bin',
    '2c7d2d62b76c97528b736527aa09d310ea71743c9e3e79fb6c62d4b2d73af79b',
  ],
  'models/face_recognition_model-weights_manifest.json': [
    '@vladmandic/face-api/model/face_recognition_model-weights_manifest.json',
    'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
  ],
  'models/face_recognition_model.bin': [
    '@vladmandic/face-api/model/face_recognition_model.bin',
    'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
  ],
  'wasm/tfjs-backend-wasm.wasm': [
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
    '70a5d516060464e5269f01c74bac1772d6b8ab6cb612acf16b5cdaf61f78d892',
  ],
  'wasm/tfjs-backend-wasm-simd.wasm': [
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    '77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b',
  ],
};

/** @throws Error if the installed package holds another file than the one measured and tested */
function load(path: string): Buffer {
  const entry = FILES[path];
  if (!entry) throw new RangeError(`path must be one of the model files, got ${path}`);
  const [source, expected] = entry;
  const bytes = readFileSync(fileURLToPath(new URL(`../../node_modules/${source}`, import.meta.url)));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== expected) throw new Error(`${source} must have SHA-256 ${expected}, got ${found}`);
  return bytes;
}

/** Path below the page → SHA-256 in base64, as `integrity` takes it: what the running app checks each file by. */
export function modelHashes(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FILES).map(([path, [, hex]]) => [path, Buffer.from(hex, 'hex').toString('base64')]),
  );
}

/** Serve the model weights and tfjs's wasm binaries from our own origin, straight out of their npm packages. */
export function modelFiles(): Plugin {
  return assetPlugin('model-files', Object.keys(FILES), load);
}
