import type { ClusterList, ClusterView } from '../../store/cluster-list.ts';
import { NOISE } from '../../store/selectors.ts';

/** One line of the list: the head of a group, or one more line of an expanded group's faces. */
export interface ClusterRow {
  readonly kind: 'head' | 'line';
  /** 0 for the head, then counting up. */
  readonly line: number;
  /** Survives a move of the slider where the label does not; NOISE for the tray. */
  readonly anchor: number;
  readonly label: number;
  /** Null for the tray. */
  readonly group: ClusterView | null;
  /** All faces of the group. */
  readonly members: readonly number[];
  /** Face shown large; -1 for the tray and on further lines. */
  readonly cover: number;
  /** Faces shown small on this line. */
  readonly strip: readonly number[];
  /** Faces that no line shows; 0 on further lines. */
  readonly hidden: number;
  readonly isExpanded: boolean;
  readonly isLast: boolean;
}

/**
 * The lines of the list, clusters in their order and the tray of noise last.
 * @param expanded anchors of the groups shown whole
 * @param perLine faces that fit on a line, at least 1
 * @param hasTray whether there is a tray even if no face is on its own
 */
export function clusterRows(
  list: ClusterList,
  expanded: ReadonlySet<number>,
  perLine: number,
  hasTray = false,
): ClusterRow[] {
  const rows: ClusterRow[] = [];
  for (const view of list.clusters) {
    const { anchor, label, faces, cover } = view;
    const isExpanded = expanded.has(anchor);
    // of a folded group only the first few are looked at, however large it is
    const others = (isExpanded ? faces : faces.slice(0, perLine + 1)).filter((face) => face !== cover);
    const group = { anchor, label, group: view, members: faces, cover };
    addGroup(rows, group, others, isExpanded, perLine);
  }
  if (list.noise.length > 0 || hasTray) {
    const group = { anchor: NOISE, label: NOISE, group: null, members: list.noise, cover: -1 };
    addGroup(rows, group, list.noise, expanded.has(NOISE), perLine);
  }
  return rows;
}

function addGroup(
  rows: ClusterRow[],
  group: Pick<ClusterRow, 'anchor' | 'label' | 'group' | 'members' | 'cover'>,
  others: readonly number[],
  isExpanded: boolean,
  perLine: number,
): void {
  const total = group.members.length - (group.cover >= 0 ? 1 : 0);
  const shown = isExpanded ? total : Math.min(total, perLine);
  const hidden = total - shown;
  const lines = Math.max(1, Math.ceil(shown / perLine));
  for (let line = 0; line < lines; line++) {
    const isHead = line === 0;
    rows.push({
      ...group,
      kind: isHead ? 'head' : 'line',
      line,
      cover: isHead ? group.cover : -1,
      strip: others.slice(line * perLine, Math.min(shown, (line + 1) * perLine)),
      hidden: isHead ? hidden : 0,
      isExpanded,
      isLast: line === lines - 1,
    });
  }
}
