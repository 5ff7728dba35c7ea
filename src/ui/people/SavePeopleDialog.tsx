import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { archivePlanOf } from '../../store/archive-plan.ts';
import { peopleCsvOf } from '../../store/people-csv-of.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import { useShell } from '../use-shell.ts';
import { ArchiveProgressLine } from './ArchiveProgressLine.tsx';
import css from './SavePeopleDialog.module.css';
import { useArchive } from './use-archive.ts';

const MB = 1_000_000;

/** Ways to take home who is who: photos in folders, a table, or the file to go on with. */
export function SavePeopleDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const actions = useActions();
  const getState = useGetState();
  const shell = useShell();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const [withUnsorted, setWithUnsorted] = useState(true);
  const [withSidecars, setWithSidecars] = useState(true);
  const { state, start, cancel } = useArchive();
  const photos = useApp((s) => s.photos);
  const people = useApp((s) => s.history.state);
  const scope = useMemo(() => {
    void people;
    const plan = archivePlanOf(getState(), { withUnsorted, withSidecars: false });
    const here = plan.filter(({ row }) => actions.fileOf(row.id) !== undefined);
    return {
      folders: new Set(plan.map(({ path }) => path.slice(0, path.indexOf('/')))).size,
      files: plan.length,
      gone: new Set(plan.filter((photo) => !here.includes(photo)).map(({ row }) => row.id)).size,
      bytes: here.reduce((sum, { row }) => sum + row.size, 0),
    };
  }, [getState, actions, people, withUnsorted]);
  const size = new Intl.NumberFormat(language, { maximumFractionDigits: scope.bytes < 10 * MB ? 1 : 0 });
  const isWriting = state.phase === 'writing';
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="save-people-title">
      <header className={css['header']}>
        <h2 id="save-people-title">{t('save.title')}</h2>
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {t('save.close')}
        </button>
      </header>
      <section>
        <h3>{t('save.zip.title')}</h3>
        <p>{t('save.zip.what')}</p>
        <label>
          <input
            type="checkbox"
            checked={withSidecars}
            disabled={isWriting}
            onChange={() => setWithSidecars(!withSidecars)}
          />
          {t('save.zip.sidecars')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={withUnsorted}
            disabled={isWriting}
            onChange={() => setWithUnsorted(!withUnsorted)}
          />
          {t('save.zip.unsorted')}
        </label>
        <div className={css['act']}>
          <button
            type="button"
            className="button primary"
            disabled={isWriting || scope.files === 0}
            onClick={() => void start({ withUnsorted, withSidecars })}
          >
            {t('save.zip.do')}
          </button>
          <small data-testid="save-scope">
            {t('save.zip.scope', {
              folders: t('save.zip.folders', { count: scope.folders }),
              files: t('save.zip.files', { count: scope.files }),
              size: size.format(scope.bytes / MB),
            })}
          </small>
        </div>
        {scope.gone > 0 && photos.length > 0 && (
          <p className={css['warn']} data-testid="save-gone">
            {t('save.zip.gone', { count: scope.gone })}
          </p>
        )}
        <ArchiveProgressLine state={state} onCancel={cancel} />
      </section>
      <section>
        <h3>{t('save.table.title')}</h3>
        <p>{t('save.table.what')}</p>
        <button
          type="button"
          className="button"
          onClick={() => shell.save('kaomap-people.csv', 'text/csv;charset=utf-8', peopleCsvOf(getState()))}
        >
          {t('save.table.do')}
        </button>
      </section>
      <section>
        <h3>{t('save.json.title')}</h3>
        <p>{t('save.json.what')}</p>
        <button
          type="button"
          className="button"
          onClick={() => shell.save('kaomap-result.json', 'application/json', actions.resultJson())}
        >
          {t('save.json.do')}
        </button>
      </section>
    </dialog>
  );
}
