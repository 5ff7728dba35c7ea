import type { AutoReason } from '../../cluster/suggest-eps.ts';
import type { Text } from '../i18n.ts';
import { shortEps } from './short-eps.ts';

/** Why `auto` is what it is, as a sentence. */
export function reasonOf(t: Text, reason: AutoReason): string {
  switch (reason.code) {
    case 'tooFew':
      return t('suggestion.reason.tooFew', { count: reason.facesNeeded });
    case 'strangerTail':
      return t('suggestion.reason.strangerTail', { faces: Math.round(1 / reason.expectedStrangers) });
    case 'samePhoto':
      return t('suggestion.reason.samePhoto', { count: reason.pairs });
    case 'largeJoin':
      return t('suggestion.reason.largeJoin', {
        at: shortEps(reason.at),
        a: reason.sizes[0],
        b: reason.sizes[1],
      });
    default:
      return t(`suggestion.reason.${reason.code}`);
  }
}
