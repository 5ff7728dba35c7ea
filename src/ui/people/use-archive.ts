import { useEffect, useRef, useState } from 'react';
import { type ArchiveChoice, archivePlanOf, regionsOf } from '../../store/archive-plan.ts';
import { type ArchiveProgress, type ArchiveReport, writeArchive } from '../../store/write-archive.ts';
import { useActions, useGetState } from '../use-app.ts';
import { openArchiveSink } from './archive-sink.ts';

export type ArchiveState =
  | { readonly phase: 'idle' | 'cancelled' }
  | { readonly phase: 'writing'; readonly progress: ArchiveProgress }
  | { readonly phase: 'done'; readonly report: ArchiveReport }
  | { readonly phase: 'failed'; readonly detail: string };

const FILE_NAME = 'kaomap-people.zip';

/** Writes photos by person while the page goes on; ends with whoever asked for it. */
export function useArchive(): {
  readonly state: ArchiveState;
  start(choice: ArchiveChoice): Promise<void>;
  cancel(): void;
} {
  const getState = useGetState();
  const { fileOf } = useActions();
  const [state, setState] = useState<ArchiveState>({ phase: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  return {
    state,
    cancel: () => abort.current?.abort(),
    async start(choice) {
      const controller = new AbortController();
      const { signal } = controller;
      abort.current = controller;
      const sink = await openArchiveSink(FILE_NAME);
      if (!sink) return;
      const now = getState();
      const photos = archivePlanOf(now, choice);
      const regions = choice.withSidecars ? regionsOf(now) : null;
      const onProgress = (progress: ArchiveProgress) => setState({ phase: 'writing', progress });
      try {
        const report = await writeArchive({ photos, regions, fileOf, onProgress, signal }, sink);
        setState({ phase: 'done', report });
      } catch (error) {
        if (signal.aborted) setState({ phase: 'cancelled' });
        else setState({ phase: 'failed', detail: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}
