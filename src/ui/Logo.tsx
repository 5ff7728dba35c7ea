import css from './Logo.module.css';

/** The mark: a face among the dots of a map. */
export function Logo() {
  return (
    <svg className={css['logo']} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="14" cy="17" r="10" />
      <path d="M10.5 14.5v2M17.5 14.5v2M10 20.5q4 3.2 8 0" />
      <circle className={css['dot']} cx="26.5" cy="6.5" r="3" />
      <circle className={css['dot']} cx="28" cy="15.5" r="2" />
      <circle className={css['dot']} cx="18.5" cy="3.5" r="2" />
    </svg>
  );
}
