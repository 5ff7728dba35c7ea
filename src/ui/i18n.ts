import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
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

function onLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

let text: { readonly language: string; readonly t: Text } | null = null;

function textNow(): Text {
  const { language } = i18next;
  if (text?.language !== language) text = { language, t: remembering(i18next.getFixedT(language)) };
  return text.t;
}

/** Texts that depend on a number alone, kept up to so many. */
const MOST_KEPT = 5000;

/** Counts change with every tick of the slider, but mostly to values seen before. */
function remembering(lookUp: Text): Text {
  const known = new Map<string, string>();
  const t = (key: string, options?: Readonly<Record<string, unknown>>) => {
    const count = options?.['count'];
    if (options && (count === undefined || Object.keys(options).length > 1))
      return lookUp(key as never, options);
    const name = count === undefined ? key : `${key} ${count}`;
    let found = known.get(name);
    if (found === undefined) {
      found = String(lookUp(key as never, options as never));
      if (known.size >= MOST_KEPT) known.clear();
      known.set(name, found);
    }
    return found;
  };
  return t as Text;
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
