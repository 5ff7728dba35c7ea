import { useState } from 'react';
import type { CollectionInfo } from '../../storage/storage.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useKaomap } from '../use-kaomap.ts';
import css from './CollectionRow.module.css';
import { NameForm } from './NameForm.tsx';
import { useStorageText } from './use-storage-text.ts';

interface CollectionRowProps {
  readonly collection: CollectionInfo;
  /** Another collection is on its way to the page. */
  readonly onOpened: () => void;
}

/** A collection and what can be done with it; removing asks first. */
export function CollectionRow({ collection, onOpened }: CollectionRowProps) {
  const t = useText();
  const { kept } = useKaomap();
  const { nameOf, date } = useStorageText();
  const isShown = useApp((s) => s.kept.collection === collection.id);
  // its figures were taken when the list was
  const shownPhotos = useApp((s) => s.photos.length);
  const shownFaces = useApp((s) => s.faces.length);
  const [doing, setDoing] = useState<'nothing' | 'rename' | 'remove'>('nothing');
  const name = nameOf(collection.name);
  const [photos, faces] = isShown ? [shownPhotos, shownFaces] : [collection.photos, collection.faces];
  if (doing === 'rename') {
    return (
      <li className={css['row']}>
        <NameForm
          label={t('storage.collections.name')}
          submit={t('storage.collections.save')}
          initial={collection.name}
          onSubmit={(text) => {
            kept.renameCollection(collection.id, text);
            setDoing('nothing');
          }}
          onCancel={() => setDoing('nothing')}
        />
      </li>
    );
  }
  return (
    <li className={css['row']} data-testid="collection-row" data-shown={isShown}>
      <div className={css['text']}>
        <strong dir="auto">{name}</strong>
        <span>
          {t('storage.collections.photos', { count: photos })},{' '}
          {t('storage.collections.faces', { count: faces })}
        </span>
        <small>
          {isShown
            ? t('storage.collections.shown')
            : t('storage.collections.lastOpened', { date: date(collection.openedAt) })}
        </small>
      </div>
      {doing === 'remove' ? (
        <fieldset className={css['ask']}>
          <legend>{t('storage.collections.removeTitle', { name })}</legend>
          <p>{t('storage.collections.removeBody')}</p>
          {/* biome-ignore lint/a11y/noAutofocus: the question took the place of the button that was pressed */}
          <button autoFocus type="button" className="button small" onClick={() => setDoing('nothing')}>
            {t('storage.collections.cancel')}
          </button>
          <button
            type="button"
            className="button small danger"
            onClick={() => {
              setDoing('nothing');
              kept.removeCollection(collection.id);
            }}
          >
            {t('storage.collections.remove')}
          </button>
        </fieldset>
      ) : (
        <div className={css['buttons']}>
          {!isShown && (
            <button
              type="button"
              className="button small primary"
              aria-label={t('storage.collections.openNamed', { name })}
              onClick={() => {
                kept.openCollection(collection.id);
                onOpened();
              }}
            >
              {t('storage.collections.open')}
            </button>
          )}
          <button
            type="button"
            className="button small"
            aria-label={t('storage.collections.renameNamed', { name })}
            onClick={() => setDoing('rename')}
          >
            {t('storage.collections.rename')}
          </button>
          <button
            type="button"
            className="button small quiet"
            aria-label={t('storage.collections.removeNamed', { name })}
            onClick={() => setDoing('remove')}
          >
            {t('storage.collections.remove')}
          </button>
        </div>
      )}
    </li>
  );
}
