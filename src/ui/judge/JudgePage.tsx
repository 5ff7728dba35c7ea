import { useEffect, useRef, useState } from 'react';
import { judgeDeskOf } from '../../store/judge-desk.ts';
import { transferFiles } from '../../store/transfer-files.ts';
import { CameraPane } from '../camera/CameraPane.tsx';
import { claimDrops } from '../drop-claim.ts';
import { Header } from '../Header.tsx';
import { useText } from '../i18n.ts';
import { Notice } from '../Notice.tsx';
import { Progress } from '../photos/Progress.tsx';
import { useKaomap } from '../use-kaomap.ts';
import { useStateOf } from '../use-state-of.ts';
import { GalleryTravel } from './GalleryTravel.tsx';
import { JudgedPhotoView } from './JudgedPhotoView.tsx';
import css from './JudgePage.module.css';
import { KnownPanel } from './KnownPanel.tsx';
import { ThresholdPanel } from './ThresholdPanel.tsx';
import { useGalleryFile } from './use-gallery-file.ts';

/** New photos, or the camera, against the people that are known. */
export default function JudgePage() {
  const t = useText();
  const kaomap = useKaomap();
  const desk = judgeDeskOf(kaomap);
  const photos = useStateOf(desk.store, (s) => s.photos);
  const engine = useStateOf(desk.store, (s) => s.engine);
  const input = useRef<HTMLInputElement>(null);
  const [hasCamera, setHasCamera] = useState(false);
  const gallery = useGalleryFile(desk);
  const { open } = gallery;

  useEffect(() => desk.open(), [desk]);
  useEffect(
    () =>
      claimDrops({
        title: t('judge.drop'),
        hint: t('judge.dropHint'),
        async take(transfer) {
          const files = await transferFiles(transfer);
          const [first] = files;
          if (first && files.length === 1 && first.name.toLowerCase().endsWith('.json')) open(first);
          else desk.addFiles(files);
        },
      }),
    [desk, open, t],
  );
  return (
    <div className={css['page']}>
      <Header />
      <Notice />
      <Progress />
      <main className={css['main']}>
        <section className={css['faces']} aria-label={t('judge.title')}>
          <header className={css['lead']}>
            <h2>{t('judge.title')}</h2>
            <p>{t('judge.lead')}</p>
          </header>
          {hasCamera && <CameraPane desk={desk} onClose={() => setHasCamera(false)} />}
          <div className={css['zone']}>
            <strong>{t('judge.drop')}</strong>
            <span>{t('judge.dropHint')}</span>
            <div className={css['buttons']}>
              <button type="button" className="button primary" onClick={() => input.current?.click()}>
                {t('judge.choose')}
              </button>
              {!hasCamera && (
                <button
                  type="button"
                  className="button"
                  data-testid="start-camera"
                  onClick={() => setHasCamera(true)}
                >
                  {t('judge.camera')}
                </button>
              )}
              {photos.length > 0 && (
                <button type="button" className="button quiet" onClick={desk.clear}>
                  {t('judge.clear')}
                </button>
              )}
            </div>
            <input
              ref={input}
              hidden
              type="file"
              multiple
              accept="image/*,.heic,.heif,.avif"
              data-testid="judge-input"
              aria-label={t('judge.fileInput')}
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])];
                event.currentTarget.value = '';
                desk.addFiles(files);
              }}
            />
          </div>
          {engine === 'starting' && <p role="status">{t('judge.starting')}</p>}
          {engine === 'failed' && <p role="alert">{t('judge.engineFailed')}</p>}
          {photos.length === 0 && !hasCamera && <p className={css['empty']}>{t('judge.empty')}</p>}
          <ul className={css['list']}>
            {photos.map((photo) => (
              <JudgedPhotoView key={photo.id} photo={photo} desk={desk} />
            ))}
          </ul>
        </section>
        <aside className={css['side']}>
          <KnownPanel desk={desk} />
          <ThresholdPanel desk={desk} />
          <GalleryTravel desk={desk} gallery={gallery} />
        </aside>
      </main>
    </div>
  );
}
