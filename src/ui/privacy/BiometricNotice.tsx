import { useState } from 'react';
import { useText } from '../i18n.ts';
import css from './BiometricNotice.module.css';
import { rememberNotice, wasNoticeRead } from './remember-notice.ts';

/** What to know before the first photo: faces are biometric data. In nobody's way, and gone once dismissed. */
export function BiometricNotice() {
  const t = useText();
  const [isShown, setIsShown] = useState(() => !wasNoticeRead());
  if (!isShown) return null;
  return (
    <aside className={css['card']} aria-labelledby="biometric-title" data-testid="biometric-notice">
      <h2 id="biometric-title">{t('privacy.biometric.title')}</h2>
      <ul>
        <li>{t('privacy.biometric.compare')}</li>
        <li>{t('privacy.biometric.stay')}</li>
        <li>{t('privacy.biometric.ask')}</li>
        <li>{t('privacy.biometric.remove')}</li>
      </ul>
      <button
        type="button"
        className="button small"
        onClick={() => {
          rememberNotice();
          setIsShown(false);
        }}
      >
        {t('privacy.biometric.dismiss')}
      </button>
    </aside>
  );
}
