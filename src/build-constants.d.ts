/** The version in package.json, put in by the build. */
declare const __APP_VERSION__: string;

/** Model files and wasm binaries: path below the page → SHA-256 in base64, put in by the build. */
declare const __MODEL_HASHES__: Readonly<Record<string, string>>;

/** All files of the build that the service worker keeps, put in when they are all written. */
declare const __OFFLINE_BUILD__: {
  /** Changes with any of the files. */
  readonly version: string;
  /** Path below the page, '' for the page itself, and SHA-256 in base64. */
  readonly files: readonly (readonly [path: string, sha256: string])[];
};
