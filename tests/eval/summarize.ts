import type { Report } from './make-report.ts';
import type { MeasuredPair } from './measure-pairs.ts';
import type { LabelScores, Scores } from './score-labels.ts';

/** The report in a few lines for people. */
export function summarize(report: Report): string {
  const { photos, faces, photosWithoutFace, failed, seconds, photosPerSecond } = report;
  const rate = photosPerSecond === null ? '' : ` (${photosPerSecond.toFixed(1)} photos a second)`;
  const lines = [
    `${photos} files, ${faces} faces; ${photosWithoutFace} photos without a face, ${failed} failed`,
    `${seconds.toFixed(1)} s${rate}, ${report.backend ?? 'no engine needed'}, ${report.descriptor}`,
    `eps ${report.eps}, minPts ${report.minPts}: ${report.clusters} clusters, ${report.noise} noise`,
  ];
  if (report.labelled) lines.push(...scoreLines({ ...report, labelled: report.labelled }));
  if (report.pairs) lines.push('', ...pairTable(report.pairs, report.samePersonThreshold));
  return lines.join('\n');
}

type Scored = Partial<LabelScores> & Pick<LabelScores, 'labelled'> & Pick<Report, 'eps'>;

function scoreLines({ eps, labelled, atParameters, atParametersOnPage, atBestEps }: Scored): string[] {
  const { people, photos, faces, photosMissed, photosWithoutLabel, clusters, noise } = labelled;
  const lines = [
    `labelled: ${people} people, ${photos} photos, ${faces} faces, ${photosMissed} missed; ` +
      `${photosWithoutLabel} photos without a label`,
  ];
  if (!atParameters || !atParametersOnPage || !atBestEps) return [...lines, 'no labelled face, so no scores'];
  const { eps: best } = atBestEps;
  const rows = [
    ['', 'precision', 'recall', 'F1', 'BCubed F1', 'adj. Rand', 'clusters', 'noise'],
    [`labelled faces, eps ${eps}`, ...scoreCells(atParameters), `${clusters}`, `${noise}`],
    ['same faces, labels of page', ...scoreCells(atParametersOnPage), '', ''],
    [
      `labelled faces, best eps ${best.toFixed(3)}`,
      ...scoreCells(atBestEps),
      `${atBestEps.clusters}`,
      `${atBestEps.noise}`,
    ],
  ];
  return [...lines, '', ...table(rows)];
}

function scoreCells({ pairwise, bcubed, adjustedRand }: Scores): string[] {
  const { precision, recall, f1 } = pairwise;
  return [precision, recall, f1, bcubed.f1, adjustedRand].map((value) => value.toFixed(4));
}

function pairTable(pairs: readonly MeasuredPair[], threshold: number): string[] {
  const rows = pairs.map((pair) => [
    pair.file_x,
    pair.file_y,
    pair.distance?.toFixed(4) ?? '',
    pair.distance === null ? pair.reason : pair.same ? 'same' : 'different',
  ]);
  return table([['file_x', 'file_y', 'distance', `verdict at ${threshold}`], ...rows]);
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
