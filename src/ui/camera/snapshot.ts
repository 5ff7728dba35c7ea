const QUALITY = 0.92;

/** What the video shows now, as a photo whose name says when it was taken. Null if it shows nothing yet. */
export async function snapshot(video: HTMLVideoElement, now: Date): Promise<File | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return blob && new File([blob], snapshotName(now), { type: 'image/jpeg', lastModified: now.getTime() });
}

/** By the clock of this computer: `camera 2024-01-31 14.22.33.jpg`. */
export function snapshotName(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.');
  return `camera ${date} ${time}.jpg`;
}
