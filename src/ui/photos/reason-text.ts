import type { Reason } from '../../ingest/photo.ts';
import type { Text } from '../i18n.ts';

/** The sentence for a reason, with its detail where the sentence has room for one. */
export function reasonText(t: Text, { code, detail }: Reason): string {
  if (code === 'sameAs') {
    return detail === undefined
      ? t('ledger.reason.sameAsOther')
      : t('ledger.reason.sameAs', { path: detail });
  }
  return t(`ledger.reason.${code}`, { detail: detail === undefined ? '' : t('ledger.detail', { detail }) });
}
