import type { ReactNode } from 'react';
import { Legend } from './Legend.tsx';
import css from './MapBody.module.css';

/** The plot and its legend: beside it where there is room, else over it. @param children one element, the plot */
export function MapBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className={css['body']}>
      {children}
      <Legend />
    </div>
  );
}
