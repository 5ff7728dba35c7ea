import type { Alarm } from '../../cluster/alarm-kinds.ts';
import type { Text } from '../i18n.ts';
import { shortEps } from '../slider/short-eps.ts';

/** Why a group looks mixed, in words. */
export function reasonOf(t: Text, { kind, figures }: Alarm): string {
  switch (kind) {
    case 'weakHop':
      return t('alarm.weakHop', { hop: shortEps(figures.hop), meanHop: shortEps(figures.meanHop) });
    case 'samePhoto':
      return t('alarm.samePhoto', { count: figures.pairs });
    case 'wide':
      return t('alarm.wide', { diameter: shortEps(figures.diameter), eps: shortEps(figures.eps) });
  }
}
