import { DESCRIPTOR_IDS } from '../store/selectors.ts';
import css from './Header.module.css';
import { useText } from './i18n.ts';
import { Logo } from './Logo.tsx';
import { Menu } from './Menu.tsx';
import { RequestCounter } from './privacy/RequestCounter.tsx';
import { useActions, useApp } from './use-app.ts';
import { useShell } from './use-shell.ts';
import { ViewNav } from './ViewNav.tsx';

/** The top bar once there are photos: add more, take the result home. */
export function Header() {
  const t = useText();
  const actions = useActions();
  const shell = useShell();
  const hasFaces = useApp((s) => s.faces.length > 0);
  const descriptorId = useApp((s) => s.settings.descriptorId);
  return (
    <header className={css['header']}>
      <h1 className={css['brand']}>
        <Logo />
        {t('app.name')}
      </h1>
      <ViewNav />
      <RequestCounter />
      <nav className={css['actions']} aria-label={t('header.actions')}>
        <button type="button" className="button" onClick={shell.pickFolder}>
          {t('header.addFolder')}
        </button>
        <button type="button" className="button" onClick={shell.pickFiles}>
          {t('header.addFiles')}
        </button>
        <span className={css['gap']} />
        <button
          type="button"
          className="button primary"
          disabled={!hasFaces}
          onClick={() => shell.save('kaomap-result.json', 'application/json', actions.resultJson())}
        >
          {t('header.exportJson')}
        </button>
        <button
          type="button"
          className="button"
          disabled={!hasFaces}
          onClick={() => shell.save('kaomap-result.csv', 'text/csv;charset=utf-8', actions.resultCsv())}
        >
          {t('header.exportCsv')}
        </button>
      </nav>
      <Menu label={t('header.more')}>
        <button type="button" onClick={actions.loadSamples}>
          {t('header.samples')}
        </button>
        <button type="button" onClick={shell.pickResult}>
          {t('header.openResult')}
        </button>
        {DESCRIPTOR_IDS.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === descriptorId}
            title={t('header.descriptorHint')}
            onClick={() => actions.setDescriptor(id)}
          >
            {t(`header.descriptor.${id}`)}
          </button>
        ))}
        <button type="button" onClick={shell.askStartOver}>
          {t('header.startOver')}
        </button>
        <button type="button" onClick={shell.showLicenses}>
          {t('privacy.licenses.open')}
        </button>
      </Menu>
    </header>
  );
}
