import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './locales/en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

export type Text = TFunction;

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // texts are bundled, so the first render has them
  initAsync: false,
  returnNull: false,
  // React escapes what it renders
  interpolation: { escapeValue: false },
});

/** The lookup of texts, in the language of the page; unknown keys do not compile. */
export function useText(): Text {
  return useTranslation().t;
}

/** The language of the page, for numbers and dates. */
export function useLanguage(): string {
  return useTranslation().i18n.language;
}
