import { test } from '@playwright/test';
import { FAULT, type FaultResult, faultWords } from './test-report.ts';

/** Print what a kind of fault came to, and leave it in the report for the table at the end of `npm test`. */
export function tellFault(result: FaultResult): void {
  console.log(`${result.kind}: ${faultWords(result)}`);
  test.info().annotations.push({ type: FAULT, description: JSON.stringify(result) });
}

/** @returns seconds from `start`, as `Date.now` gave it */
export const secondsSince = (start: number): number => (Date.now() - start) / 1000;
