import { useEffect, useMemo, useRef, useState } from 'react';
import type { Kaomap } from '../store/kaomap.ts';
import css from './App.module.css';
import { useText } from './i18n.ts';
import { Notice } from './Notice.tsx';
import { OpenedResult } from './OpenedResult.tsx';
import { PageBeside, preloadPages } from './PageBeside.tsx';
import { DropOverlay } from './photos/DropOverlay.tsx';
import { DropZone } from './photos/DropZone.tsx';
import { FilePickers } from './photos/FilePickers.tsx';
import { PhotoDialog } from './photos/PhotoDialog.tsx';
import { useDrop } from './photos/use-drop.ts';
import { LicensesDialog } from './privacy/LicensesDialog.tsx';
import { UpdateNotice } from './privacy/UpdateNotice.tsx';
import { StartOverDialog } from './StartOverDialog.tsx';
import { saveFile } from './save-file.ts';
import { StorageDialog } from './storage/StorageDialog.tsx';
import { createThumbnailUrls, ThumbnailUrlsContext } from './thumbnail-urls.ts';
import { KaomapContext, useActions, useApp } from './use-app.ts';
import { createHoverStore, HoverContext } from './use-hover.ts';
import { type Shell, ShellContext } from './use-shell.ts';
import { useView } from './use-view.ts';
import { Workspace } from './Workspace.tsx';
import { whenIdle } from './when-idle.ts';

/** The whole page around one instance of Kaomap. */
export function App({ kaomap }: { readonly kaomap: Kaomap }) {
  const [hover] = useState(createHoverStore);
  const [urls] = useState(createThumbnailUrls);
  // URLs are made ahead, but not while photos are read, and those of faces that are gone are given back
  useEffect(() => {
    let before = kaomap.store.getState().faces;
    urls.prepare(before);
    return kaomap.store.subscribe(() => {
      const { faces, run } = kaomap.store.getState();
      if (faces.length < before.length || faces[0] !== before[0]) urls.retain(faces);
      if (run.phase !== 'running') urls.prepare(faces);
      before = faces;
    });
  }, [kaomap, urls]);
  return (
    <KaomapContext value={kaomap}>
      <HoverContext value={hover}>
        <ThumbnailUrlsContext value={urls}>
          <Page />
        </ThumbnailUrlsContext>
      </HoverContext>
    </KaomapContext>
  );
}

/** First screen, workspace or one of the pages beside it, and what lies over them: inputs, dialogs, the drop overlay. */
function Page() {
  const t = useText();
  const isEmpty = useApp((s) => s.photos.length === 0 && s.faces.length === 0 && s.run.phase !== 'listing');
  const view = useView();
  const hasResult = useApp((s) => s.opened !== null);
  // whoever has sorted photos may want to know more of them, at once
  const isSorted = useApp((s) => s.map !== null && s.run.phase === 'done');
  useEffect(() => {
    if (isSorted) whenIdle(() => void preloadPages());
  }, [isSorted]);
  const isOver = useDrop(useActions());
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLInputElement>(null);
  const refs = useMemo(() => ({ folder, files, result }), []);
  const [shown, setShown] = useState<{ readonly photoId: string; readonly face: number | undefined } | null>(
    null,
  );
  const [isAsking, setIsAsking] = useState(false);
  const [showsLicenses, setShowsLicenses] = useState(false);
  const [showsStorage, setShowsStorage] = useState(false);
  const isOpening = useApp((s) => s.kept.phase === 'opening');
  const shell = useMemo<Shell>(
    () => ({
      pickFolder: () => folder.current?.click(),
      pickFiles: () => files.current?.click(),
      pickResult: () => result.current?.click(),
      showPhoto: (photoId, face) => setShown({ photoId, face }),
      askStartOver: () => setIsAsking(true),
      showLicenses: () => setShowsLicenses(true),
      showStorage: () => setShowsStorage(true),
      save: saveFile,
    }),
    [],
  );
  return (
    <ShellContext value={shell}>
      {view !== 'sort' ? (
        <PageBeside view={view} />
      ) : isEmpty && isOpening ? (
        <p className={css['loading']} role="status">
          {t('storage.opening')}
        </p>
      ) : isEmpty ? (
        <>
          <div className={css['notice']}>
            <Notice />
          </div>
          <DropZone />
          {hasResult && (
            <section className={css['result']}>
              <OpenedResult />
            </section>
          )}
        </>
      ) : (
        <Workspace />
      )}
      <FilePickers refs={refs} />
      {shown !== null && <PhotoDialog key={shown.photoId} {...shown} onClose={() => setShown(null)} />}
      {isAsking && <StartOverDialog onClose={() => setIsAsking(false)} />}
      {showsLicenses && <LicensesDialog onClose={() => setShowsLicenses(false)} />}
      {showsStorage && <StorageDialog onClose={() => setShowsStorage(false)} />}
      <UpdateNotice />
      {isOver && <DropOverlay />}
    </ShellContext>
  );
}
