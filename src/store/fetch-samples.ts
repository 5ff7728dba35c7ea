import type { Entry } from '../ingest/photo.ts';

/** The sample photos of the build. @param baseUrl address of the page's folder, with a trailing slash */
export async function fetchSamples(baseUrl: string): Promise<Entry[]> {
  const folder = `${baseUrl}samples/`;
  const listing = (await (await fetch(`${folder}samples.json`)).json()) as { file: string }[];
  return Promise.all(
    listing.map(async ({ file }) => {
      const bytes = await (await fetch(folder + file)).blob();
      return {
        path: `samples/${file}`,
        file: new File([bytes], file, { type: 'image/jpeg', lastModified: 0 }),
      };
    }),
  );
}
