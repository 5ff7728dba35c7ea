import { expect, test } from 'vitest';
import { parseNamedDate } from '../../../../src/ingest/taken-at.ts';
import { snapshot, snapshotName } from '../../../../src/ui/camera/snapshot.ts';

test('a snapshot is called by the time on this computer’s clock, which the date reader understands', () => {
  const name = snapshotName(new Date(2024, 0, 31, 4, 2, 33));
  expect(name).toBe('camera 2024-01-31 04.02.33.jpg');
  expect(parseNamedDate(name)).toBe(Date.UTC(2024, 0, 31, 4, 2, 33));
});

test('a video that shows nothing yet gives no photo', async () => {
  const video = { videoWidth: 0, videoHeight: 0 } as HTMLVideoElement;
  expect(await snapshot(video, new Date())).toBeNull();
});
