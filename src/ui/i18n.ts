import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './locales/en.ts';
import { type LookUp, rememberTexts } from './text-lookup.ts';

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

const numbers = new Map<string, Intl.NumberFormat>();

// i18next's own way keeps a formatter for each set of values that a text was ever asked for with
i18next.services.formatter?.add('number', (value: number, language = 'en') => {
  const format = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, format);
  return format.format(value);
});

function onLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

let text: { readonly language: string; readonly t: Text } | null = null;

function textNow(): Text {
  const { language } = i18next;
  if (text?.language !== language) {
    text = { language, t: rememberTexts(i18next.getFixedT(language) as LookUp) as Text };
  }
  return text.t;
}

/**
 * The lookup of texts, in the language of the page; unknown keys do not compile. All texts are bundled, so it
 * can do without what `useTranslation` does for loading them, which is felt where hundreds of buttons ask.
 */
export function useText(): Text {
  return useSyncExternalStore(onLanguage, textNow);
}

/** The language of the page, for numbers and dates. */
export function useLanguage(): string {
  return useTranslation().i18n.language;
}
