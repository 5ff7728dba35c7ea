import { useEffect, useState } from 'react';
import type { JudgeDesk } from '../../store/judge-desk.ts';
import { useLanguage, useText } from '../i18n.ts';
import css from './CameraPane.module.css';
import { LiveBox } from './LiveBox.tsx';
import { snapshot } from './snapshot.ts';
import { useCamera } from './use-camera.ts';
import { useLiveFaces } from './use-live-faces.ts';

interface CameraPaneProps {
  readonly desk: JudgeDesk;
  readonly onClose: () => void;
}

/** The camera's picture with a box and a verdict for each face. It is on while this is shown. */
export function CameraPane({ desk, onClose }: CameraPaneProps) {
  const t = useText();
  const language = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const camera = useCamera(attempt);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const stream = camera.phase === 'on' ? camera.stream : null;
  useEffect(() => {
    if (video) video.srcObject = stream;
  }, [video, stream]);
  const { tracks, rate, fault } = useLiveFaces(desk, video, stream !== null);
  const [snapped, setSnapped] = useState('');

  async function take(): Promise<void> {
    const file = video && (await snapshot(video, new Date()));
    if (!file) return;
    setSnapped(file.name);
    await desk.addSnapshot(file);
  }
  const shown = tracks.filter(({ missed }) => missed === 0);
  return (
    <section className={css['camera']} aria-label={t('camera.title')} data-phase={camera.phase}>
      {camera.phase === 'on' && (
        <>
          <div className={css['picture']} data-testid="camera-picture">
            <video ref={setVideo} autoPlay playsInline muted />
            {tracks.map((track) => (
              <LiveBox key={track.id} track={track} />
            ))}
          </div>
          <p className={css['state']}>
            <span className={css['light']} role="status">
              {t('camera.running')}
            </span>
            <span>{t('camera.local')}</span>
            <span data-testid="camera-faces">{t('camera.faces', { count: shown.length })}</span>
            {rate !== null && (
              <span data-testid="camera-rate" data-rate={rate}>
                {t('camera.rate', {
                  rate: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(rate),
                })}
              </span>
            )}
          </p>
        </>
      )}
      {camera.phase === 'starting' && <p role="status">{t('camera.starting')}</p>}
      {camera.phase === 'stopped' && <p role="status">{t('camera.stopped')}</p>}
      {camera.phase === 'failed' && <p role="alert">{t(`camera.fault.${camera.fault}`)}</p>}
      {fault !== null && <p role="alert">{t('camera.fault.engine', { detail: fault })}</p>}
      <div className={css['buttons']}>
        {camera.phase === 'on' ? (
          <button type="button" className="button primary" onClick={() => void take()}>
            {t('camera.snapshot')}
          </button>
        ) : (
          camera.phase !== 'starting' && (
            <button type="button" className="button" onClick={() => setAttempt(attempt + 1)}>
              {t('judge.camera')}
            </button>
          )
        )}
        <button type="button" className="button" onClick={onClose}>
          {t('camera.stop')}
        </button>
        {snapped !== '' && <span role="status">{t('camera.snapped', { name: snapped })}</span>}
      </div>
    </section>
  );
}
