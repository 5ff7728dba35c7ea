import { commonGroup } from '../../store/people-acts.ts';
import { clusterCss } from '../cluster-color.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import css from './GroupTag.module.css';

/** Which group a face is in: its color, its name or number, and how many faces it has. */
export function GroupTag({ face }: { readonly face: number }) {
  const t = useText();
  const group = useApp((s) => commonGroup(s, [face]));
  if (!group) return <span className={css['tag']}>{t('face.onItsOwn')}</span>;
  return (
    <span className={css['tag']}>
      <span className={css['dot']} style={{ background: clusterCss(group.anchor) }} />
      <bdi className={css['name']}>{group.name || t('people.page.groupNumber', { label: group.label })}</bdi>
      <small>{t('people.page.figures.faces', { count: group.faces.length })}</small>
    </span>
  );
}
