import { useId } from 'react';
import { GroupCounts } from '../groups/GroupCounts.tsx';
import { useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { useMediaQuery } from '../use-media-query.ts';
import { EpsField } from './EpsField.tsx';
import css from './EpsSlider.module.css';
import { EpsTrack } from './EpsTrack.tsx';
import { MinPtsField } from './MinPtsField.tsx';
import { NextMerge } from './NextMerge.tsx';
import { Presets } from './Presets.tsx';
import { Rules } from './Rules.tsx';
import { SuggestedEps } from './SuggestedEps.tsx';
import { WhySuggested } from './WhySuggested.tsx';

/** Here all of it has room; elsewhere what is seldom needed waits behind a button. */
const ROOMY = '(min-width: 1200px) and (min-height: 700px)';
/** Here there is room for little more than figures and slider; as in EpsSlider.module.css. */
const PHONE = '(max-width: 639px)';

/** The two parameters of the grouping, in plain words, and the counts they lead to. */
export function EpsSlider() {
  const t = useText();
  const id = useId();
  const isRoomy = useMediaQuery(ROOMY);
  const isPhone = useMediaQuery(PHONE);
  return (
    <section className={css['panel']} aria-labelledby={`${id}-title`}>
      <div className={css['fields']}>
        <h2 className={css['title']} id={`${id}-title`}>
          {t('eps.title')}
        </h2>
        <EpsField />
        {!isPhone && <MinPtsField />}
      </div>
      <GroupCounts />
      <div className={css['slide']}>
        <span title={t('eps.stricterHint')}>{t('eps.stricter')}</span>
        <EpsTrack />
        <span title={t('eps.looserHint')}>{t('eps.looser')}</span>
      </div>
      <NextMerge />
      <div className={css['presets']}>
        {!isPhone && <SuggestedEps />}
        {isRoomy ? (
          <>
            <WhySuggested />
            <Presets />
          </>
        ) : (
          <Popover label={t('rules.title')} className="button small" testId="rules-button">
            {() => (
              <div className={css['card']}>
                {isPhone && <MinPtsField />}
                <Rules />
                <div className={css['cardRow']}>
                  {isPhone && <SuggestedEps />}
                  <WhySuggested />
                  <Presets />
                </div>
              </div>
            )}
          </Popover>
        )}
      </div>
      {isRoomy && <Rules />}
    </section>
  );
}
