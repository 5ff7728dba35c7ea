import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useState } from 'react';
import type { ClusterView } from '../../store/cluster-list.ts';
import { companionsOf, photosOfGroup } from '../../store/shared-photos.ts';
import { useLanguage, useText } from '../i18n.ts';
import { photoOf } from '../photos/photo-of.ts';
import { useApp, useGetState } from '../use-app.ts';
import { FaceImage } from './FaceImage.tsx';
import css from './GroupPhotos.module.css';
import { quoteName } from './quote-name.ts';
import { useShowPhoto } from './use-show-photo.ts';

const ROW = 64;

/** The photos that somebody is on, all or those with somebody else, oldest first. */
export function GroupPhotos({ group }: { readonly group: ClusterView }) {
  const t = useText();
  const getState = useGetState();
  const showPhoto = useShowPhoto();
  const language = useLanguage();
  const photos = useApp((s) => s.photos);
  const [withLabel, setWithLabel] = useState(-1);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const companions = useMemo(() => companionsOf(getState(), group), [getState, group]);
  const companion = companions.find((other) => other.group.label === withLabel);
  const rows = useMemo(() => {
    const timeOf = (id: string) => photoOf({ photos }, id)?.taken?.time ?? Number.POSITIVE_INFINITY;
    const shown = photosOfGroup(getState(), group).filter(
      ({ photoId }) => companion?.photos.has(photoId) ?? true,
    );
    return shown.sort((a, b) => {
      const [timeA, timeB] = [timeOf(a.photoId), timeOf(b.photoId)];
      return timeA === timeB ? a.face - b.face : timeA - timeB;
    });
  }, [getState, group, companion, photos]);
  const date = useMemo(
    // the camera's clock is kept as if it had shown UTC
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
    [language],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const name = group.name ? quoteName(group.name) : t('people.page.unnamed');
  return (
    <div className={css['photos']}>
      <label className={css['with']}>
        {t('people.page.withWhom')}{' '}
        <select
          value={companion ? withLabel : -1}
          onChange={(event) => setWithLabel(Number(event.target.value))}
        >
          <option value={-1}>{t('people.page.everybody')}</option>
          {companions.map((other) => (
            <option key={other.group.label} value={other.group.label}>
              {t('people.page.withCount', {
                name: other.group.name
                  ? quoteName(other.group.name)
                  : t('people.page.groupNumber', { label: other.group.label }),
                count: other.photos.size,
              })}
            </option>
          ))}
        </select>
      </label>
      <div className={css['scroller']} ref={setScroller}>
        <ul
          className={css['list']}
          aria-label={t('people.page.photosOf', { name })}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            const photo = row && photoOf({ photos }, row.photoId);
            if (!row || !photo) return null;
            return (
              <li key={row.photoId} style={{ height: item.size, transform: `translateY(${item.start}px)` }}>
                <button
                  type="button"
                  className={css['photo']}
                  data-testid="person-photo"
                  onClick={() => showPhoto(row.face)}
                >
                  <FaceImage face={row.face} size={48} />
                  <span className={css['text']}>
                    <strong>{photo.path}</strong>
                    {photo.taken && (
                      <small>
                        {date.format(photo.taken.time)} · {t(`people.page.taken.${photo.taken.source}`)}
                      </small>
                    )}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
