import { expect, test } from 'vitest';
import { readAudit } from '../support/audit-report.ts';

test('a clean audit has no lines', () => {
  expect(readAudit('{"auditReportVersion":2,"vulnerabilities":{},"metadata":{}}')).toEqual({
    wasAsked: true,
    lines: [],
  });
});

test('each weak package gets a line that says what is wrong', () => {
  const via = [{ title: 'Reads past the end' }, 'other'];
  const printed = JSON.stringify({ vulnerabilities: { a: { severity: 'high', range: '<2.0.0', via } } });
  expect(readAudit(printed)).toEqual({ wasAsked: true, lines: ['high: a <2.0.0 Reads past the end'] });
});

test.each([
  ['{"message":"405 Method Not Allowed","error":{"summary":""}}', '405 Method Not Allowed'],
  ['{"error":{"summary":"no network"}}', 'no network'],
  ['', 'npm printed no report'],
])('without an answer of the registry nothing is claimed: %s', (printed, reason) => {
  expect(readAudit(printed)).toEqual({ wasAsked: false, lines: [reason] });
});
