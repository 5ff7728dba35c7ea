/**
 * A database as version 1 wrote it: two photos, one face, two decisions. Never changed, whatever becomes of
 * the schema; it shares no code with the app for that reason.
 */
export function makeVersion1(): Promise<void> {
  const collection = 'c1';
  const photo = { size: 10, modified: 20, width: 4, height: 3 };
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kaomap', 1);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('collections', { keyPath: 'id' }).put({
        id: collection,
        name: 'From version 1',
        createdAt: 1,
        openedAt: 2,
        readBy: 'dlib-128-aligned-mirror/1',
        settings: { eps: 0.31 },
        writer: null,
      });
      const photos = db.createObjectStore('photos', { keyPath: ['collection', 'id'] });
      const row = { collection, readBy: 'dlib-128-aligned-mirror/1' };
      photos.put({
        ...row,
        id: 'photo-1',
        order: 1,
        faces: 0,
        photo: { ...photo, id: 'photo-1', path: 'b.jpg', state: 'noFace', sha256: 'b'.repeat(64) },
      });
      photos.put({
        ...row,
        id: 'photo-0',
        order: 0,
        faces: 1,
        photo: { ...photo, id: 'photo-0', path: 'a.jpg', state: 'read', sha256: 'a'.repeat(64) },
      });
      db.createObjectStore('faces', { keyPath: ['collection', 'photo', 'index'] }).put({
        collection,
        photo: 'photo-0',
        index: 0,
        face: {
          id: 'aaaaaaaaaaaaaaaa-0',
          box: { x: 0, y: 0, width: 1, height: 1 },
          score: 0.5,
          quality: { sizePx: 3, sharpness: 60, yaw: 0 },
        },
        descriptor: Float32Array.of(0.6, -0.8).buffer,
        thumbnail: Uint8Array.of(255, 216).buffer,
        mime: 'image/jpeg',
      });
      const decisions = db.createObjectStore('decisions', { keyPath: ['collection', 'seq'] });
      decisions.put({ collection, seq: 0, entry: { name: 'Ann' } });
      decisions.put({ collection, seq: 1, entry: { name: 'Bob' } });
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}
