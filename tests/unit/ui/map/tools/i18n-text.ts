import i18next from 'i18next';
import '../../../../../src/ui/i18n.ts';
import type { Text } from '../../../../../src/ui/i18n.ts';

/** The texts of the page, looked up as the page does. */
export const i18nText: Text = i18next.getFixedT('en');
