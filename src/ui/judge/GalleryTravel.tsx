import { type FormEvent, useRef, useState } from 'react';
import { writeGallery } from '../../store/gallery-travel.ts';
import type { JudgeDesk } from '../../store/judge-desk.ts';
import { visitSettings } from '../../store/visit-settings.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useGetState } from '../use-app.ts';
import { useShell } from '../use-shell.ts';
import { useStateOf } from '../use-state-of.ts';
import css from './JudgePanel.module.css';
import type { GalleryOpening } from './use-gallery-file.ts';

interface GalleryTravelProps {
  readonly desk: JudgeDesk;
  readonly gallery: GalleryOpening;
}

/** The known people as a file: out, and in again elsewhere. */
export function GalleryTravel({ desk, gallery }: GalleryTravelProps) {
  const t = useText();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const file = useStateOf(desk.store, (s) => s.file);
  const { locked, fault, isBusy } = gallery;
  return (
    <section className={css['card']} aria-labelledby="gallery-title">
      <h3 id="gallery-title">{t('judge.gallery.title')}</h3>
      <small>{t('judge.gallery.hint')}</small>
      <SaveGallery desk={desk} />
      {locked ? (
        <Unlock gallery={gallery} />
      ) : (
        <button
          type="button"
          className="button small"
          disabled={isBusy}
          onClick={() => input.current?.click()}
        >
          {t('judge.gallery.open')}
        </button>
      )}
      {fault && (
        <p role="alert" className={css['fault']} data-code={fault.code}>
          {t(`judge.gallery.fault.${fault.code}`)}
        </p>
      )}
      {file && (
        <p className={css['loaded']} data-testid="loaded-gallery">
          <span>
            {t('judge.gallery.loaded', {
              name: file.name,
              count: file.gallery.people.length,
              date: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(
                new Date(file.gallery.createdAt),
              ),
            })}
          </span>
          <button type="button" className="button small quiet" onClick={() => desk.setFile(null)}>
            {t('judge.gallery.forget')}
          </button>
        </p>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept="application/json,.json"
        data-testid="gallery-input"
        aria-label={t('judge.gallery.fileInput')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) gallery.open(chosen);
        }}
      />
    </section>
  );
}

function SaveGallery({ desk }: { readonly desk: JudgeDesk }) {
  const t = useText();
  const shell = useShell();
  const getState = useGetState();
  const [passphrase, setPassphrase] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const canSave = useStateOf(desk.store, (s) => s.trained !== null && (s.known?.people.length ?? 0) > 0);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { known, trained, method } = desk.store.getState();
    if (!known || !trained) return;
    setIsSaving(true);
    const text = await writeGallery(
      {
        ...{ known, method, thresholds: trained.thresholds, settings: visitSettings.getState() },
        descriptorId: getState().settings.descriptorId,
        createdAt: Date.now(),
      },
      passphrase,
    ).finally(() => setIsSaving(false));
    shell.save('kaomap-gallery.json', 'application/json', text);
    setPassphrase('');
  }
  return (
    <form className={css['form']} onSubmit={(event) => void save(event)}>
      <input
        type="password"
        autoComplete="new-password"
        value={passphrase}
        placeholder={t('judge.gallery.passphrase')}
        aria-label={t('judge.gallery.passphrase')}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <button type="submit" className="button small" disabled={!canSave || isSaving}>
        {isSaving ? t('judge.gallery.saving') : t('judge.gallery.save')}
      </button>
    </form>
  );
}

function Unlock({ gallery }: { readonly gallery: GalleryOpening }) {
  const t = useText();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        gallery.unlock(passphrase);
      }}
    >
      <label htmlFor="unlock-passphrase">{t('judge.gallery.locked')}</label>
      <input
        id="unlock-passphrase"
        type="password"
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <button type="submit" className="button small primary" disabled={gallery.isBusy}>
        {t('judge.gallery.unlock')}
      </button>
      <button type="button" className="button small quiet" onClick={gallery.cancel}>
        {t('judge.gallery.cancel')}
      </button>
    </form>
  );
}
