import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { SavePeopleDialog } from './SavePeopleDialog.tsx';

/** The button that offers all ways to take the people home. */
export function SavePeople({ className }: { readonly className: string }) {
  const t = useText();
  const hasFaces = useApp((s) => s.faces.length > 0);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} disabled={!hasFaces} onClick={() => setIsOpen(true)}>
        {t('save.open')}
      </button>
      {/* not inside a menu, which folds, and the dialog with it */}
      {isOpen && createPortal(<SavePeopleDialog onClose={() => setIsOpen(false)} />, document.body)}
    </>
  );
}
