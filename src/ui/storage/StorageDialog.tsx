import { useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useKaomap } from '../use-kaomap.ts';
import { CollectionRow } from './CollectionRow.tsx';
import { DeletionPanel } from './DeletionPanel.tsx';
import { NameForm } from './NameForm.tsx';
import { SpacePanel } from './SpacePanel.tsx';
import css from './StorageDialog.module.css';

/** All that is kept in this browser: the collections, the room they take, and the way to be rid of it all. */
export function StorageDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { kept } = useKaomap();
  const dialog = useRef<HTMLDialogElement>(null);
  const phase = useApp((s) => s.kept.phase);
  const collections = useApp((s) => s.kept.collections);
  const [isNaming, setIsNaming] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="storage-title">
      {isDeleting ? (
        <DeletionPanel titleId="storage-title" onCancel={() => setIsDeleting(false)} onClose={close} />
      ) : (
        <>
          <header className={css['header']}>
            <h2 id="storage-title">{t('storage.collections.title')}</h2>
            <button type="button" className="button small" onClick={close}>
              {t('storage.collections.close')}
            </button>
          </header>
          {collections.length === 0 && (
            <p>{phase === 'off' ? t('storage.collections.off') : t('storage.collections.none')}</p>
          )}
          <ul className={css['list']} aria-label={t('storage.collections.list')}>
            {collections.map((collection) => (
              <CollectionRow key={collection.id} collection={collection} onOpened={close} />
            ))}
          </ul>
          {isNaming ? (
            <NameForm
              label={t('storage.collections.newName')}
              submit={t('storage.collections.create')}
              initial=""
              onSubmit={(name) => {
                kept.newCollection(name);
                close();
              }}
              onCancel={() => setIsNaming(false)}
            />
          ) : (
            <button
              type="button"
              className="button"
              disabled={phase !== 'on'}
              onClick={() => setIsNaming(true)}
            >
              {t('storage.collections.new')}
            </button>
          )}
          <SpacePanel />
          <button
            type="button"
            className={`button danger ${css['delete']}`}
            onClick={() => setIsDeleting(true)}
          >
            {t('storage.deletion.open')}
          </button>
        </>
      )}
    </dialog>
  );
}
