import type { CSSProperties } from 'react';
import { selectedNeighborsOf } from '../../../store/face-neighbors.ts';
import { FaceButton } from '../../FaceButton.tsx';
import { faceGroupingOf } from '../../face-grouping.ts';
import { useLanguage, useText } from '../../i18n.ts';
import { moveFocus } from '../../move-focus.ts';
import { useApp } from '../../use-app.ts';
import css from './NearestFaces.module.css';

/**
 * The faces nearest to the one that is selected, by their descriptors and not by the map, framed in the color of
 * their group. Pointing at one shows it on the map, choosing one goes on from there. Absent unless exactly one
 * face is selected.
 */
export function NearestFaces() {
  const t = useText();
  const language = useLanguage();
  const neighbors = useApp(selectedNeighborsOf);
  const grouping = useApp(faceGroupingOf);
  const eps = useApp((s) => s.settings.eps);
  if (neighbors.length === 0) return null;
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <section className={css['nearest']} aria-label={t('mapTools.nearest.list')} data-testid="nearest-faces">
      <h3 className={css['title']}>{t('mapTools.nearest.title')}</h3>
      <ol className={css['list']} onKeyDown={moveFocus}>
        {neighbors.map(({ face, distance }, i) => {
          const isWithin = distance <= eps;
          const reach = t(isWithin ? 'mapTools.nearest.within' : 'mapTools.nearest.beyond');
          return (
            <li
              key={face}
              data-within={isWithin}
              style={{ '--cluster': grouping.colorOf(face) ?? 'var(--noise)' } as CSSProperties}
            >
              <FaceButton index={face} size={42} isFirst={i === 0} />
              <span title={reach}>{format.format(distance)}</span>
              <span className="visually-hidden">{reach}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
