import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { stepsOf } from '../../store/people-history.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import { actText } from './act-text.ts';
import css from './HistoryDialog.module.css';

const ROW = 52;

/** Every act in words, the last one first; any can be taken back or brought back. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const actions = useActions();
  const getState = useGetState();
  const steps = useApp(stepsOf);
  const dialog = useRef<HTMLDialogElement>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const time = useMemo(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
    [language],
  );
  const virtualizer = useVirtualizer({
    count: steps.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 6,
  });
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="history-title">
      <header className={css['header']}>
        <h2 id="history-title">{t('people.history.title')}</h2>
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {t('people.history.close')}
        </button>
      </header>
      <p>{t(steps.length > 0 ? 'people.history.hint' : 'people.history.empty')}</p>
      <div className={css['scroller']} ref={setScroller}>
        <ol aria-label={t('people.history.list')} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const step = steps[steps.length - 1 - item.index];
            if (!step) return null;
            const isBack = step.undone !== undefined;
            return (
              <li
                key={step.seq}
                data-back={isBack}
                data-testid="history-step"
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <span className={css['what']}>
                  {actText(t, getState(), step.act)}
                  <small>
                    {time.format(step.at)}
                    {isBack && ` · ${t('people.history.takenBack')}`}
                  </small>
                </span>
                <button
                  type="button"
                  className="button small"
                  onClick={() => (isBack ? actions.bringBack(step.seq) : actions.takeBack(step.seq))}
                >
                  {t(isBack ? 'people.history.bringBack' : 'people.history.takeBack')}
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </dialog>
  );
}
