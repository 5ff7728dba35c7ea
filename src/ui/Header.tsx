import { DESCRIPTOR_IDS } from '../store/selectors.ts';
import css from './Header.module.css';
import { useText } from './i18n.ts';
import { Logo } from './Logo.tsx';
import { Menu } from './Menu.tsx';
import { SavePeople } from './people/SavePeople.tsx';
import { RequestCounter } from './privacy/RequestCounter.tsx';
import { CollectionButton } from './storage/CollectionButton.tsx';
import { useActions, useApp } from './use-app.ts';
import { useMediaQuery } from './use-media-query.ts';
import { useShell } from './use-shell.ts';
import { ViewNav } from './ViewNav.tsx';

/** Below it the row holds menus in place of four buttons. */
const NARROW = '(max-width: 1239px)';

/** The top bar once there are photos: add more, take the result home. */
export function Header() {
  const t = useText();
  const actions = useActions();
  const shell = useShell();
  const isNarrow = useMediaQuery(NARROW);
  const hasFaces = useApp((s) => s.faces.length > 0);
  const descriptorId = useApp((s) => s.settings.descriptorId);
  const [own, first] = isNarrow ? ['', ''] : ['button', 'button primary'];
  const add = (
    <>
      <button type="button" className={own} onClick={shell.pickFolder}>
        {t('header.addFolder')}
      </button>
      <button type="button" className={own} onClick={shell.pickFiles}>
        {t('header.addFiles')}
      </button>
    </>
  );
  const take = (
    <>
      <button
        type="button"
        className={first}
        disabled={!hasFaces}
        onClick={() => shell.save('kaomap-result.json', 'application/json', actions.resultJson())}
      >
        {t('header.exportJson')}
      </button>
      <button
        type="button"
        className={own}
        disabled={!hasFaces}
        onClick={() => shell.save('kaomap-result.csv', 'text/csv;charset=utf-8', actions.resultCsv())}
      >
        {t('header.exportCsv')}
      </button>
      <SavePeople className={own} />
    </>
  );
  return (
    <header className={css['header']}>
      <h1 className={css['brand']}>
        <Logo />
        <span>{t('app.name')}</span>
      </h1>
      <CollectionButton />
      <div className={css['where']}>
        <ViewNav />
        <RequestCounter />
      </div>
      <nav className={css['actions']} aria-label={t('header.actions')}>
        {isNarrow ? (
          <>
            <Menu label={t('header.add')}>{add}</Menu>
            <span className={css['export']}>
              <Menu label={t('header.export')}>{take}</Menu>
            </span>
          </>
        ) : (
          <>
            {add}
            <span className={css['gap']} />
            {take}
          </>
        )}
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
        <button type="button" onClick={shell.showStorage}>
          {t('storage.menu')}
        </button>
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
