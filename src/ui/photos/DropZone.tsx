import { useText } from '../i18n.ts';
import { Logo } from '../Logo.tsx';
import { BiometricNotice } from '../privacy/BiometricNotice.tsx';
import { RequestCounter } from '../privacy/RequestCounter.tsx';
import { CollectionButton } from '../storage/CollectionButton.tsx';
import { useActions } from '../use-app.ts';
import { useShell } from '../use-shell.ts';
import css from './DropZone.module.css';

/** The first screen: what the page does and the ways to give it photos. */
export function DropZone() {
  const t = useText();
  const actions = useActions();
  const shell = useShell();
  return (
    <main className={css['welcome']}>
      <header className={css['header']}>
        <Logo />
        <span>{t('app.name')}</span>
      </header>
      <h1>{t('welcome.title')}</h1>
      <p className={css['how']}>{t('welcome.how')}</p>
      <section className={css['zone']}>
        <Faces />
        <h2>{t('welcome.drop')}</h2>
        <p>{t('welcome.or')}</p>
        <div className={css['buttons']}>
          <button type="button" className="button primary large" onClick={shell.pickFolder}>
            {t('welcome.chooseFolder')}
          </button>
          <button type="button" className="button large" onClick={shell.pickFiles}>
            {t('welcome.chooseFiles')}
          </button>
          <button type="button" className="button large" onClick={actions.loadSamples}>
            {t('welcome.samples')}
          </button>
        </div>
      </section>
      <p className={css['privacy']}>
        <Lock />
        {t('welcome.privacy')}
      </p>
      <BiometricNotice />
      <div className={css['foot']}>
        <button type="button" className="button small quiet" onClick={shell.pickResult}>
          {t('welcome.openResult')}
        </button>
        <RequestCounter />
        <CollectionButton />
        <button type="button" className="button small quiet" onClick={shell.showLicenses}>
          {t('privacy.licenses.open')}
        </button>
      </div>
    </main>
  );
}

/** Three small groups of faces, drawn: what comes out of it. */
function Faces() {
  const groups = [
    { x: 34, y: 34, tone: 'a' },
    { x: 62, y: 26, tone: 'a' },
    { x: 52, y: 54, tone: 'a' },
    { x: 118, y: 50, tone: 'b' },
    { x: 142, y: 32, tone: 'b' },
    { x: 200, y: 28, tone: 'c' },
    { x: 226, y: 42, tone: 'c' },
    { x: 202, y: 58, tone: 'c' },
    { x: 172, y: 62, tone: 'n' },
  ];
  return (
    <svg className={css['faces']} viewBox="0 0 260 84" aria-hidden="true" focusable="false">
      {groups.map(({ x, y, tone }) => (
        <g key={`${x} ${y}`} data-tone={tone} transform={`translate(${x} ${y})`}>
          <circle r="12" />
          <path d="M-4.5 -3v2M4.5 -3v2M-4.5 4q4.5 3.6 9 0" />
        </g>
      ))}
    </svg>
  );
}

function Lock() {
  return (
    <svg className={css['lock']} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </svg>
  );
}
