import { findPeopleFault } from './people-fault.ts';
import type { ResultFile } from './result-schema.ts';

/**
 * The first contradiction between the parts of a result, which no schema sees:
 * an index that leads nowhere, a face listed by a cluster that it does not name.
 * @returns a sentence that begins with the path of the fault, or null
 */
export function findFault(result: ResultFile): string | null {
  const { people, faces } = result;
  return (
    findFaceFault(result) ??
    findClusterFault(result) ??
    (people ? findPeopleFault(people, faces.length) : null)
  );
}

function findFaceFault({ photos, faces }: ResultFile): string | null {
  const ids = new Set<string>();
  for (const [i, face] of faces.entries()) {
    if (face.photo >= photos.length)
      return `faces.${i}.photo: there are ${photos.length} photos, got ${face.photo}`;
    if (ids.has(face.id)) return `faces.${i}.id: another face has it, too`;
    ids.add(face.id);
    if ((face.role === 'noise') !== (face.cluster === -1)) {
      return `faces.${i}.role: ${face.role} does not go with cluster ${face.cluster}`;
    }
  }
  return null;
}

function findClusterFault({ faces, clusters }: ResultFile): string | null {
  const labels = new Set<number>();
  const listed = new Set<number>();
  for (const [c, cluster] of clusters.entries()) {
    if (labels.has(cluster.label)) return `clusters.${c}.label: another cluster has ${cluster.label}, too`;
    labels.add(cluster.label);
    for (const [k, index] of cluster.faces.entries()) {
      const label = faces[index]?.cluster;
      if (label === undefined)
        return `clusters.${c}.faces.${k}: there are ${faces.length} faces, got ${index}`;
      if (label !== cluster.label) return `clusters.${c}.faces.${k}: face ${index} is in cluster ${label}`;
      if (listed.has(index)) return `clusters.${c}.faces.${k}: face ${index} is listed twice`;
      listed.add(index);
    }
    if (!cluster.faces.includes(cluster.cover)) {
      return `clusters.${c}.cover: face ${cluster.cover} is not of this cluster`;
    }
  }
  const missing = faces.findIndex((face, i) => face.cluster !== -1 && !listed.has(i));
  return missing < 0 ? null : `faces.${missing}.cluster: no cluster lists this face`;
}
